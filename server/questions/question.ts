import type { House } from '../calendar/facts.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import { IN_ORDER_OF_NUMBERS } from '../lib/text.ts'

export type { House }

/** What stands in the database. *Lapsed* is not stored: it follows from the session's end (`standingOf`). */
export type StoredStatus = 'unanswered' | 'holding' | 'answered' | 'corrected' | 'withdrawn'
export type Status = StoredStatus | 'lapsed'

export const STATUSES: readonly Status[] = [
  'unanswered',
  'holding',
  'answered',
  'corrected',
  'withdrawn',
  'lapsed',
]

export type AnswerKind = 'holding' | 'final' | 'corrected'

/** Where a record's words come from: Parliament, a person who pasted them in, or the sample. */
export type Source = 'official' | 'pasted' | 'sample'

/** The facts of a question that Parliament may change after tabling; each distinct set is kept as a version. */
export interface QuestionFacts {
  uin: string | null
  house: House | null
  dateTabled: CivilDate | null
  dateForAnswer: CivilDate | null
  isNamedDay: boolean | null
  heading: string | null
  text: string
  /** The list endpoint gave only the first 255 characters. */
  isCut: boolean
  askingMemberId: number | null
  hasInterest: boolean | null
  answeringBodyId: number | null
  isWithdrawn: boolean
}

/** One sighting of a question in a source. */
export interface QuestionSighting extends QuestionFacts {
  parliamentId: number | null
  source: Source
  seenAt: Instant
}

/** The status that follows from the record: a holding answer is no answer, and a withdrawal stands above all. */
export function statusOf(isWithdrawn: boolean, currentAnswer: AnswerKind | null): StoredStatus {
  if (isWithdrawn) return 'withdrawn'
  if (currentAnswer === null) return 'unanswered'
  return currentAnswer === 'final' ? 'answered' : currentAnswer
}

/** A question still open when its session has ended has lapsed: nobody will answer it now. */
export function standingOf(status: StoredStatus, sessionHasEnded: boolean): Status {
  return isOpen(status) && sessionHasEnded ? 'lapsed' : status
}

/** Open: no real answer yet, and not withdrawn. */
function isOpen(status: StoredStatus): boolean {
  return status === 'unanswered' || status === 'holding'
}

const CUT_AT = 255

/** True for a question text that the list endpoint may have cut: it cuts at exactly 255 characters, unmarked. */
export function mayBeCut(text: string): boolean {
  return text.length === CUT_AT
}

/** True when two texts of one question are the same words, as far as the cut one of them goes. */
export function sameQuestionText(
  a: { text: string; isCut: boolean },
  b: { text: string; isCut: boolean },
): boolean {
  if (a.isCut === b.isCut) return a.text === b.text
  const [cut, whole] = a.isCut ? [a.text, b.text] : [b.text, a.text]
  return whole.startsWith(cut)
}

/** By their numbers, 99 before 100 and HL99 before HL100; what has none, as what was pasted in, comes first. */
export function inOrderOfUin(a: { uin: string | null }, b: { uin: string | null }): number {
  return IN_ORDER_OF_NUMBERS.compare(a.uin ?? '', b.uin ?? '')
}
