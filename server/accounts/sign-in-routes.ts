import { type Response, Router } from 'express'
import { pathWithin } from '../lib/addresses.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { type FormState, readForm, withError } from '../web/forms.ts'
import { allow } from './access.ts'
import { deviceCookie } from './device-cookie.ts'
import { signInPage, waitMessage } from './door-page.ts'
import { entrance } from './entrance.ts'
import { canKnock } from './permissions.ts'
import { SignInForm, SignInQuery } from './schema.ts'
import { signInDesk } from './sign-in.ts'

/** Signing in and out. */
export function signInRoutes(context: Context): Router {
  const { logger, sendPage, sessions } = context
  const router = Router()
  const desk = signInDesk(context)
  const device = deviceCookie(context)
  const enter = entrance(context)

  router.get(paths.signIn(), allow(canKnock), (req, res) => {
    const { next } = SignInQuery.parse(req.query)
    if (req.visitor.account) return res.redirect(303, afterSignIn(next))
    showSignIn(res, { input: { next }, errors: {} })
  })

  router.post(paths.signIn(), allow(canKnock), async (req, res) => {
    const { values, state } = readForm(SignInForm, req.body)
    if (!values) return showSignIn(res, state, 422)
    const result = await desk.attempt({ ...values, address: req.ip ?? '', deviceToken: device.read(req) })
    if (result.outcome === 'right') {
      enter(req, res, result.account)
      return res.redirect(303, afterSignIn(values.next))
    }
    logger.warn({ event: 'sign-in refused', why: result.outcome, address: req.ip, request: req.id })
    if (result.outcome === 'wait') return askToWait(res, state, result.waitMs)
    showSignIn(res, withError(state, 'email', WRONG), 422)
  })

  router.post(paths.signOut(), allow(canKnock), (req, res) => {
    sessions.endOwn(req, res)
    res.set('Clear-Site-Data', '"cache"').redirect(303, paths.home())
  })

  function askToWait(res: Response, state: FormState, waitMs: number): void {
    res.set('Retry-After', String(Math.ceil(waitMs / 1000)))
    showSignIn(res, withError(state, 'email', waitMessage(waitMs)), 429)
  }

  function showSignIn(res: Response, state: FormState, status = 200): void {
    res.set('Cache-Control', 'no-store')
    sendPage(res, 'accounts/sign-in', signInPage(state), status)
  }

  return router
}

/** Only ever a page of this site. */
function afterSignIn(next: string): string {
  return pathWithin(next) ?? paths.home()
}

const WRONG = 'The e-mail address or the password is not right.'
