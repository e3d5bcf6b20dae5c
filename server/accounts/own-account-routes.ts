import { type Request, type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { HttpError, NotFound } from '../web/errors.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { readParams } from '../web/params.ts'
import type { Session } from '../web/sessions.ts'
import { actorOf, allow, signedIn } from './access.ts'
import { calendarFeeds } from './calendar-feeds.ts'
import { deviceCookie } from './device-cookie.ts'
import { waitMessage } from './door-page.ts'
import { ownAccountPage } from './own-account-page.ts'
import { ownPasswords } from './own-password.ts'
import { canKeepAccount } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { NumberedParams, OwnPasswordForm } from './schema.ts'

/** One's own account: what it is, its password, where it is signed in. */
export function ownAccountRoutes(context: Context): Router {
  const { db, clock, logger, sendPage, sessions } = context
  const router = Router()
  const accounts = accountQueries(db)
  const feeds = calendarFeeds(db, clock)
  const device = deviceCookie(context)
  const passwords = ownPasswords(context)

  router.get(paths.account(), allow(canKeepAccount), (_req, res) => show(res, EMPTY_FORM))

  router.post(paths.accountPassword(), allow(canKeepAccount), async (req, res) => {
    const { values, state } = readForm(OwnPasswordForm, req.body)
    if (!values) return show(res, state, 422)
    const result = await passwords.change({ ...values, session: sessionOf(req), by: actorOf(req) })
    if (result.outcome === 'wait') {
      res.set('Retry-After', String(Math.ceil(result.waitMs / 1000)))
      return show(res, withError(state, 'current', waitMessage(result.waitMs)), 429)
    }
    if (result.outcome === 'wrong') return show(res, withError(state, 'current', WRONG), 422)
    if (result.outcome === 'weak') return show(res, withError(state, 'password', result.problem), 422)
    if (result.outcome === 'ended') throw new HttpError(401, ENDED)
    enterAgain(req, res, result.account)
    sessions.leaveNotice(req, 'Your password is changed. Everywhere else you have been signed out.')
    res.redirect(303, paths.account())
  })

  router.post(paths.sessionEnding(':number'), allow(canKeepAccount), (req, res) => {
    const { number } = readParams(NumberedParams, req)
    if (!sessions.end(signedIn(req).id, number)) throw new NotFound('This session has ended already.')
    sessions.leaveNotice(req, 'That session is ended.')
    res.redirect(303, paths.account())
  })

  router.post(paths.otherSessionsEnding(), allow(canKeepAccount), (req, res) => {
    sessions.endOthers(req)
    sessions.leaveNotice(req, 'You are signed out everywhere but here.')
    res.redirect(303, paths.account())
  })

  /** The old session has ended with the old password. */
  function enterAgain(req: Request, res: Response, account: { id: number; epoch: number }): void {
    device.forgetAll(account.id)
    sessions.begin(req, res, account)
    device.remember(req, res, account.id)
    logger.info({ event: 'password changed', account: account.id, request: req.id })
  }

  function show(res: Response, state: FormState, status = 200): void {
    const account = accounts.existing(signedIn(res.req).id)
    res.set('Cache-Control', 'no-store')
    const parts = { sessions: sessions.ofOwner(res.req), calendarMadeAt: feeds.madeAt(account.id) }
    sendPage(res, 'accounts/own-account', ownAccountPage({ account, ...parts, state }), status)
  }

  return router
}

function sessionOf({ session }: Request): Session {
  if (!session) throw new HttpError(401, ENDED)
  return session
}

const ENDED = 'Your session ended before this was done, so nothing was changed. Sign in again.'
const WRONG = 'This is not your present password.'
