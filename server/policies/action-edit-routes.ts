import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies } from '../accounts/permissions.ts'
import { EditedMeanwhile, Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { NumberTaken, type PolicyAction } from './action.ts'
import { actionFormPage, actionRemovalPage } from './action-form-page.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import { actionRecords } from './action-record.ts'
import { ActionForm, ActionParams, ActionRemovalForm } from './action-schema.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { PolicyParams } from './schema.ts'

/** Adding, changing and removing the actions of a policy. */
export function actionEditRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const records = actionRecords(db, clock)
  const due = actionDueReader(context)

  router.get(paths.newPolicyAction(':slug'), allow(canEditPolicies), (req, res) => {
    show(res, { policy: policyOf(req), action: null, state: EMPTY_FORM })
  })

  router.post(paths.policyActions(':slug'), allow(canEditPolicies), (req, res) => {
    const policy = policyOf(req)
    const { facts, state, status } = read(req, policy, null)
    if (!facts) return show(res, { policy, action: null, state, status })
    try {
      const id = records.add(policy, facts, actorOf(req))
      sessions.leaveNotice(req, `Action ${facts.number} is added.`)
      res.redirect(303, paths.policyAction(policy.slug, id))
    } catch (error) {
      show(res, { policy, action: null, state: refusedIn(state, error), status: 422 })
    }
  })

  router.get(paths.policyActionEdit(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    show(res, { ...actionOf(req), state: EMPTY_FORM })
  })

  router.post(paths.policyAction(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    const { policy, action } = actionOf(req)
    const { facts, state, status, revision } = read(req, policy, action)
    if (!facts) return show(res, { policy, action, state, status })
    try {
      records.change(policy, action.id, facts, revision, actorOf(req))
    } catch (error) {
      if (error instanceof EditedMeanwhile)
        return show(res, { ...actionOf(req), state, status: 409, isStale: true })
      return show(res, { policy, action, state: refusedIn(state, error), status: 422 })
    }
    sessions.leaveNotice(req, `Action ${facts.number} is saved.`)
    res.redirect(303, paths.policyAction(policy.slug, action.id))
  })

  router.get(paths.policyActionRemoval(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    const { policy, action } = actionOf(req)
    sendPage(res, 'policies/action-removal', actionRemovalPage(policy, action))
  })

  router.post(paths.policyActionRemoval(':slug', ':id'), allow(canEditPolicies), (req, res) => {
    const { policy, action } = actionOf(req)
    const again = (state: FormState) =>
      sendPage(res, 'policies/action-removal', actionRemovalPage(policy, action, state), 422)
    const { values, state } = readForm(ActionRemovalForm, req.body)
    if (!values) return again(state)
    try {
      records.remove(policy, action.id, actorOf(req), values.reason)
    } catch (error) {
      return again(refusedIn(state, error))
    }
    sessions.leaveNotice(req, `Action ${action.number} is removed.`)
    res.redirect(303, paths.policy(policy.slug))
  })

  /** What was sent, or the form again: where it is wrong, or where its deadline is only to be checked. */
  function read(req: Request, policy: PolicyRow, action: PolicyAction | null) {
    const { values, state } = readForm(ActionForm, req.body)
    if (!values) return { facts: null, state, status: 422 }
    const { number, action: words, deadline: phrase, note, revision, check } = values
    if (check !== undefined) return { facts: null, state, status: 200 }
    const isNew = phrase !== null && phrase !== action?.phrase
    const wrong = isNew ? due.wrongDeadline(phrase, policy.publishedOn) : null
    if (wrong !== null) return { facts: null, state: withError(state, 'deadline', wrong), status: 422 }
    return { facts: { number, words, phrase, note }, state, revision, status: 200 }
  }

  function show(res: Response, parts: Shown): void {
    const { policy, action, state, status = 200, isStale = false } = parts
    const typed = state.input.deadline?.trim()
    const phrase = typed === undefined ? (action?.phrase ?? null) : typed || null
    const { readAs, notes } = due.reader(policy.publishedOn)(phrase)
    const reading = { said: readAs, notes }
    sendPage(res, 'policies/action-form', actionFormPage({ policy, action, state, isStale, reading }), status)
  }

  function policyOf(req: Request): PolicyRow {
    const { slug } = readParams(PolicyParams, req)
    return orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
  }

  function actionOf(req: Request): { policy: PolicyRow; action: PolicyAction } {
    const { slug, id } = readParams(ActionParams, req)
    const policy = orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
    return { policy, action: orNotFound(actions.ofPolicyById(policy.id, id), NO_ACTION) }
  }

  return router
}

const NO_ACTION = 'There is no such action of this policy.'

interface Shown {
  policy: PolicyRow
  action: PolicyAction | null
  state: FormState
  status?: number
  isStale?: boolean
}

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof Refusal)) throw error
  return withError(state, error instanceof NumberTaken ? 'number' : '', error.message)
}
