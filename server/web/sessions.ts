import { parseCookie } from 'cookie'
import type { CookieOptions, Request, RequestHandler, Response } from 'express'
import type { Database } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../lib/dates.ts'
import { hashOf, newToken } from '../lib/tokens.ts'
import { type Notice, readNotice, storeNotice } from './notice.ts'
import { type SessionRow, sessionStatements } from './session-statements.ts'

declare global {
  namespace Express {
    interface Request {
      /** Null for whoever has not signed in: nothing is kept of them, and they get no cookie. */
      session: Session | null
    }
  }
}

export interface Session {
  /** What its owner's list calls it. */
  number: number
  accountId: number
  /** The account's epoch when it began: a later one ends it. */
  epoch: number
  /** As `storeNotice` gives it. */
  notice: string | null
}

const HOUR_MS = 3_600_000
/** Left alone for this long, a session ends. */
export const IDLE_LIMIT_MS = 4 * HOUR_MS
/** However busy it is, it ends after this long: everyone signs in once a working day. */
export const ABSOLUTE_LIMIT_MS = 24 * HOUR_MS
/** How exactly the last use is kept: not every page has to write. */
const TOUCH_EVERY_MS = 60_000
/** Sessions held in memory, each for as long as its last use may be inexact. */
const MOST_HELD = 5_000

/**
 * Sessions of people who have signed in, in a database file of their own. The cookie holds a random token and nothing
 * else; the file holds the token's hash, so that whoever reads it can use none. A session is written once, when it
 * begins: a request under way when it is ended cannot bring it back.
 */
export function createSessions(sessionsDb: Database, { BASE_URL }: Pick<Config, 'BASE_URL'>, clock: Clock) {
  const statements = sessionStatements(sessionsDb)
  // Hashing a token and reading its row is half of what a signed-in page costs beyond a stranger's.
  const held = new Map<string, { session: Session; readAt: number }>()
  const secure = BASE_URL.startsWith('https:')
  const cookieName = secure ? '__Host-session' : 'session'
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' }

  /** Finds the session of each request. */
  const handler: RequestHandler = (req, res, next) => {
    res.set('Cache-Control', 'private, no-cache') // from here on, what is answered depends on who asks
    req.session = find(tokenOf(req))
    next()
  }

  function find(token: string | undefined): Session | null {
    if (!token) return null
    const at = clock().getTime()
    const known = held.get(token)
    if (known && at >= known.readAt && at - known.readAt < TOUCH_EVERY_MS) return known.session
    const session = statements.find.get({ hash: hashOf(token), ...limits(at) })
    if (!session) return null
    if (at - session.lastUsedAt >= TOUCH_EVERY_MS) statements.touch.run(at, session.number)
    if (held.size >= MOST_HELD) held.clear()
    held.set(token, { session, readAt: at })
    return session
  }

  /** After every change: what is held must never outlive it. This process alone writes to the sessions' file. */
  function changing<Result>(change: () => Result): Result {
    held.clear()
    return change()
  }

  /** Begins one under a token of its own, so that one planted in the browser before is worth nothing. */
  function begin(req: Request, res: Response, account: { id: number; epoch: number }): void {
    endOwn(req, res)
    const at = clock().getTime()
    statements.sweep.run(limits(at))
    const token = newToken()
    const { lastInsertRowid } = statements.begin.run({
      hash: hashOf(token),
      accountId: account.id,
      epoch: account.epoch,
      address: req.ip ?? '',
      agent: (req.get('User-Agent') ?? '').slice(0, 300),
      at,
    })
    const { id: accountId, epoch } = account
    req.session = { number: Number(lastInsertRowid), accountId, epoch, notice: null }
    res.cookie(cookieName, token, cookie)
  }

  /** Ends that of the request, here and in the browser. */
  function endOwn(req: Request, res: Response): void {
    const own = req.session
    if (own) changing(() => statements.end.run(own.accountId, own.number))
    if (tokenOf(req)) res.clearCookie(cookieName, cookie)
    req.session = null
  }

  function tokenOf(req: Request): string | undefined {
    return parseCookie(req.get('Cookie') ?? '')[cookieName]
  }

  /** The times at or before which a session must have been used, and begun, to have ended. */
  function limits(at: number) {
    return { idle: at - IDLE_LIMIT_MS, absolute: at - ABSOLUTE_LIMIT_MS }
  }

  return {
    handler,
    begin,
    endOwn,
    /** Those of the account of a request that have not ended, the latest used first. */
    ofOwner: ({ session }: Request): SessionRow[] =>
      session ? statements.ofAccount.all({ ...session, ...limits(clock().getTime()) }) : [],
    /** @returns whether there was such a session */
    end: (accountId: number, number: number): boolean =>
      changing(() => statements.end.run(accountId, number).changes > 0),
    endOthers: ({ session }: Request): void => {
      if (session) changing(() => statements.endOthers.run(session.accountId, session.number))
    },
    /** Leaves words to be said once, at the top of the next page. */
    leaveNotice: ({ session }: Request, notice: Parameters<typeof storeNotice>[0]): void => {
      if (session) changing(() => statements.setNotice.run(storeNotice(notice), session.number))
    },
    takeNotice: ({ session }: Request): Notice | null => {
      if (!session?.notice) return null
      changing(() => statements.setNotice.run(null, session.number))
      return readNotice(session.notice)
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
