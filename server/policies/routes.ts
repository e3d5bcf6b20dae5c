import { type Request, type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord, canReadWork } from '../accounts/permissions.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { promiseJson } from '../commitments/json.ts'
import { summaryOf } from '../commitments/summary.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { actionEditRoutes } from './action-edit-routes.ts'
import { actionQueries } from './action-queries.ts'
import { actionDueReader } from './action-reader.ts'
import { actionRoutes } from './action-routes.ts'
import { policyEditRoutes } from './edit-routes.ts'
import { actionImportRoutes } from './import-routes.ts'
import { type OpenCounts, policiesJson, wholePolicyJson } from './json.ts'
import { policiesPage } from './list-page.ts'
import { policyPage } from './page.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { ListQuery, PageQuery, PolicyParams } from './schema.ts'

const SHOWN = 20
const COMMITMENTS_SHOWN = 10

/** Policies, the commitments that belong to them, and the questions that name them. */
export function policyRoutes(context: Context): Router {
  const { db, clock, config, sendPage } = context
  const router = Router()
  const policies = policyQueries(db)
  const questions = questionQueries(db)
  const following = followingQueries(db)
  const listing = questionListing(context)
  const actions = actionQueries(db)
  const due = actionDueReader(context)

  router.get(paths.policies(), allow(canReadRecord), (req, res) => {
    const { kind } = ListQuery.parse(req.query)
    const mayEdit = canEditPolicies(req.visitor)
    sendPage(res, 'policies/policies', policiesPage({ policies: listed(), kind, mayEdit }))
  })

  router.get(paths.policiesJson(), allow(canReadRecord), (req, res) => {
    res.json(policiesJson(listed(), madeFor(req)))
  })

  router.use(policyEditRoutes(context)) // before what follows: /policies/new is the form
  router.use(actionImportRoutes(context))
  router.use(actionEditRoutes(context))
  router.use(actionRoutes(context))

  router.get(paths.policyJson(':slug'), allow(canReadRecord), (req, res) => {
    const policy = policyOf(req)
    const baseUrl = config.BASE_URL
    const facts = { baseUrl, today: today(clock) }
    const items = following.ofPolicy(policy.id, COMMITMENTS_SHOWN).map((one) => promiseJson(one, facts))
    const commitments = { items, statuses: following.statusesOf(policy.id) }
    const counts = countsOf()(policy.id)
    res.json(wholePolicyJson({ policy, counts, commitments, ...pageOf(policy, req), ...madeFor(req) }))
  })

  router.get(paths.policy(':slug'), allow(canReadRecord), (req, res) => showPolicy(req, res, policyOf(req)))

  const listed = () => {
    const counts = countsOf()
    return policies.all().map((policy) => ({ policy, counts: counts(policy.id) }))
  }

  /** Tells the open commitments of each policy as of today. */
  function countsOf(): (policyId: number) => OpenCounts {
    const counts = new Map(following.openByPolicy(today(clock)).map((row) => [row.policyId, row]))
    return (policyId) => counts.get(policyId) ?? { open: 0, overdue: 0 }
  }

  const madeFor = (req: Request) => ({ baseUrl: config.BASE_URL, withWork: canReadWork(req.visitor) })

  function policyOf(req: Request): PolicyRow {
    const { slug } = readParams(PolicyParams, req)
    return orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
  }

  function showPolicy(req: Request, res: Response, policy: PolicyRow): void {
    const { questions, ...page } = pageOf(policy, req)
    const summaries = listing.summarise(questions.map(({ row }) => row))
    const model = policyPage({
      policy,
      questions: questions.flatMap(({ namings }, index) => {
        const summary = summaries[index]
        return summary ? [{ summary, namings }] : []
      }),
      ...page,
      commitments: following
        .ofPolicy(policy.id, COMMITMENTS_SHOWN)
        .map((one) => summaryOf(one, today(clock))),
      statuses: following.statusesOf(policy.id),
      mayEdit: canEditPolicies(req.visitor),
      withWork: canReadWork(req.visitor),
      supersedes: policies.supersededBy(policy.id),
      actions: actionsOf(policy),
    })
    sendPage(res, 'policies/policy', model)
  }

  function actionsOf({ id, publishedOn }: PolicyRow) {
    const read = due.reader(publishedOn)
    return actions.ofPolicy(id).map((action) => ({ action, due: read(action.phrase).said }))
  }

  /** The questions of the page that was asked for, newest first, each with the words that name the policy. */
  function pageOf({ id }: PolicyRow, req: Request) {
    const { page } = PageQuery.parse(req.query)
    const ids = policies.questionIds(id, SHOWN, (page - 1) * SHOWN)
    const rows = new Map(questions.byIds(ids).map((row) => [row.id, row]))
    const namings = policies.questionNamings(id, ids)
    const shown = ids.flatMap((questionId) => {
      const row = rows.get(questionId)
      return row ? [{ row, namings: namings.filter((naming) => naming.questionId === questionId) }] : []
    })
    return { page, pageSize: SHOWN, questions: shown }
  }

  return router
}
