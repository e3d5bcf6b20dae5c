import type { Server } from 'node:http'

/**
 * Takes no more connections, closes those that idle, and lets the requests under way finish, for at most
 * `patience` milliseconds; then it cuts them off.
 */
export async function stopGracefully(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A kept-alive connection that is busy now goes idle later, and nobody else would close it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cutOff = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(sweep)
  clearTimeout(cutOff)
}
