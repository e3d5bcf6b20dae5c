import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canReadRecord, canWorkOnCommitments } from '../accounts/permissions.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { Context } from '../web/context.ts'
import { commitmentQueries } from './queries.ts'
import { registerPage } from './register-page.ts'
import { RegisterQuery } from './schema.ts'

const PAGE_SIZE = 50

/** The register of commitments. */
export function registerRoutes({ db, clock, sendPage }: Context): Router {
  const router = Router()
  const commitments = commitmentQueries(db)

  router.get(paths.commitments(), allow(canReadRecord), (req, res) => {
    const { status, page } = RegisterQuery.parse(req.query)
    const model = registerPage({
      status,
      page,
      pageSize: PAGE_SIZE,
      total: commitments.count(status),
      commitments: commitments.page(status, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
      today: today(clock),
      suggestionsHref: canWorkOnCommitments(req.visitor) ? paths.suggestions() : null,
    })
    sendPage(res, 'commitments/register', model)
  })

  return router
}
