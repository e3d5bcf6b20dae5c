import { type Request, Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canEditPolicies, canReadRecord, canReadWork } from '../accounts/permissions.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { promiseJson } from '../commitments/json.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { orNotFound, readParams } from '../web/params.ts'
import { actionEditRoutes } from './action-edit-routes.ts'
import { briefingPage } from './briefing-page.ts'
import { briefingReader } from './briefing-reader.ts'
import { policyEditRoutes } from './edit-routes.ts'
import { actionImportRoutes } from './import-routes.ts'
import { policiesJson, wholePolicyJson } from './json.ts'
import { policyLinkRoutes } from './link-routes.ts'
import { policiesPage } from './list-page.ts'
import { policyPage } from './page.ts'
import { showPolicyLinks } from './policy-links.ts'
import { provisionQueries } from './provision-queries.ts'
import { provisionRoutes } from './provision-routes.ts'
import { type PolicyRow, policyQueries } from './queries.ts'
import { policyReader } from './reader.ts'
import { ListQuery, PageQuery, PolicyParams } from './schema.ts'
import { touchRoutes } from './touch-routes.ts'
import { waitingLinks } from './waiting-links.ts'

const COMMITMENTS_SHOWN = 10

/** Policies, their actions, the commitments that belong to them, and the questions that name them. */
export function policyRoutes(context: Context): Router {
  const { db, clock, config, sendPage } = context
  const router = Router()
  const policies = policyQueries(db)
  const provisions = provisionQueries(db)
  const { waiting } = waitingLinks(db)
  const following = followingQueries(db)
  const reader = policyReader(context)
  const briefing = briefingReader(context)

  router.get(paths.policies(), allow(canReadRecord), (req, res) => {
    const { kind } = ListQuery.parse(req.query)
    const mayEdit = canEditPolicies(req.visitor)
    sendPage(res, 'policies/policies', policiesPage({ policies: reader.all(), kind, mayEdit }))
  })

  router.get(paths.policiesJson(), allow(canReadRecord), (req, res) => {
    res.json(policiesJson(reader.all(), madeFor(req)))
  })

  router.use(policyLinkRoutes(context))
  router.use(provisionRoutes(context))
  router.use(policyEditRoutes(context)) // before what follows: /policies/new is the form
  router.use(actionImportRoutes(context))
  router.use(actionEditRoutes(context))
  router.use(touchRoutes(context))

  router.get(paths.policyJson(':slug'), allow(canReadRecord), (req, res) => {
    const policy = policyOf(req)
    const { page } = PageQuery.parse(req.query)
    const facts = { baseUrl: config.BASE_URL, today: today(clock) }
    const items = following.ofPolicy(policy.id, COMMITMENTS_SHOWN).map((one) => promiseJson(one, facts))
    res.json(
      wholePolicyJson({
        policy,
        counts: reader.openCounts()(policy.id),
        supersedes: policies.supersededBy(policy.id),
        actions: reader.covered(policy),
        provisions: provisions.ofPolicy(policy.id),
        commitments: { items, statuses: following.statusesOf(policy.id) },
        questions: reader.pageOf(policy, page),
        page,
        pageSize: reader.pageSize,
        ...madeFor(req),
      }),
    )
  })

  router.get(paths.policyBriefing(':slug'), allow(canReadRecord), (req, res) => {
    sendPage(res, 'policies/briefing', briefingPage(briefing.partsOf(policyOf(req), req.visitor)))
  })

  router.get(paths.policy(':slug'), allow(canReadRecord), (req, res) => {
    const policy = policyOf(req)
    const parts = reader.partsOf(policy, PageQuery.parse(req.query), req.visitor)
    const links = showPolicyLinks({
      slug: policy.slug,
      provisions: provisions.ofPolicy(policy.id),
      waiting: waiting('policy links'),
      mayEdit: parts.mayEdit,
    })
    sendPage(res, 'policies/policy', { ...policyPage(parts), ...links })
  })

  const madeFor = (req: Request) => ({ baseUrl: config.BASE_URL, withWork: canReadWork(req.visitor) })

  function policyOf(req: Request): PolicyRow {
    const { slug } = readParams(PolicyParams, req)
    return orNotFound(policies.bySlug(slug), 'There is no policy at this address.')
  }

  return router
}
