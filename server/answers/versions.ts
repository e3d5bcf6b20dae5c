import type { CivilDate } from '../lib/dates.ts'
import type { AnswerKind } from '../questions/question.ts'

/** An answer's text as it came, with what tells one version from another. */
export interface AnswerText {
  kind: AnswerKind
  received: string
  isCut: boolean
  dateAnswered: CivilDate | null
  dateCorrected: CivilDate | null
  answeringMemberId: number | null
}

const CUT_AT = 255
const CUT_MARK = '...'

/** True for an answer that the list endpoint has cut: 255 characters without tags, and three dots. */
export function isCutAnswer(received: string): boolean {
  return received.length === CUT_AT + CUT_MARK.length && received.endsWith(CUT_MARK) && !hasTags(received)
}

/**
 * True when two sightings show one version: the same kind, dates and Member, and the same words as far as both
 * go. The list endpoint strips tags (leaving nothing between them) and may cut; two texts with their tags must
 * agree to the letter, so that a silent change of a link or a table is a version of its own.
 */
export function sameVersion(a: AnswerText, b: AnswerText): boolean {
  const sameFacts =
    a.kind === b.kind &&
    a.dateAnswered === b.dateAnswered &&
    a.dateCorrected === b.dateCorrected &&
    a.answeringMemberId === b.answeringMemberId
  return sameFacts && sameWords(a, b)
}

/** True when `a` says more of one version than `b`: whole against cut, or with its tags against without. */
export function isFuller(a: AnswerText, b: AnswerText): boolean {
  if (a.isCut !== b.isCut) return b.isCut
  return hasTags(a.received) && !hasTags(b.received)
}

function sameWords(a: AnswerText, b: AnswerText): boolean {
  if (a.received === b.received) return true
  if (hasTags(a.received) && hasTags(b.received)) return false
  if (a.isCut) return b.isCut ? false : bare(b.received).startsWith(bareCut(a.received))
  if (b.isCut) return bare(a.received).startsWith(bareCut(b.received))
  return bare(a.received) === bare(b.received)
}

function hasTags(received: string): boolean {
  return /<[a-z/!]/i.test(received)
}

/** The text as the list endpoint shows it before cutting. */
function bare(received: string): string {
  return received
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function bareCut(received: string): string {
  return bare(received.slice(0, CUT_AT))
}
