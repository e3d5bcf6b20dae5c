import type { Request } from 'express'

/** Asked by its address (`/questions.json`) or by its Accept header. */
export function wantsJson(req: Request): boolean {
  return req.path.endsWith('.json') || req.accepts(['html', 'json']) === 'json'
}
