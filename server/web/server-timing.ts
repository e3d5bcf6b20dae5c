import type { RequestHandler } from 'express'

/**
 * Tells in `Server-Timing: total;dur=1.2` how many milliseconds passed until the response's headers were
 * written: what the browser's tools show and the benchmark measures.
 */
export const serverTiming: RequestHandler = (_req, res, next) => {
  const start = performance.now()
  const writeHead = res.writeHead.bind(res) as (...values: unknown[]) => typeof res
  res.writeHead = ((...values: unknown[]) => {
    if (!res.headersSent)
      res.setHeader('Server-Timing', `total;dur=${(performance.now() - start).toFixed(2)}`)
    return writeHead(...values)
  }) as typeof res.writeHead
  next()
}
