import type { Request } from 'express'
import { pathWithin } from '../lib/addresses.ts'

/** Where a form, or an address, says that its sender came from; only ever within this site. */
export function backOf({ body, query }: Pick<Request, 'body' | 'query'>): string | null {
  const back = ((body ?? {}) as Record<string, unknown>).back ?? query.back
  return typeof back === 'string' ? pathWithin(back) : null
}
