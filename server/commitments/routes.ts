import { Router } from 'express'
import type { Context } from '../web/context.ts'
import { deadlinesCalendarRoutes } from './deadlines/calendar-routes.ts'
import { deadlinesRoutes } from './deadlines/routes.ts'
import { detailsRoutes } from './details-routes.ts'
import { suggestionRoutes } from './inbox/routes.ts'
import { mentionRoutes } from './logging/mention-routes.ts'
import { loggingRoutes } from './logging/routes.ts'
import { commitmentPageRoutes } from './page-routes.ts'
import { registerBulkRoutes } from './register/bulk-routes.ts'
import { registerRoutes } from './register/routes.ts'
import { slipOfferRoutes } from './slips/routes.ts'

/** The register, each commitment and its life, the inbox of suggestions, and what is due. */
export function commitmentRoutes(context: Context): Router {
  const router = Router()
  router.use(registerRoutes(context))
  router.use(loggingRoutes(context)) // before the pages: /commitments/new is no commitment
  router.use(mentionRoutes(context))
  router.use(slipOfferRoutes(context))
  router.use(registerBulkRoutes(context))
  router.use(commitmentPageRoutes(context))
  router.use(detailsRoutes(context))
  router.use(suggestionRoutes(context))
  router.use(deadlinesRoutes(context))
  router.use(deadlinesCalendarRoutes(context))
  return router
}
