import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canEditGlossary, canReadRecord, canReadWork } from '../accounts/permissions.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { glossaryEditRoutes } from './edit-routes.ts'
import { glossaryJson } from './json.ts'
import { glossaryPage } from './page.ts'
import { glossaryReader } from './reader.ts'
import { GlossaryQuery } from './schema.ts'

/** Abbreviations and what they stand for. */
export function glossaryRoutes(context: Context): Router {
  const { db, config, sendPage } = context
  const router = Router()
  const reader = glossaryReader(db)

  router.get(paths.glossary(), allow(canReadRecord), (req, res) => {
    const mayEdit = canEditGlossary(req.visitor)
    const shown = reader.list(GlossaryQuery.parse(req.query))
    const refused = mayEdit ? reader.refused() : []
    const seesNames = canReadWork(req.visitor)
    sendPage(res, 'glossary/glossary', glossaryPage({ shown, refused, mayEdit, seesNames }))
  })

  router.get(paths.glossaryJson(), allow(canReadRecord), (req, res) => {
    res.json(glossaryJson(reader.list(GlossaryQuery.parse(req.query)), config.BASE_URL))
  })

  router.use(glossaryEditRoutes(context))

  return router
}
