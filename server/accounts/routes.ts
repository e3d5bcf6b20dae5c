import { Router } from 'express'
import type { Context } from '../web/context.ts'
import { adminRoutes } from './admin-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { ownAccountRoutes } from './own-account-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

/** Signing in and out, one's own account, and the people and teams that admins look after. */
export function accountRoutes(context: Context): Router {
  const router = Router()
  router.use(signInRoutes(context)) //     /sign-in, /sign-out
  router.use(linkRoutes(context)) //       /set-up, /new-password
  router.use(ownAccountRoutes(context)) // /account
  router.use(calendarRoutes(context)) //   /account/calendar
  router.use(adminRoutes(context)) //      /admin/users, /admin/teams
  return router
}
