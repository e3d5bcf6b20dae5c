import { canApprove, type VisitingAccount, type Visitor } from '../../accounts/permissions.ts'
import { today } from '../../lib/dates.ts'
import { lastPage } from '../../lib/page-numbers.ts'
import { HOME_OFFICE } from '../../questions/bodies.ts'
import { questionListing } from '../../questions/listing.ts'
import { questionQueries } from '../../questions/queries.ts'
import { tellApart } from '../../questions/waiting.ts'
import type { Context } from '../../web/context.ts'
import { visibleTo } from '../view.ts'
import type { ListedCommitment } from './items.ts'
import {
  ANYONE,
  type CommitmentList,
  chooseWhose,
  type Holder,
  type Horizon,
  holderOf,
  horizonOf,
  isOfQuestions,
  type OpenCounts,
  type QuestionList,
  type Whose,
} from './lists.ts'
import { type DeadlinesParts, shownLists } from './page.ts'
import { deadlineQueries } from './queries.ts'

/** How many of each list the page begins with, and how many of one list alone stand on a page. */
const SHOWN = 10
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
    const held = deadlines.counts(holder, horizon)
    const counts = { ...held, drops: canApprove(visitor) ? dropsOfAll(holder, held, horizon) : 0 }
    const waiting = tellApart(questions.awaitingAnswer(HOME_OFFICE).map(listing.judge()), day)
    const { page, last, window } = windowOf(asked, (list) =>
      isOfQuestions(list) ? waiting[list].length : counts[list],
    )
    const listed = (list: CommitmentList): readonly ListedCommitment[] => {
      const commitments = deadlines.list(list, list === 'drops' ? ANYONE : holder, horizon, window)
      const proposals = deadlines.proposals(list === 'drops' ? commitments.map(({ id }) => id) : [])
      return commitments.map((commitment) => ({
        visible: visibleTo(visitor, commitment, { deadlines: [], updates: [] }),
        proposal: proposals.get(commitment.id) ?? null,
      }))
    }
    const lists = shownLists(asked.list).filter((list) => counts[list] > 0) // what is empty is not asked for
    return {
      visitor,
      account,
      today: day,
      whose,
      open,
      counts,
      lists: lists.map((list) => ({ list, commitments: listed(list) })),
      waiting,
      only: asked.list,
      page,
      last,
      window,
    }
  }

  /** They wait for any approver, whosever they are. */
  function dropsOfAll(holder: Holder, held: OpenCounts, horizon: Horizon): number {
    return holder === ANYONE ? held.drops : deadlines.counts(ANYONE, horizon).drops
  }

  return { read }
}

/** Past the last page is the last one. */
function windowOf({ list, page }: Asked, totalOf: (list: NonNullable<Asked['list']>) => number) {
  if (list === null) return { page: 1, last: 1, window: { limit: SHOWN, offset: 0 } }
  const last = lastPage(totalOf(list), PAGE_SIZE)
  const shown = Math.min(page, last)
  return { page: shown, last, window: { limit: PAGE_SIZE, offset: (shown - 1) * PAGE_SIZE } }
}
