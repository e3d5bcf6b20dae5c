import { SingleBar } from 'cli-progress'

const PATIENCE_MS = 1_000

/**
 * A bar on a terminal for work that takes longer than a second; nothing elsewhere, so that logs stay readable.
 * @param total bytes to come
 */
export function progressBar(label: string, total: number) {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% {eta_formatted} left`,
    stream: process.stderr,
  })
  const start = performance.now()
  let done = 0

  function advance(by: number): void {
    done += by
    const isDue = process.stderr.isTTY && performance.now() - start > PATIENCE_MS
    if (isDue && !bar.isActive) bar.start(total, done)
    else if (bar.isActive) bar.update(done)
  }

  /** Passes the chunks on and counts them. */
  async function* follow(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      advance(chunk.length)
      yield chunk
    }
    if (bar.isActive) bar.stop()
  }

  return { follow }
}

const BETWEEN_LINES_MS = 10_000

/** A bar on a terminal for work of several steps; elsewhere a line for each step, and one now and then within it. */
export function stepBar() {
  const bar = new SingleBar({ format: '{step} {bar} {value} of {total}', stream: process.stderr })
  let current = ''
  let lastLine = Number.NEGATIVE_INFINITY

  function show(step: string, done: number, total: number): void {
    if (process.stderr.isTTY) showBar(step, done, total)
    else showLine(step, done, total)
  }

  function showBar(step: string, done: number, total: number): void {
    if (!bar.isActive) bar.start(total, done, { step })
    bar.setTotal(total)
    bar.update(done, { step })
  }

  function showLine(step: string, done: number, total: number): void {
    const isDue = step !== current || done >= total || performance.now() - lastLine > BETWEEN_LINES_MS
    if (!isDue) return
    current = step
    lastLine = performance.now()
    console.error(`${step}: ${done} of ${total}`)
  }

  return { show, end: () => bar.stop() }
}
