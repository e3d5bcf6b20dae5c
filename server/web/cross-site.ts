import type { Request, RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { HttpError } from './errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a request that changes something and was caused by another site. Browsers say where a request comes from
 * (Sec-Fetch-Site, and Origin where they are older), and no page can change what they say; what says neither comes
 * from a program, which has no one's cookies. The session cookie's SameSite is the second line.
 */
export function refuseCrossSite({ BASE_URL }: Pick<Config, 'BASE_URL'>): RequestHandler {
  const own = new URL(BASE_URL)
  return (req, _res, next) => {
    if (SAFE.has(req.method) || isFromHere(req, own)) return next()
    throw new HttpError(
      403,
      'This request was sent by another website, so nothing was done.',
      'If you meant to do it, go to the page on this site and do it there.',
    )
  }
}

function isFromHere(req: Request, own: URL): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none' // none: typed, or a form sent again
  const origin = req.get('Origin')
  // The site may go under another name than BASE_URL gives, such as localhost, but never by another scheme.
  return origin === undefined || [own.origin, `${own.protocol}//${req.get('Host')}`].includes(origin)
}
