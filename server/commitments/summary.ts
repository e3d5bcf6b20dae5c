import { type CivilDate, sayDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import { type Commitment, isOpen, isOverdue, KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS } from './commitment.ts'
import { sayDueWindow } from './due/said.ts'
import type { SuggestionRow } from './inbox/queries.ts'

/** A commitment as lists show it, to anyone. */
export interface CommitmentSummary {
  href: string
  quote: string
  kind: string
  strength: string
  tag: { text: string; kind: string }
  due: string
}

export function summaryOf(
  commitment: Pick<Commitment, 'id' | 'quote' | 'kind' | 'strength' | 'status' | 'deadline'>,
  today: CivilDate,
): CommitmentSummary {
  const { id, quote, kind, strength, status, deadline } = commitment
  const isLate = isOverdue(status, deadline, today)
  return {
    href: paths.commitment(id),
    quote: quote.text,
    kind: KIND_WORDS[kind],
    strength: STRENGTH_WORDS[strength],
    tag: isLate ? { text: 'Overdue', kind: 'late' } : { text: STATUS_WORDS[status], kind: COLOURS[status] },
    due: sayDue(commitment),
  }
}

/** @param back where to go on after a decision */
export function showSuggestion(row: SuggestionRow, question: QuestionRow, back: string) {
  const { id, quote, kind, strength, rule, duePhrase, dateAnswered } = row
  return {
    id,
    quote,
    kind: KIND_WORDS[kind],
    strength: STRENGTH_WORDS[strength],
    rule,
    due: duePhrase,
    back,
    questionHref: paths.question(question),
    heading: headingOf(question),
    number: sayNumber(question),
    answered: sayAnswered(dateAnswered),
    acceptAction: paths.suggestionAcceptance(id),
    changesHref: paths.suggestionAcceptance(id, back),
    dismissAction: paths.suggestionDismissal(id),
  }
}

/** Its deadline as it stands; nobody looks again at one that has ended. */
export function sayDue({ status, deadline }: Pick<Commitment, 'status' | 'deadline'>): string {
  return sayDeadline(isOpen(status) ? deadline : { ...deadline, reviewOn: null, reviewEveryDays: null })
}

/** A deadline with the words it was read from; vague words are never shown as a date. */
export function sayDeadline(deadline: Commitment['deadline']): string {
  const { phrase } = deadline
  const said = sayDueWindow({ ...deadline, notes: [] }, phrase)
  const saysMore = phrase !== null && phrase.toLowerCase() !== said.toLowerCase()
  return saysMore ? `“${phrase}”: ${said}` : capital(said)
}

export function sayAnswered(date: CivilDate | null): string {
  return date === null ? 'on a day not known' : sayDate(date)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The colours of the questions' tags. */
const COLOURS: Readonly<Record<Commitment['status'], string>> = {
  open: 'holding',
  'in-progress': 'holding',
  'partly-delivered': 'corrected',
  delivered: 'answered',
  'not-delivered': 'late',
  dropped: 'withdrawn',
  superseded: 'withdrawn',
}
