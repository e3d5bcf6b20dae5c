import { type Response, Router } from 'express'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { HttpError } from '../web/errors.ts'
import { EMPTY_FORM, readForm, withError } from '../web/forms.ts'
import { allow } from './access.ts'
import { deviceCookie } from './device-cookie.ts'
import { newPasswordPage, setUpPage } from './door-page.ts'
import { entrance } from './entrance.ts'
import { newPasswords } from './new-password.ts'
import { problemWith } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { canKnock } from './permissions.ts'
import { LinkQuery, NewPasswordForm, SetUpForm } from './schema.ts'
import { firstSetUp } from './set-up.ts'

/** The doors that a one-time link opens: the first set-up, and choosing a password. */
export function linkRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const setUp = firstSetUp(db, clock)
  const passwords = newPasswords(db, clock)
  const device = deviceCookie(context)
  const enter = entrance(context)

  router.get(paths.setUp(), allow(canKnock), (req, res) => {
    const { token } = LinkQuery.parse(req.query)
    if (!setUp.isOpen(token)) throw deadSetUp()
    sendPrivately(res, 'accounts/set-up', setUpPage(token, EMPTY_FORM))
  })

  router.post(paths.setUp(), allow(canKnock), async (req, res) => {
    const { values, state } = readForm(SetUpForm, req.body)
    const token = state.input.token ?? ''
    const showAgain = (form = state) => sendPrivately(res, 'accounts/set-up', setUpPage(token, form), 422)
    if (!setUp.isOpen(token)) throw deadSetUp()
    if (!values) return showAgain()
    const { name, email, team, password } = values
    const problem = await problemWith(password, [name, email, team])
    if (problem) return showAgain(withError(state, 'password', problem))
    const first = { name, email, team, passwordHash: await hashPassword(password) }
    const account = setUp.complete(token, first, String(req.id))
    if (!account) throw deadSetUp()
    enter(req, res, account)
    sessions.leaveNotice(req, 'Your account is made. You can now add the people who work with you.')
    res.redirect(303, paths.adminUsers())
  })

  router.get(paths.newPassword(), allow(canKnock), (req, res) => {
    const { token } = LinkQuery.parse(req.query)
    sendPrivately(res, 'accounts/new-password', newPasswordPage(ownerOf(token), token, EMPTY_FORM))
  })

  router.post(paths.newPassword(), allow(canKnock), async (req, res) => {
    const { values, state } = readForm(NewPasswordForm, req.body)
    const token = state.input.token ?? ''
    const owner = ownerOf(token)
    const showAgain = (form = state) =>
      sendPrivately(res, 'accounts/new-password', newPasswordPage(owner, token, form), 422)
    if (!values) return showAgain()
    const problem = await problemWith(values.password, [owner.name, owner.email, owner.teamName ?? ''])
    if (problem) return showAgain(withError(state, 'password', problem))
    const account = passwords.choose(token, await hashPassword(values.password), String(req.id))
    if (!account) throw deadLink()
    device.forgetAll(account.id)
    enter(req, res, account)
    sessions.leaveNotice(req, 'Your password is set, and you are signed in.')
    res.redirect(303, paths.home())
  })

  function ownerOf(token: string) {
    const owner = passwords.accountFor(token)
    if (!owner) throw deadLink()
    return owner
  }

  function sendPrivately(res: Response, view: string, model: { title: string }, status = 200): void {
    res.set('Cache-Control', 'no-store')
    sendPage(res, view, model, status)
  }

  return router
}

function deadSetUp(): HttpError {
  const advice =
    'It works once, for an hour, and until the program is started again. Whoever runs this site gets a new one by starting it again, as long as there is no account.'
  return new HttpError(410, DEAD_LINK, advice)
}

function deadLink(): HttpError {
  return new HttpError(
    410,
    DEAD_LINK,
    'It works once, and for a day. Ask an admin of this site for a new one.',
  )
}

const DEAD_LINK = 'This link does not work any more.'
