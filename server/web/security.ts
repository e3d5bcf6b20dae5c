import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { HttpError } from './errors.ts'

const LONGEST_QUERY = 4_000

/**
 * The headers that tell a browser to run and load nothing but our own files. No `upgrade-insecure-requests`: on
 * plain http it would break the site. HSTS only when the site's own address is https.
 */
export function securityHeaders({ BASE_URL }: Pick<Config, 'BASE_URL'>): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: BASE_URL.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  })
}

const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'none'"],
  objectSrc: ["'none'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  manifestSrc: ["'self'"],
}

/** Refuses an address that cannot be decoded, and a query string longer than anyone's honest search. */
export const addressLimits: RequestHandler = (req, _res, next) => {
  const query = req.originalUrl.split('?').slice(1).join('?')
  if (query.length > LONGEST_QUERY) {
    throw new HttpError(414, 'The search is longer than Pursuant can take.', 'Try again with fewer words.')
  }
  decodeURIComponent(req.path) // throws URIError, which becomes a 400
  next()
}

/**
 * Express's query parser: a value for each name, or a list when the name came more than once. `a[b]=c` is
 * a name like any other and never an object, and the result has no prototype to be reached through a name.
 */
export function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  const search = new URLSearchParams(text)
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name)
    query[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  return query
}
