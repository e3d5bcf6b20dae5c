import type { VisitingAccount } from '../../accounts/permissions.ts'
import { type CivilDate, civilDateOf, daysBetween, sayDate } from '../../lib/dates.ts'
import { plural } from '../../lib/text.ts'
import { paths } from '../../paths.ts'
import type { StandingQuestion } from '../../questions/listing.ts'
import { beginning } from '../../questions/search/snippet.ts'
import { sayDaysLate, sayNumber } from '../../questions/summary.ts'
import { KIND_WORDS } from '../commitment.ts'
import { sayAnswered, sayDeadline } from '../summary.ts'
import type { VisibleCommitment } from '../view.ts'
import { type CommitmentList, daysToNextLook, type QuestionList } from './lists.ts'
import type { DropProposal } from './queries.ts'

/** A commitment in a list, as this visitor may see it. */
export interface ListedCommitment {
  visible: VisibleCommitment
  /** Of one that is to be dropped. */
  proposal: DropProposal | null
}

interface Setting {
  list: CommitmentList
  today: CivilDate
  /** Who may go on with it; null for who only reads. */
  worker: VisitingAccount | null
  /** Where to go on after a look. */
  back: string
}

const LONGEST_QUOTE = 220

/** A commitment in a list of deadlines, with the steps that come next. */
export function showListed({ visible, proposal }: ListedCommitment, setting: Setting) {
  const { promise, work } = visible
  return {
    id: promise.id,
    href: paths.commitment(promise.id),
    quote: beginning(promise.quote.text, LONGEST_QUOTE),
    summary: work?.summary ?? '',
    tag: tagOf(promise, setting.today),
    since: setting.list === 'letters' ? saySince(promise.dateAnswered, setting.today) : null,
    due: sayDeadline(promise.deadline),
    kind: KIND_WORDS[promise.kind],
    owner: work === null ? null : `${work.owner?.name ?? 'Nobody'}${work.team ? `, ${work.team.name}` : ''}`,
    isDropProposed: (work?.isDropProposed ?? false) && setting.list !== 'drops',
    proposal: proposal && sayProposal(proposal, setting.worker),
    steps: setting.worker ? stepsFor({ visible, proposal }, setting.list, setting.worker) : [],
    look: setting.worker && setting.list === 'review' ? lookAt(visible, setting.back) : null,
  }
}

/** The days to its last day or past it; nothing where there is none. */
function tagOf({ deadline: { latest } }: VisibleCommitment['promise'], today: CivilDate) {
  if (latest === null) return null
  const days = daysBetween(today, latest)
  if (days < 0) return { text: `${plural(-days, 'day')} overdue`, kind: 'late' }
  if (days === 0) return { text: 'Due today', kind: 'holding' }
  return {
    text: days === 1 ? 'Due tomorrow' : `Due in ${days} days`,
    kind: days <= 7 ? 'holding' : 'unanswered',
  }
}

function saySince(answered: CivilDate | null, today: CivilDate): string {
  if (answered === null) return `Answered ${sayAnswered(answered)}`
  return `Promised ${plural(daysBetween(answered, today), 'day')} ago, on ${sayDate(answered)}`
}

function sayProposal({ authorId, authorName, madeOn, reason }: DropProposal, reader: VisitingAccount | null) {
  if (authorId !== null && authorId === reader?.id) {
    return `You proposed it on ${sayDate(madeOn)}, so somebody else decides: ${reason}`
  }
  return `Proposed by ${authorName} on ${sayDate(madeOn)}: ${reason}`
}

const RECORD_LETTER = 'Record the letter or deposit'

/** What comes next, each one step of the commitment's page. */
function stepsFor(
  { visible: { promise }, proposal }: ListedCommitment,
  list: CommitmentList,
  worker: VisitingAccount,
) {
  const step = (text: string, name: string) => ({ text, href: paths.commitmentWithStep(promise.id, name) })
  const delivery = step(promise.kind === 'write_or_deposit' ? RECORD_LETTER : 'Record delivery', 'delivery')
  if (list === 'drops') {
    return proposal?.authorId === worker.id ? [] : [step('Decide on the proposal', 'drop/approval')]
  }
  if (list === 'letters') return [delivery, step('Chase', 'updates')]
  const extension = step(promise.deadline.latest === null ? 'Give it a date' : 'Extend', 'extensions')
  const draft = { text: 'Draft a question', href: paths.commitmentFollowUp(promise.id) }
  return [step('Chase', 'updates'), extension, delivery, ...(list === 'overdue' ? [draft] : [])]
}

/** One click says that somebody looked. */
function lookAt({ promise, work }: VisibleCommitment, back: string) {
  if (work === null) return null
  return {
    action: paths.commitmentReviews(promise.id),
    revision: work.revision,
    button: `Looked at: again in ${plural(daysToNextLook(promise.deadline), 'day')}`,
    back,
  }
}

/** An open question with how its days were counted, and what comes next. One not seen lately is not said to be late. */
export function showWaiting({ row, lateness }: StandingQuestion, list: QuestionList) {
  const { rule, due, steps } = lateness
  const href = paths.question(row)
  return {
    href,
    heading: row.heading ?? sayNumber(row), // many have none, and a link needs a name of its own
    number: sayNumber(row),
    late: list === 'late' ? sayDaysLate(lateness) : null,
    due: due === null ? null : sayDate(due),
    lastSeen: sayDate(civilDateOf(row.lastSeen)),
    rule,
    counting: steps(),
    steps: [
      { text: 'Open the question', href },
      { text: 'Draft the chaser', href: paths.questionFollowUp(row) },
    ],
  }
}
