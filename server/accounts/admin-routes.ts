import { Router } from 'express'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { allow } from './access.ts'
import { canManageAccounts } from './permissions.ts'
import { standingRoutes } from './standing-routes.ts'
import { teamRoutes } from './team-routes.ts'
import { userRoutes } from './user-routes.ts'

/** People and teams, for admins. */
export function adminRoutes(context: Context): Router {
  const router = Router()
  router.use(paths.admin(), (_req, res, next) => {
    res.set('Cache-Control', 'no-store') // nothing about people stays in a browser that somebody else uses next
    next()
  })
  router.get(paths.admin(), allow(canManageAccounts), (_req, res) => res.redirect(303, paths.adminUsers()))
  router.use(userRoutes(context)) //     /admin/users, /admin/users/new, /admin/users/7
  router.use(standingRoutes(context)) // /admin/users/7/disabling, …/enabling, …/password-link, …/sessions-ending
  router.use(teamRoutes(context)) //     /admin/teams, /admin/teams/3, …/removal
  return router
}
