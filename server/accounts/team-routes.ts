import { type Request, type Response, Router } from 'express'
import { EditedMeanwhile, Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { actorOf, allow } from './access.ts'
import type { Team } from './account.ts'
import { NewTeamForm, TeamForm } from './admin-schema.ts'
import { canManageAccounts } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { NumberedParams } from './schema.ts'
import { teamPage, teamsPage } from './team-page.ts'
import { teamRecords } from './teams.ts'

/** Teams: the units of the department that people belong to. */
export function teamRoutes({ db, clock, sendPage, sessions }: Context): Router {
  const router = Router()
  const accounts = accountQueries(db)
  const records = teamRecords(db, clock)

  router.get(paths.adminTeams(), allow(canManageAccounts), (_req, res) => showAll(res, EMPTY_FORM))

  router.post(paths.adminTeams(), allow(canManageAccounts), (req, res) => {
    const { values, state } = readForm(NewTeamForm, req.body)
    if (!values) return showAll(res, state, 422)
    try {
      records.add(values.name, actorOf(req))
    } catch (error) {
      return showAll(res, refusedIn(state, 'name', error), 422)
    }
    sessions.leaveNotice(req, `The team ${values.name} is added.`)
    res.redirect(303, paths.adminTeams())
  })

  router.get(paths.adminTeam(':number'), allow(canManageAccounts), (req, res) => {
    show(res, teamOf(req), EMPTY_FORM)
  })

  router.post(paths.adminTeam(':number'), allow(canManageAccounts), (req, res) => {
    const team = teamOf(req)
    const { values, state } = readForm(TeamForm, req.body)
    if (!values) return show(res, team, state, 422)
    try {
      records.rename(team.id, values.name, values.revision, actorOf(req))
    } catch (error) {
      if (error instanceof EditedMeanwhile) return show(res, teamOf(req), state, 409, true)
      return show(res, team, refusedIn(state, 'name', error), 422)
    }
    sessions.leaveNotice(req, `The team is now called ${values.name}.`)
    res.redirect(303, paths.adminTeams())
  })

  router.post(paths.teamRemoval(':number'), allow(canManageAccounts), (req, res) => {
    const team = teamOf(req)
    try {
      records.remove(team.id, actorOf(req))
    } catch (error) {
      return show(res, team, refusedIn(EMPTY_FORM, 'team', error), 422)
    }
    sessions.leaveNotice(req, `The team ${team.name} is removed.`)
    res.redirect(303, paths.adminTeams())
  })

  function teamOf(req: Request): Team {
    const { number } = readParams(NumberedParams, req)
    return orNotFound(accounts.teamById(number), 'There is no team with this number.')
  }

  function showAll(res: Response, state: FormState, status = 200): void {
    sendPage(res, 'accounts/admin-teams', teamsPage(accounts.teams(), state), status)
  }

  function show(res: Response, team: Team, state: FormState, status = 200, isStale = false): void {
    const people = accounts.inTeam(team.id)
    sendPage(res, 'accounts/admin-team', teamPage({ team, people, state, isStale }), status)
  }

  return router
}

function refusedIn(state: FormState, field: string, error: unknown): FormState {
  if (!(error instanceof Refusal)) throw error
  return withError(state, field, error.message)
}
