import { type Response, Router } from 'express'
import { actorOf, allow, signedIn } from '../../accounts/access.ts'
import { canApprove, canReadWork, canWorkOnCommitments } from '../../accounts/permissions.ts'
import { pathWithin } from '../../lib/addresses.ts'
import { sayDate } from '../../lib/dates.ts'
import { EditedMeanwhile } from '../../lib/refusals.ts'
import { paths } from '../../paths.ts'
import type { Context } from '../../web/context.ts'
import { HttpError } from '../../web/errors.ts'
import { orNotFound, readParams } from '../../web/params.ts'
import { NotPossible } from '../life.ts'
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
    const next = unlessRefused(() => records.lookedAt(id, actorOf(req), revision))
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

/** @throws HttpError 409 when somebody else was quicker, or it cannot be looked at again */
function unlessRefused<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof EditedMeanwhile) throw new HttpError(409, CHANGED, LOOK_FIRST)
    if (error instanceof NotPossible) throw new HttpError(409, error.message)
    throw error
  }
}

const CHANGED = 'Somebody changed this commitment after you had opened the page.'
const LOOK_FIRST = 'Go back, load the page again and see how it is now.'
