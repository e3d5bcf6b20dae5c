import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { destination, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from 'pino'
import { pinoHttp } from 'pino-http'

/** Logs to standard error, one JSON object a line: standard output is for what a command was asked to print. */
export function createLogger(level: LevelWithSilent): Logger {
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime }, destination(2))
}

/**
 * One line for each request, under an id of ours that the response carries as `X-Request-Id` (one that comes with
 * the request is not trusted). The query string is left out: it holds what somebody searched for.
 */
export function requestLogging(logger: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger,
    genReqId: newRequestId,
    wrapSerializers: false,
    serializers: {
      req: ({ id, method, originalUrl }: Request) => ({ id, method, path: withoutQuery(originalUrl) }),
    },
    customLogLevel: levelFor,
    customSuccessObject: (_req, res, { responseTime }) => ({
      status: res.statusCode,
      milliseconds: responseTime,
    }),
    customErrorObject: (_req, res, err, { responseTime }) => ({
      status: res.statusCode,
      milliseconds: responseTime,
      err: isRefused(res) ? undefined : err,
    }),
  })
}

function newRequestId(_req: Request, res: Response): string {
  const id = randomUUID()
  res.setHeader('X-Request-Id', id)
  return id
}

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

/** There was too much to do: thousands of such lines come at once, and none has a fault to tell of. */
const isRefused = ({ statusCode, err }: Response) => statusCode === 503 && err === undefined

function levelFor(_req: Request, res: Response, error?: Error): LevelWithSilent {
  if (isRefused(res)) return 'warn'
  return error || res.err || res.statusCode >= 500 ? 'error' : 'info'
}
