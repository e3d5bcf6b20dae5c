import { type Request, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import type { PolicyAction } from './action.ts'
import { actionPage } from './action-page.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import { ActionParams } from './action-schema.ts'
import { type PolicyRow, policyQueries } from './queries.ts'

/** Each action of a policy: what it promises, and what touches it. */
export function actionRoutes(context: Context): Router {
  const { db, sendPage } = context
  const router = Router()
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const due = actionDueReader(context)

  router.get(paths.policyAction(':slug', ':id'), allow(canReadRecord), (req, res) => {
    const { policy, action } = actionOf(req)
    const { said } = due.reader(policy.publishedOn)(action.phrase)
    const mayEdit = canEditPolicies(req.visitor)
    sendPage(res, 'policies/action', actionPage({ policy, action, due: said, mayEdit }))
  })

  function actionOf(req: Request): { policy: PolicyRow; action: PolicyAction } {
    const { slug, id } = readParams(ActionParams, req)
    const policy = orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
    return { policy, action: orNotFound(actions.ofPolicyById(policy.id, id), NO_ACTION) }
  }

  return router
}

const NO_ACTION = 'There is no such action of this policy.'
