import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies } from '../accounts/permissions.ts'
import { accountQueries } from '../accounts/queries.ts'
import { EditedMeanwhile, Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { editPolicyPage, newPolicyPage, type PolicyChoices, removalPage } from './form-page.ts'
import { AliasTaken, type Policy, type PolicyFacts, SlugTaken, SupersededInCircle } from './policy.ts'
import { policyQueries } from './queries.ts'
import { policyRecords } from './record.ts'
import { NewPolicyForm, PolicyForm, PolicyParams, RemovalForm, type SentFacts } from './schema.ts'

/** Adding, changing and removing policies. */
export function policyEditRoutes({ db, clock, sendPage, sessions }: Context): Router {
  const router = Router()
  const policies = policyQueries(db)
  const records = policyRecords(db, clock)
  const accounts = accountQueries(db)

  router.get(paths.newPolicy(), allow(canEditPolicies), (_req, res) => showNew(res, EMPTY_FORM))

  router.post(paths.policies(), allow(canEditPolicies), (req, res) => {
    const { values, state } = readForm(NewPolicyForm, req.body)
    const { facts, again } = factsOr(values, state, null)
    if (!values || !facts) return showNew(res, again, 422)
    try {
      records.add({ ...facts, slug: values.slug }, actorOf(req))
    } catch (error) {
      return showNew(res, refusedIn(state, error), 422)
    }
    sessions.leaveNotice(req, `The policy ${values.title} is added.`)
    res.redirect(303, paths.policy(values.slug))
  })

  router.get(paths.policyEdit(':slug'), allow(canEditPolicies), (req, res) => {
    showEdit(res, policyOf(req), EMPTY_FORM)
  })

  router.post(paths.policy(':slug'), allow(canEditPolicies), (req, res) => {
    const policy = policyOf(req)
    const { values, state } = readForm(PolicyForm, req.body)
    const { facts, again } = factsOr(values, state, policy)
    if (!values || !facts) return showEdit(res, policy, again, 422)
    try {
      records.change(policy.id, facts, values.revision, actorOf(req), values.reason)
    } catch (error) {
      if (error instanceof EditedMeanwhile) return showEdit(res, policyOf(req), state, 409, true)
      return showEdit(res, policy, refusedIn(state, error), 422)
    }
    sessions.leaveNotice(req, `The policy ${values.title} is saved.`)
    res.redirect(303, paths.policy(policy.slug))
  })

  router.get(paths.policyRemoval(':slug'), allow(canEditPolicies), (req, res) => {
    sendPage(res, 'policies/removal', removalPage(policyOf(req)))
  })

  router.post(paths.policyRemoval(':slug'), allow(canEditPolicies), (req, res) => {
    const policy = policyOf(req)
    const { values, state } = readForm(RemovalForm, req.body)
    if (!values) return sendPage(res, 'policies/removal', removalPage(policy, state), 422)
    try {
      records.remove(policy.id, actorOf(req), values.reason)
    } catch (error) {
      return sendPage(res, 'policies/removal', removalPage(policy, refusedIn(state, error)), 422)
    }
    sessions.leaveNotice(req, `The policy ${policy.title} is removed.`)
    res.redirect(303, paths.policies())
  })

  function policyOf(req: Request): Policy {
    const { slug } = readParams(PolicyParams, req)
    return orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
  }

  function showNew(res: Response, state: FormState, status = 200): void {
    sendPage(res, 'policies/form', newPolicyPage(choices(), state), status)
  }

  function showEdit(res: Response, policy: Policy, state: FormState, status = 200, isStale = false): void {
    sendPage(res, 'policies/form', editPolicyPage({ policy, choices: choices(), state, isStale }), status)
  }

  function choices(): PolicyChoices {
    return { teams: accounts.teams(), policies: policies.all() }
  }

  /** What the form says of a policy, or the form again where it chooses what is not there. */
  function factsOr(sent: SentFacts | null, state: FormState, policy: Policy | null) {
    if (!sent) return { facts: null, again: state }
    const { published, review, team, 'superseded-by': successor, ...same } = sent
    const { title, kind, links, aliases, body } = same
    const supersededById = successor === null ? null : (policies.bySlug(successor)?.id ?? 0)
    const isTeam = team === null || team === policy?.leadTeamId || accounts.teamById(team) !== undefined
    if (!isTeam) return { facts: null, again: withError(state, 'team', 'Choose a team that there is.') }
    if (supersededById === 0)
      return { facts: null, again: withError(state, 'superseded-by', 'Choose a policy that there is.') }
    const dates = { publishedOn: published, reviewOn: review }
    const facts: PolicyFacts = {
      title,
      kind,
      ...dates,
      links,
      leadTeamId: team,
      supersededById,
      aliases,
      body,
    }
    return { facts, again: state }
  }

  return router
}

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof Refusal)) throw error
  return withError(state, fieldOf(error), error.message)
}

function fieldOf(error: Refusal): string {
  if (error instanceof SlugTaken) return 'slug'
  if (error instanceof SupersededInCircle) return 'superseded-by'
  return error instanceof AliasTaken ? 'aliases' : 'policy'
}
