import {
  canApprove,
  canWorkOnCommitments,
  type VisitingAccount,
  type Visitor,
} from '../../accounts/permissions.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { placeAmongPages } from '../../lib/page-numbers.ts'
import { sayCount } from '../../lib/text.ts'
import { paths } from '../../paths.ts'
import type { WaitingQuestions } from '../../questions/waiting.ts'
import { type ListedCommitment, showListed, showWaiting } from './items.ts'
import {
  type CommitmentList,
  isOfQuestions,
  type OpenCounts,
  QUESTION_LISTS,
  type QuestionList,
  WHOSE,
  type Whose,
} from './lists.ts'
import { LIST_WORDS, NONE_LATE, NOTHING, sayAccount, sayQuestions, WHOSE_WORDS } from './words.ts'

/** What the page begins with; the rest is counted at its end, with links. */
const OVERVIEW = ['overdue', 'week', 'month', 'review', 'letters', 'drops'] as const

export interface DeadlinesParts {
  visitor: Visitor
  account: VisitingAccount
  today: CivilDate
  whose: Whose
  /** How many are open of each. */
  open: Readonly<Record<Whose, number>>
  /** Of those that are looked at; the drops are everyone's, and 0 for who does not decide on them. */
  counts: OpenCounts
  /** Only those in which there is something. */
  lists: readonly { list: CommitmentList; commitments: readonly ListedCommitment[] }[]
  waiting: WaitingQuestions
  /** One list alone, page by page. */
  only: CommitmentList | QuestionList | null
  page: number
  last: number
  window: { limit: number; offset: number }
}

/** Deadlines: what is overdue, due, to be looked at again, promised by letter; and questions past their date. */
export function deadlinesPage(parts: DeadlinesParts) {
  const { whose, counts, waiting, only } = parts
  const shown = shownLists(only).filter((list) => list !== 'drops' || canApprove(parts.visitor))
  const empty = shown.filter((list) => counts[list] === 0).map((list) => NOTHING[list])
  return {
    title: only === null ? 'Deadlines' : `${LIST_WORDS[only].title} - Deadlines`,
    overviewHref: only === null ? null : paths.deadlines({ whose }),
    whose: only !== null && isOfQuestions(only) ? [] : whoseLinks(parts),
    jumps: only === null ? jumpsOf(parts) : [],
    lists: parts.lists.map((one) => showList(one, parts)),
    nothing: empty.length === 0 ? null : `${empty.join('. ')}.`,
    isNothingOpen: counts.open === 0,
    suggestionsHref: canWorkOnCommitments(parts.visitor) ? paths.suggestions() : null,
    account: sayAccount(counts, whose, (list) => paths.deadlines({ whose, list })),
    questions: only === null || isOfQuestions(only) ? showQuestions(parts) : null,
    questionsAccount: sayQuestions(waiting, (list) => paths.deadlines({ list })),
    calendarHref: `${paths.account()}#calendar`,
    ...pages(parts),
  }
}

/** The lists of commitments on the page. */
export function shownLists(only: DeadlinesParts['only']): readonly CommitmentList[] {
  if (only === null) return OVERVIEW
  return isOfQuestions(only) ? [] : [only]
}

function whoseLinks({ whose, open, account, only }: DeadlinesParts) {
  const offered = WHOSE.filter((one) => one !== 'team' || account.teamId !== null)
  return offered.map((one) => ({
    text: WHOSE_WORDS[one],
    count: sayCount(open[one]),
    href: paths.deadlines({ whose: one, list: only ?? undefined }),
    isCurrent: one === whose,
  }))
}

/** The lists that follow, for who is after one of them. */
function jumpsOf({ lists, counts, waiting }: DeadlinesParts) {
  const jump = (list: CommitmentList | 'late', count: number) => ({
    text: LIST_WORDS[list].title,
    count: sayCount(count),
    href: `#${list}`,
  })
  const late = waiting.late.length === 0 ? [] : [jump('late', waiting.late.length)]
  return [...lists.map(({ list }) => jump(list, counts[list])), ...late]
}

function showList({ list, commitments }: DeadlinesParts['lists'][number], parts: DeadlinesParts) {
  const { visitor, account, today, whose, only, counts, page } = parts
  const worker = canWorkOnCommitments(visitor) ? account : null
  const back = paths.deadlines({ whose, list: only ?? undefined, page: page === 1 ? undefined : page })
  const setting = { list, today, worker, back }
  return {
    id: list,
    ...LIST_WORDS[list],
    total: sayCount(counts[list]),
    items: commitments.map((commitment) => showListed(commitment, setting)),
    more: only === null && counts[list] > commitments.length ? moreOf(counts[list], { whose, list }) : null,
  }
}

function moreOf(total: number, query: { whose?: Whose; list: CommitmentList | QuestionList }) {
  const { title } = LIST_WORDS[query.list]
  return { text: `All ${sayCount(total)}`, of: title.toLowerCase(), href: paths.deadlines(query) }
}

/** Late questions, or one list of them alone. */
function showQuestions({ waiting, only, window: { limit, offset } }: DeadlinesParts) {
  const list = QUESTION_LISTS.find((one) => one === only) ?? 'late'
  const all = waiting[list]
  return {
    id: list,
    ...LIST_WORDS[list],
    total: sayCount(all.length),
    items: all.slice(offset, offset + limit).map((question) => showWaiting(question, list)),
    more: only === null && all.length > limit ? moreOf(all.length, { list }) : null,
    nothing: list === 'late' ? NONE_LATE : 'None.',
  }
}

function pages({ only, whose, page, last }: DeadlinesParts) {
  return placeAmongPages(page, last, (number) =>
    paths.deadlines({ whose, list: only ?? undefined, page: number }),
  )
}
