import { type Request, type Response, Router } from 'express'
import { EditedMeanwhile, Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { actorOf, allow, signedIn } from './access.ts'
import { type Account, NoSuchTeam, normaliseEmail, Taken } from './account.ts'
import { NewPersonForm, personForm } from './admin-schema.ts'
import { newcomers } from './newcomers.ts'
import { passwordLinkPage } from './password-link-page.ts'
import { canManageAccounts } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { accountRecords } from './record.ts'
import { NumberedParams } from './schema.ts'
import { newUserPage, userPage, usersPage } from './user-page.ts'

/** People: who they are, and what they may do. */
export function userRoutes({ db, clock, config, sendPage, sessions }: Context): Router {
  const router = Router()
  const accounts = accountQueries(db)
  const records = accountRecords(db, clock)
  const people = newcomers(db, clock)

  router.get(paths.adminUsers(), allow(canManageAccounts), (req, res) => {
    sendPage(res, 'accounts/admin-users', usersPage(accounts.all(), signedIn(req).id))
  })

  router.get(paths.newUser(), allow(canManageAccounts), (_req, res) => showNew(res, EMPTY_FORM))

  /**
   * The link stands in this answer and nowhere else: a redirect to a page with it would need the token kept in
   * between. Who loads the answer again is told that the e-mail address is taken.
   */
  router.post(paths.adminUsers(), allow(canManageAccounts), (req, res) => {
    const { values, state } = readForm(NewPersonForm, req.body)
    if (!values) return showNew(res, state, 422)
    const { team, reason, ...person } = values
    try {
      const { id, token } = people.add({ ...person, teamId: team, passwordHash: null }, actorOf(req), reason)
      const parts = { account: accounts.existing(id), token, baseUrl: config.BASE_URL, isNew: true }
      sendPage(res, 'accounts/admin-password-link', passwordLinkPage(parts))
    } catch (error) {
      showNew(res, refusedIn(state, error), 422)
    }
  })

  router.get(paths.adminUser(':number'), allow(canManageAccounts), (req, res) => {
    show(res, accountOf(req), EMPTY_FORM)
  })

  router.post(paths.adminUser(':number'), allow(canManageAccounts), (req, res) => {
    const account = accountOf(req)
    const { values, state } = readForm(personForm(account), req.body)
    if (!values) return show(res, account, state, 422)
    const { team, revision, reason, ...person } = values
    try {
      const wanted = { ...person, teamId: team }
      const isNews = records.change(account.id, wanted, actorOf(req), { revision, reason })
      const said = isNews ? `The account of ${person.name} is changed.` : 'Nothing was different.'
      sessions.leaveNotice(req, said)
      res.redirect(303, stillAdmin(req, account.id) ? paths.adminUser(account.id) : paths.account())
    } catch (error) {
      if (error instanceof EditedMeanwhile) return show(res, accounts.existing(account.id), state, 409, true)
      show(res, account, refusedIn(state, error), 422)
    }
  })

  function accountOf(req: Request): Account {
    const { number } = readParams(NumberedParams, req)
    return orNotFound(accounts.byId(number), 'There is no account with this number.')
  }

  /** Someone who gave up the role themselves may not see these pages any more. */
  function stillAdmin(req: Request, changedId: number): boolean {
    return signedIn(req).id !== changedId || accounts.existing(changedId).role === 'admin'
  }

  function showNew(res: Response, state: FormState, status = 200): void {
    const taken = state.errors.email ? accounts.byEmail(normaliseEmail(state.input.email ?? '')) : undefined
    sendPage(res, 'accounts/admin-new-user', newUserPage(accounts.teams(), state, taken), status)
  }

  function show(res: Response, account: Account, state: FormState, status = 200, isStale = false): void {
    const parts = { account, teams: accounts.teams(), isOwn: signedIn(res.req).id === account.id }
    sendPage(res, 'accounts/admin-user', userPage({ ...parts, state, isStale }), status)
  }

  return router
}

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof Refusal)) throw error
  return withError(state, fieldOf(error), error.message)
}

function fieldOf(error: Refusal): string {
  if (error instanceof Taken) return 'email'
  return error instanceof NoSuchTeam ? 'team' : 'role'
}
