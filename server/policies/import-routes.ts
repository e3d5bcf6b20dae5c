import { type Request, type Response, Router } from 'express'
import { actorOf, allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord } from '../accounts/permissions.ts'
import { csvWriter } from '../formats/csv.ts'
import { Refusal } from '../lib/refusals.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { EMPTY_FORM, type FormState, readForm, withError } from '../web/forms.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { broughtBy, type ImportPlan, planImport, UnreadableActions } from './action-import.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import { actionRecords } from './action-record.ts'
import { ImportForm } from './action-schema.ts'
import { ACTION_COLUMNS } from './export.ts'
import { fingerprintOf, importPage, previewPage } from './import-page.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { PolicyParams } from './schema.ts'

/** The actions of a policy as a table: pasted in, once it has been seen what that does, and taken away. */
export function actionImportRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const policies = policyQueries(db)
  const actions = actionQueries(db)
  const records = actionRecords(db, clock)
  const due = actionDueReader(context)

  router.get(paths.policyActionsCsv(':slug'), allow(canReadRecord), (req, res) => {
    const policy = policyOf(req)
    const read = due.reader(policy.publishedOn)
    const rows = actions.ofPolicy(policy.id).map((action) => ({ ...action, due: read(action.phrase) }))
    const csv = csvWriter(ACTION_COLUMNS)
    res
      .attachment(`${policy.slug}-actions.csv`)
      .type('csv')
      .send(csv.head() + csv.lines(rows))
  })

  router.get(paths.policyActionsImport(':slug'), allow(canEditPolicies), (req, res) => {
    sendPage(res, 'policies/import', importPage(policyOf(req), EMPTY_FORM))
  })

  router.post(paths.policyActionsImport(':slug'), allow(canEditPolicies), (req, res) => {
    const policy = policyOf(req)
    const { values, state } = readForm(ImportForm, req.body)
    if (!values) return again(res, policy, state)
    try {
      const plan = planImport(values.csv, actions.ofPolicy(policy.id))
      if (values.seen !== fingerprintOf(plan)) return preview(res, policy, plan, values)
      records.takeIn(policy, broughtBy(plan), actorOf(req))
      done(req, res, policy, plan)
    } catch (error) {
      if (!(error instanceof UnreadableActions) && !(error instanceof Refusal)) throw error
      again(res, policy, withError(state, 'csv', error.message))
    }
  })

  function again(res: Response, policy: PolicyRow, state: FormState): void {
    sendPage(res, 'policies/import', importPage(policy, state), 422)
  }

  function preview(
    res: Response,
    policy: PolicyRow,
    plan: ImportPlan,
    { csv, seen }: { csv: string; seen?: string | undefined },
  ): void {
    const read = due.reader(policy.publishedOn)
    const sayDeadline = (phrase: string | null) => read(phrase).said
    const isStale = seen !== undefined
    const model = previewPage({ policy, csv, plan, sayDeadline, isStale })
    sendPage(res, 'policies/import-preview', model, isStale ? 409 : 200)
  }

  function done(req: Request, res: Response, { slug }: PolicyRow, plan: ImportPlan): void {
    const { added, changed } = broughtBy(plan)
    sessions.leaveNotice(
      req,
      `${plural(added.length, 'action is', 'actions are')} added and ${changed.length} changed.`,
    )
    res.redirect(303, paths.policy(slug))
  }

  function policyOf(req: Request): PolicyRow {
    const { slug } = readParams(PolicyParams, req)
    return orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
  }

  return router
}
