import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { apiDocument } from './document.ts'
import { apiPage } from './page.ts'

/** The JSON interface, described for people and for programs. */
export function apiRoutes({ config, sendPage }: Context): Router {
  const router = Router()

  router.get(paths.api(), allow(canReadRecord), (_req, res) => {
    sendPage(res, 'api/api', apiPage(config.BASE_URL))
  })

  router.get(paths.apiDocument(), allow(canReadRecord), (_req, res) => {
    res.json(apiDocument(config.BASE_URL))
  })

  return router
}
