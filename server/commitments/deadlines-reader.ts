import { canApprove, type VisitingAccount, type Visitor } from '../accounts/permissions.ts'
import { today } from '../lib/dates.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import { tellApart } from '../questions/waiting.ts'
import type { Context } from '../web/context.ts'
import {
  ANYONE,
  type CommitmentList,
  chooseWhose,
  holderOf,
  horizonOf,
  isOfQuestions,
  type QuestionList,
  type Whose,
} from './deadlines.ts'
import type { ListedCommitment } from './deadlines-items.ts'
import { type DeadlinesParts, OVERVIEW } from './deadlines-page.ts'
import { deadlineQueries } from './deadlines-queries.ts'
import { visibleTo } from './view.ts'

/** How many of each list the page begins with, and how many of one list alone stand on a page. */
const SHOWN = 15
const PAGE_SIZE = 50

interface Asked {
  whose: Whose | null
  list: CommitmentList | QuestionList | null
  page: number
}

/** Gathers what the page of deadlines shows a visitor. */
export function deadlinesReader(context: Pick<Context, 'db' | 'clock' | 'config'>) {
  const { db, clock } = context
  const deadlines = deadlineQueries(db)
  const questions = questionQueries(db)
  const listing = questionListing(context)

  function read(visitor: Visitor, account: VisitingAccount, asked: Asked): DeadlinesParts {
    const day = today(clock)
    const horizon = horizonOf(day)
    const open = deadlines.perHolder({ ownerId: account.id, teamId: account.teamId })
    const whose = chooseWhose(asked.whose, open)
    const holder = holderOf(whose, account)
    const drops = canApprove(visitor) ? deadlines.counts(ANYONE, horizon).drops : 0
    const counts = { ...deadlines.counts(holder, horizon), drops }
    const size = asked.list === null ? SHOWN : PAGE_SIZE
    const window = { limit: size, offset: (asked.page - 1) * size }
    const listed = (list: CommitmentList): readonly ListedCommitment[] =>
      deadlines.list(list, list === 'drops' ? ANYONE : holder, horizon, window).map((commitment) => ({
        visible: visibleTo(visitor, commitment, { deadlines: [], updates: [] }),
        proposal: list === 'drops' ? (deadlines.proposal(commitment.id) ?? null) : null,
      }))
    const lists = listsOf(asked.list).filter((list) => counts[list] > 0) // what is empty is not asked for
    return {
      visitor,
      account,
      today: day,
      whose,
      open,
      counts,
      lists: lists.map((list) => ({ list, commitments: listed(list) })),
      waiting: tellApart(questions.awaitingAnswer(HOME_OFFICE).map(listing.judge()), day),
      only: asked.list,
      page: asked.page,
      window,
    }
  }

  return { read }
}

function listsOf(only: Asked['list']): readonly CommitmentList[] {
  if (only === null) return OVERVIEW
  return isOfQuestions(only) ? [] : [only]
}
