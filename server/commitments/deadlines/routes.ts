import { type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../../accounts/access.ts'
import { canApprove, canReadWork, canWorkOnCommitments } from '../../accounts/permissions.ts'
import { pathWithin } from '../../lib/addresses.ts'
import { sayDate } from '../../lib/dates.ts'
import { paths } from '../../paths.ts'
import type { Context } from '../../web/context.ts'
import { orNotFound, readParams } from '../../web/params.ts'
import { orConflict } from '../conflict.ts'
import { commitmentQueries } from '../queries.ts'
import { IdParams } from '../schema.ts'
import { deadlinesPage } from './page.ts'
import { deadlinesReader } from './reader.ts'
import { deadlineRecords } from './record.ts'
import { DeadlinesQuery, ReviewForm } from './schema.ts'

/** What is overdue, due and to be looked at again. */
export function deadlinesRoutes(context: Context): Router {
  const { db, clock, sendPage, sessions } = context
  const router = Router()
  const reader = deadlinesReader(context)
  const commitments = commitmentQueries(db)
  const records = deadlineRecords(db, clock)

  router.get(paths.deadlines(), allow(canReadWork), (req, res) => {
    const { list, ...asked } = DeadlinesQuery.parse(req.query)
    const mayList = list !== 'drops' || canApprove(req.visitor)
    const parts = reader.read(req.visitor, signedIn(req), { ...asked, list: mayList ? list : null })
    sendPage(res, 'commitments/deadlines', deadlinesPage(parts))
  })

  router.post(paths.commitmentReviews(':id'), allow(canWorkOnCommitments), (req, res) => {
    const { id } = readParams(IdParams, req)
    orNotFound(commitments.byId(id), `There is no commitment ${id}.`)
    const { revision, back } = ReviewForm.parse(req.body ?? {})
    const next = orConflict(() => records.lookedAt(id, actorOf(req), revision))
    sessions.leaveNotice(req, `Commitment ${id} was looked at. It comes back on ${sayDate(next)}.`)
    goBack(res, back)
  })

  /** To the list from which the look was taken. */
  function goBack(res: Response, back: string): void {
    const path = pathWithin(back)
    res.redirect(303, path?.startsWith(paths.deadlines()) ? path : paths.deadlines())
  }

  return router
}
