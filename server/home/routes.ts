import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canApprove, canReadRecord, type VisitingAccount, type Visitor } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { holderOf, horizonOf } from '../commitments/deadlines/lists.ts'
import { deadlineQueries } from '../commitments/deadlines/queries.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { today } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import { sampleKeeper } from '../sample/sample.ts'
import type { Context } from '../web/context.ts'
import { homePage } from './page.ts'

const NEWEST = 8
const OVERDUE = 5

/** The home page. */
export function homeRoutes(context: Context): Router {
  const { db, clock, sendPage } = context
  const router = Router()
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const listing = questionListing(context)
  const sample = sampleKeeper(db)
  const deadlines = deadlineQueries(db)
  const following = followingQueries(db)

  router.get(paths.home(), allow(canReadRecord), (req, res) => {
    const newest = answers.newest(HOME_OFFICE, NEWEST).flatMap((id) => questions.byId(id) ?? [])
    const model = homePage({
      counts: questions.counts(),
      isSampleLoaded: sample.isLoadedFor(req.visitor),
      concerns: concernsOf(req.visitor),
      newest: listing.summarise(newest),
      open: questions.awaitingAnswer(HOME_OFFICE).map(listing.judge()),
      today: today(clock),
      ownOverdue: overdueOf(req.visitor.account),
    })
    sendPage(res, 'home/home', model)
  })

  function overdueOf(account: VisitingAccount | null) {
    if (account === null) return { total: 0, first: [] }
    const holder = holderOf('mine', account)
    const horizon = horizonOf(today(clock))
    const total = deadlines.ownOverdue(account.id, horizon.today)
    const window = { limit: OVERDUE, offset: 0 }
    return { total, first: total === 0 ? [] : deadlines.list('overdue', holder, horizon, window) }
  }

  /** Commitments that wait for this person to decide about corrected words. */
  function concernsOf(visitor: Visitor) {
    const { account } = visitor
    if (!account) return []
    const { id, teamId } = account
    return following.concerns({ id, teamId, isApprover: canApprove(visitor) })
  }

  return router
}
