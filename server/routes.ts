import { Router } from 'express'
import { accountRoutes } from './accounts/routes.ts'
import { savedSearchRoutes } from './alerts/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { commitmentRoutes } from './commitments/routes.ts'
import { followUpRoutes } from './follow-ups/routes.ts'
import { glossaryRoutes } from './glossary/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { helpRoutes } from './help/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { intakeRoutes } from './intake/routes.ts'
import { lineRoutes } from './lines/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { policyRoutes } from './policies/routes.ts'
import { questionRoutes } from './questions/routes.ts'
import type { Context } from './web/context.ts'

/** The site's table of contents: each feature and the addresses it answers. */
export function routes(context: Context): Router {
  const router = Router()
  router.use(homeRoutes(context)) //     /
  router.use(questionRoutes(context)) // /questions, /questions/2026-01-12/104512, /questions/local/1, /uin/104512
  router.use(memberRoutes(context)) //   /members/4149, /members/local/1
  router.use(commitmentRoutes(context)) // /commitments, /commitments/7, /suggestions, /deadlines
  router.use(followUpRoutes(context)) // /questions/2026-01-12/104512/follow-up, /commitments/7/follow-up
  router.use(policyRoutes(context)) //   /policies, /policies/vawg-strategy
  router.use(lineRoutes(context)) //     /lines, /lines/12
  router.use(glossaryRoutes(context)) // /glossary
  router.use(savedSearchRoutes(context)) // /saved-searches, /saved-searches/3
  router.use(accountRoutes(context)) //  /sign-in, /set-up, /account, /admin/users, /admin/teams
  router.use(intakeRoutes(context)) //   /admin/intake, /admin/intake/7
  router.use(auditRoutes(context)) //    /admin/audit
  router.use(apiRoutes(context)) //      /api, /api/openapi.json
  router.use(helpRoutes(context)) //     /help, /help/search
  router.use(healthRoutes(context)) //   /healthz
  return router
}
