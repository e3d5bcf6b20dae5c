/**
 * Tells in a process of our own whether it is to stop: the server says so or has died (then their channel closes), or the
 * system does. Nothing is lost by it, and the next one goes on from there.
 */
export function hearStop(): () => boolean {
  let isAsked = false
  for (const event of ['message', 'disconnect', 'SIGINT', 'SIGTERM']) {
    process.on(event, () => {
      isAsked = true
    })
  }
  return () => isAsked
}
