import { Router } from 'express'
import { allow } from '../accounts/access.ts'
import { canApprove, canReadRecord, type VisitingAccount, type Visitor } from '../accounts/permissions.ts'
import { answerQueries } from '../answers/queries.ts'
import { holderOf, horizonOf } from '../commitments/deadlines/lists.ts'
import { deadlineQueries } from '../commitments/deadlines/queries.ts'
import { followingQueries } from '../commitments/following-queries.ts'
import { type CivilDate, today } from '../lib/dates.ts'
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
  const { db, clock, sendKeptPage } = context
  const router = Router()
  const questions = questionQueries(db)
  const answers = answerQueries(db)
  const listing = questionListing(context)
  const sample = sampleKeeper(db)
  const deadlines = deadlineQueries(db)
  const following = followingQueries(db)

  router.get(paths.home(), allow(canReadRecord), ({ visitor }, res) => {
    const day = today(clock)
    // What an account may and has to do stands in the database, any change of which has the page made anew.
    const key = JSON.stringify([day, visitor.account?.id ?? null])
    sendKeptPage(res, 'home/home', key, () => pageFor(visitor, day))
  })

  function pageFor(visitor: Visitor, day: CivilDate) {
    const newest = answers.newest(HOME_OFFICE, NEWEST).flatMap((id) => questions.byId(id) ?? [])
    return homePage({
      counts: questions.counts(),
      isSampleLoaded: sample.isLoadedFor(visitor),
      concerns: concernsOf(visitor),
      newest: listing.summarise(newest),
      open: questions.awaitingAnswer(HOME_OFFICE).map(listing.judge()),
      today: day,
      ownOverdue: overdueOf(visitor.account, day),
    })
  }

  function overdueOf(account: VisitingAccount | null, day: CivilDate) {
    if (account === null) return { total: 0, first: [] }
    const holder = holderOf('mine', account)
    const horizon = horizonOf(day)
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
