import { type Request, type Response, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord } from '../accounts/permissions.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { promiseJson } from '../commitments/json.ts'
import { summaryOf } from '../commitments/summary.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { policyEditRoutes } from './edit-routes.ts'
import { policiesJson, wholePolicyJson } from './json.ts'
import { policyLinkRoutes } from './link-routes.ts'
import { policiesPage, policyPage } from './page.ts'
import { showPolicyLinks } from './policy-links.ts'
import { provisionQueries } from './provision-queries.ts'
import { provisionRoutes } from './provision-routes.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { PageQuery, PolicyParams } from './schema.ts'
import { waitingLinks } from './waiting-links.ts'

const SHOWN = 20
const COMMITMENTS_SHOWN = 10

/** Policies, the commitments that belong to them, and the questions that name them. */
export function policyRoutes(context: Context): Router {
  const { db, clock, config, sendPage } = context
  const router = Router()
  const policies = policyQueries(db)
  const provisions = provisionQueries(db)
  const { waiting } = waitingLinks(db)
  const questions = questionQueries(db)
  const following = followingQueries(db)
  const listing = questionListing(context)

  router.get(paths.policies(), allow(canReadRecord), (req, res) => {
    sendPage(res, 'policies/policies', policiesPage(policies.all(), canEditPolicies(req.visitor)))
  })

  router.get(paths.policiesJson(), allow(canReadRecord), (_req, res) => {
    res.json(policiesJson(policies.all(), config.BASE_URL))
  })

  router.use(policyLinkRoutes(context))
  router.use(provisionRoutes(context))
  router.use(policyEditRoutes(context)) // before what follows: /policies/new is the form

  router.get(paths.policyJson(':slug'), allow(canReadRecord), (req, res) => {
    const policy = policyOf(req)
    const baseUrl = config.BASE_URL
    const facts = { baseUrl, today: today(clock) }
    const items = following.ofPolicy(policy.id, COMMITMENTS_SHOWN).map((one) => promiseJson(one, facts))
    const commitments = { items, statuses: following.statusesOf(policy.id) }
    res.json(
      wholePolicyJson({
        ...{ policy, commitments, provisions: provisions.ofPolicy(policy.id) },
        ...pageOf(policy, req),
        baseUrl,
      }),
    )
  })

  router.get(paths.policy(':slug'), allow(canReadRecord), (req, res) => showPolicy(req, res, policyOf(req)))

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
    })
    const links = showPolicyLinks({
      slug: policy.slug,
      provisions: provisions.ofPolicy(policy.id),
      waiting: waiting('policy links'),
      mayEdit: canEditPolicies(req.visitor),
    })
    sendPage(res, 'policies/policy', { ...model, ...links })
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
