import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canKnock } from '../accounts/permissions.ts'
import type { HealthJson } from '../formats/json/parts.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'

/** Whether the process and its database answer, for whatever watches them. */
export function healthRoutes({ db, logger }: Context): Router {
  const router = Router()
  const say = (status: HealthJson['status']): HealthJson => ({ status })
  const ping = db.prepare('select 1')

  router.get(paths.health(), allow(canKnock), (_req, res) => {
    res.set('Cache-Control', 'no-store')
    try {
      ping.get()
      res.json(say('ok'))
    } catch (error) {
      logger.error(error, 'the database does not answer')
      res.status(503).json(say('unavailable'))
    }
  })

  return router
}
