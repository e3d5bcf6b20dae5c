import { type Request, type Response, Router } from 'express'
import { Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { actorOf, allow, signedIn } from './access.ts'
import type { Account } from './account.ts'
import { DisablingForm, EnablingForm } from './admin-schema.ts'
import { passwordLinkPage } from './password-link-page.ts'
import { canManageAccounts } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { accountRecords } from './record.ts'
import { NumberedParams } from './schema.ts'
import { disablingPage, enablingPage } from './standing-page.ts'

/** Whether a person can sign in: disabling and enabling, a link for a password, the end of all sessions. */
export function standingRoutes({ db, clock, config, sendPage, sessions }: Context): Router {
  const router = Router()
  const accounts = accountQueries(db)
  const records = accountRecords(db, clock)

  router.get(paths.userDisabling(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    if (account.disabledAt) return res.redirect(303, paths.adminUser(account.id))
    showDisabling(res, account, EMPTY_FORM)
  })

  router.post(paths.userDisabling(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    const { values, state } = readForm(DisablingForm, req.body)
    if (!values) return showDisabling(res, account, state, 422)
    try {
      records.disable(account.id, actorOf(req), values.reason)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return showDisabling(res, account, withError(state, 'account', error.message), 422)
    }
    sessions.leaveNotice(req, `${account.name} is disabled, and signed out everywhere.`)
    res.redirect(303, isOwn(req, account) ? paths.home() : paths.adminUser(account.id))
  })

  router.get(paths.userEnabling(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    if (!account.disabledAt) return res.redirect(303, paths.adminUser(account.id))
    showEnabling(res, account, EMPTY_FORM)
  })

  router.post(paths.userEnabling(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    const { values, state } = readForm(EnablingForm, req.body)
    if (!values) return showEnabling(res, account, state, 422)
    records.enable(account.id, actorOf(req), values.reason)
    sessions.leaveNotice(req, `${account.name} can sign in again.`)
    res.redirect(303, paths.adminUser(account.id))
  })

  /** The link stands in this answer and nowhere else; who loads it again has a new one, and the one before is void. */
  router.post(paths.userPasswordLink(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    if (account.disabledAt) return res.redirect(303, paths.userEnabling(account.id))
    const token = records.makePasswordLink(account.id, actorOf(req))
    const parts = { account, token, baseUrl: config.BASE_URL, isNew: false }
    sendPage(res, 'accounts/admin-password-link', passwordLinkPage(parts))
  })

  router.post(paths.userSessionsEnding(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    records.signOutEverywhere(account.id, actorOf(req), null)
    sessions.leaveNotice(req, `${account.name} is signed out everywhere.`)
    res.redirect(303, paths.adminUser(account.id))
  })

  function accountOf(req: Request): Account {
    const { number } = readParams(NumberedParams, req)
    return orNotFound(accounts.byId(number), 'There is no account with this number.')
  }

  function showDisabling(res: Response, account: Account, state: FormState, status = 200): void {
    sendPage(res, 'accounts/admin-standing', disablingPage(account, isOwn(res.req, account), state), status)
  }

  function showEnabling(res: Response, account: Account, state: FormState, status = 200): void {
    sendPage(res, 'accounts/admin-standing', enablingPage(account, state), status)
  }

  return router
}

function isOwn(req: Request, { id }: Account): boolean {
  return signedIn(req).id === id
}
