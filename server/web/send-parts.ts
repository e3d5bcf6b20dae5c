import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Sends a long text as fast as it is taken. When it fails under way the answer is cut off, and the log says why. */
export function sendParts(res: Response, parts: AsyncIterable<string>): Promise<void> {
  const source = Readable.from(parts, { highWaterMark: 1 })
  source.once('error', (error) => {
    res.err = error // now: the line in the log is written when the answer ends, which is next
  })
  return pipeline(source, res)
}
