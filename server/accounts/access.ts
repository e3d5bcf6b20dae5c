import type { Request, RequestHandler } from 'express'
import type { Actor } from '../audit/record.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { HttpError } from '../web/errors.ts'
import { wantsJson } from '../web/wants-json.ts'
import { type Permission, standingOfStrangers, type VisitingAccount, type Visitor } from './permissions.ts'
import { accountQueries } from './queries.ts'

declare global {
  namespace Express {
    interface Request {
      visitor: Visitor
    }
  }
}

/** Lets a request through only if its visitor may. `permission` names the rule, for the test that walks the routes. */
export type Guard = RequestHandler & { permission: string }

/**
 * Finds out who sends each request. The account is read anew every time, so a changed role, a disabling or a new
 * password holds from the next request on.
 */
export function recogniseVisitors({ db, config, sessions }: VisitorsContext): RequestHandler {
  const accounts = accountQueries(db)
  const stranger: Visitor = { standing: standingOfStrangers(config.ACCESS), account: null }
  return (req, res, next) => {
    const account = req.session && accounts.visiting(req.session.accountId, req.session.epoch)
    req.visitor = account ? { standing: account.role, account } : stranger
    if (req.session && !account) sessions.endOwn(req, res)
    next()
  }
}

type VisitorsContext = Pick<Context, 'db' | 'config' | 'sessions'>

/**
 * The first handler of every route. An unknown visitor is asked to sign in and then comes back; who has signed in is
 * told what is missing.
 */
export function allow(can: Permission): Guard {
  const guard: RequestHandler = (req, res, next) => {
    const { account } = req.visitor
    if (can(req.visitor)) return next()
    req.log.warn({ event: 'refused', permission: can.name, account: account?.id ?? null })
    if (account) throw new HttpError(403, NOT_YOURS, ASK_AN_ADMIN)
    const isReading = req.method === 'GET' || req.method === 'HEAD'
    if (!isReading || wantsJson(req)) throw new HttpError(401, SIGN_IN, isReading ? null : NOTHING_IS_LOST)
    res.set('Cache-Control', 'no-store').redirect(303, paths.signIn(req.originalUrl))
  }
  return Object.assign(guard, { permission: can.name })
}

/** Who a change is put down to. */
export function actorOf(req: Request): Actor {
  const { id, name } = signedIn(req)
  return { accountId: id, name, via: 'web', requestId: String(req.id) }
}

/** The account of a visitor whom the route's guard lets through only when signed in. */
export function signedIn(req: Request): VisitingAccount {
  const { account } = req.visitor
  if (!account) throw new HttpError(401, SIGN_IN)
  return account
}

const SIGN_IN = 'You need to sign in to do this.'
const NOTHING_IS_LOST =
  'Sign in on another tab, come back to this one and load it again: the browser then sends what you typed once more.'
const NOT_YOURS = 'Your account is not allowed to do this.'
const ASK_AN_ADMIN = 'If you need it for your work, ask an admin of this site to give you the role for it.'
