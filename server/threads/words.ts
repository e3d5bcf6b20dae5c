import { type CivilDate, sayDate } from '../lib/dates.ts'
import type { ReferenceRow } from './queries.ts'
import type { ReferenceKind } from './reading/wordings.ts'
import type { Flag, FlagKind } from './tree/flags.ts'

const IN_A_QUESTION: Readonly<Record<ReferenceKind, string>> = {
  pursuant: 'Pursues',
  further: 'Follows up',
  reference: 'Asks with reference to',
  referral: 'Refers to',
  chaser: 'Asks for an answer to',
  mention: 'Mentions',
}

type Saying = Pick<ReferenceRow, 'foundIn' | 'kind' | 'saidOn' | 'saidOf'>

/** How a text refers to a question: `Pursues the answer of 13 November 2024 to`. */
export function sayReference({ foundIn, kind, saidOn, saidOf }: Saying): string {
  const verb = foundIn === 'answer' ? 'Its answer refers to' : IN_A_QUESTION[kind]
  return saidOn !== null && saidOf === 'answered' ? `${verb} the answer of ${sayDate(saidOn)} to` : verb
}

/** `question 12585`, with the day where that is not the answer's. */
export function sayNumbered({
  uin,
  saidOn,
  saidOf,
}: Pick<ReferenceRow, 'uin' | 'saidOn' | 'saidOf'>): string {
  if (saidOn === null || saidOf === 'answered') return `question ${uin}`
  return `question ${uin} ${saidOf === 'tabled' ? 'tabled on' : 'of'} ${sayDate(saidOn)}`
}

const FLAGS: Readonly<Record<FlagKind, (number: string) => string>> = {
  circle: (number) => `goes round in a circle: the answer to ${number} refers on, and back to this one`,
  'sent-back': (number) => `sends back to ${number}, which was pursued, and says nothing more`,
  absent: (number) => `ends at ${number}, which is not in this record`,
  unanswered: (number) => `ends at ${number}, which has no answer, as last seen`,
  lapsed: (number) => `ends at ${number}, which had no answer when its session ended, as last seen`,
  withdrawn: (number) => `ends at ${number}, which was withdrawn`,
}

export function sayFlag({ kind, uin, isAtTheEnd }: Flag): string {
  const number = `question ${uin}`
  return `The referral ${FLAGS[kind](number)}${isAtTheEnd ? ', by way of answers that only refer on' : ''}.`
}

/** `Tabled 4 November 2024, answered 13 November 2024`. */
export function sayDays(dateTabled: CivilDate | null, dateAnswered: CivilDate | null): string {
  const tabled = dateTabled === null ? 'Date not known' : `Tabled ${sayDate(dateTabled)}`
  return dateAnswered === null ? tabled : `${tabled}, answered ${sayDate(dateAnswered)}`
}

/** Of the questions that are like one, those of its thread stand first. */
export function sayInThread(count: number): string | null {
  if (count === 0) return null
  return count === 1 ? 'The first is in its thread.' : `The first ${count} are in its thread.`
}
