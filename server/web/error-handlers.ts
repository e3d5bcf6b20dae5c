import type { ErrorRequestHandler, RequestHandler, Response } from 'express'
import { paths } from '../paths.ts'
import { Busy, HttpError, Invalid, NotFound } from './errors.ts'
import type { SendPage } from './page.ts'
import { wantsJson } from './wants-json.ts'

/** Stands after all routes. */
export const notFoundHandler: RequestHandler = (_req, _res, next) => next(new NotFound())

/**
 * The one place where an error becomes an answer: a page, or `{ "error": { "status", "message" } }` for those who
 * ask for JSON. A person sees only words written for them, never a stack trace, a path or another error's
 * message; what was not foreseen is a 500 with the request's id, and the log has the rest under that id.
 */
export function errorHandler(sendPage: SendPage): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const error = asHttpError(thrown)
    if (error.status >= 500) res.err = asError(thrown) // pino-http writes it into the request's log line
    if (res.headersSent) return void res.destroy()
    if (error instanceof Busy) res.set('Retry-After', String(error.retryAfterSeconds))
    res.vary('Accept').set('Cache-Control', 'no-store')
    if (wantsJson(req)) return void sendJson(res, error)
    try {
      sendErrorPage(sendPage, res, error)
    } catch (failure) {
      res.err = asError(failure)
      res.status(500).type('text').send(`Sorry, something went wrong. Reference: ${req.id}\n`)
    }
  }
}

function asHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown
  if (thrown instanceof URIError) return new HttpError(400, 'The address is not written correctly.')
  const status = clientErrorStatus(thrown)
  return new HttpError(status, MESSAGES[status] ?? DEFAULT_MESSAGE)
}

/** The status of an error that Express or its body parser lays at the client's door; 500 for any other. */
function clientErrorStatus(thrown: unknown): number {
  const status = thrown instanceof Error && 'status' in thrown ? thrown.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function sendJson(res: Response, { status, message }: HttpError): void {
  res.status(status).json({ error: { status, message } })
}

function sendErrorPage(sendPage: SendPage, res: Response, error: HttpError): void {
  const { status, advice } = error
  const model = {
    title: TITLES[status] ?? (status < 500 ? 'There is a problem' : 'Sorry, something went wrong'),
    messages: error instanceof Invalid ? error.messages : [error.message],
    advice,
    requestId: status >= 500 && !(error instanceof Busy) ? res.req.id : null,
    hasOwnSearch: status === 404,
    searchHref: paths.questions(),
    searchHelpHref: paths.help('search'),
    homeHref: paths.home(),
  }
  sendPage(res, status === 404 ? 'errors/not-found' : 'errors/problem', model, status)
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Page not found',
  413: 'Too large',
  414: 'The address is too long',
  429: 'Too many attempts',
  503: 'Busy',
}

const DEFAULT_MESSAGE = 'The page could not be shown. Nothing that you did is the cause.'

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  404: 'There is no page at this address.',
  413: 'What was sent is larger than Pursuant accepts.',
  415: 'What was sent is of a kind that Pursuant cannot read.',
}
