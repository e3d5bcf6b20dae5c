import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies } from '../accounts/permissions.ts'
import { EditedMeanwhile, Refusal } from '../lib/refusals.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { editPolicyPage, newPolicyPage, removalPage } from './form-page.ts'
import { AliasTaken, type Policy, SlugTaken } from './policy.ts'
import { policyQueries } from './queries.ts'
import { policyRecords } from './record.ts'
import { NewPolicyForm, PolicyForm, PolicyParams, RemovalForm } from './schema.ts'

/** Adding, changing and removing policies. */
export function policyEditRoutes({ db, clock, sendPage, sessions }: Context): Router {
  const router = Router()
  const policies = policyQueries(db)
  const records = policyRecords(db, clock)

  router.get(paths.newPolicy(), allow(canEditPolicies), (_req, res) => showNew(res, EMPTY_FORM))

  router.post(paths.policies(), allow(canEditPolicies), (req, res) => {
    const { values, state } = readForm(NewPolicyForm, req.body)
    if (!values) return showNew(res, state, 422)
    try {
      records.add({ ...factsOf(values), slug: values.slug }, actorOf(req))
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
    if (!values) return showEdit(res, policy, state, 422)
    try {
      records.change(policy.id, factsOf(values), values.revision, actorOf(req), values.reason)
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
    sendPage(res, 'policies/form', newPolicyPage(state), status)
  }

  function showEdit(res: Response, policy: Policy, state: FormState, status = 200, isStale = false): void {
    sendPage(res, 'policies/form', editPolicyPage({ policy, state, isStale }), status)
  }

  return router
}

type Values = Pick<
  Policy & { published: string | null; review: string | null },
  'title' | 'kind' | 'published' | 'review' | 'link' | 'aliases' | 'body'
>

function factsOf({ title, kind, published, review, link, aliases, body }: Values) {
  return { title, kind, publishedOn: published, reviewOn: review, link, aliases, body }
}

function refusedIn(state: FormState, error: unknown): FormState {
  if (!(error instanceof Refusal)) throw error
  return withError(state, fieldOf(error), error.message)
}

function fieldOf(error: Refusal): string {
  if (error instanceof SlugTaken) return 'slug'
  return error instanceof AliasTaken ? 'aliases' : 'policy'
}
