import { webAddress } from '../lib/addresses.ts'
import { civilDateOf, sayDate, sayInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import { headingOf, sayNumber } from '../questions/summary.ts'
import { EVIDENCE_WORDS, evidenceKind } from './evidence.ts'
import type { UpdateKind } from './life.ts'
import type { DeadlineRow, MentionRow, UpdateRow } from './queries.ts'
import type { Related } from './related.ts'
import { sayAnswered, sayDeadline } from './summary.ts'

/** Finds a question that the page links to. */
export type QuestionOf = (id: number) => QuestionRow

const ORIGINS = {
  first: 'First deadline',
  extension: 'Extended',
  slip: 'Said again with another date',
  calendar: 'By the calendar',
} as const

/** A deadline as it once was, with why it changed; of a slip with the answer that said so. */
export function showDeadline(row: DeadlineRow, questionOf: QuestionOf) {
  const { origin, reason, setBy, setAt, questionId, ...deadline } = row
  return {
    origin: ORIGINS[origin],
    due: sayDeadline({ ...deadline, reviewOn: null, reviewEveryDays: null }),
    reason: reason ?? '',
    question: questionId === null ? null : showQuestion(questionOf(questionId)),
    who: [setBy, sayDate(civilDateOf(setAt))].filter(Boolean).join(', '),
  }
}

const UPDATE_WORDS: Readonly<Record<UpdateKind, string>> = {
  chased: 'Chased',
  evidence: 'Evidence',
  progress: 'Progress',
  extension: 'Deadline extended',
  delivered: 'Delivered',
  'partly-delivered': 'Partly delivered',
  'not-delivered': 'Not delivered',
  'drop-proposed': 'Proposed to be dropped',
  'drop-refused': 'Not dropped',
  dropped: 'Dropped',
  superseded: 'Superseded',
  reopened: 'Reopened',
  restated: 'Said again',
  slip: 'Said again with another date',
}

export function showUpdate(update: UpdateRow, renderNote: (markdown: string) => string) {
  const { kind, madeOn, note, evidence, visibility, authorName, writtenAt } = update
  return {
    what: UPDATE_WORDS[kind],
    on: sayDate(madeOn),
    who: authorName,
    written: sayInstant(writtenAt),
    noteHtml: renderNote(note),
    evidence: evidence === null ? null : showEvidence(evidence),
    isRestricted: visibility === 'restricted',
    isPublic: visibility === 'public' && evidence !== null,
  }
}

/** All evidence in one list, the latest first. */
export function gatherEvidence(updates: readonly UpdateRow[]) {
  return updates.flatMap(({ evidence, kind, madeOn }) =>
    evidence === null ? [] : [{ ...showEvidence(evidence), on: sayDate(madeOn), what: UPDATE_WORDS[kind] }],
  )
}

function showEvidence(evidence: string) {
  return { kind: EVIDENCE_WORDS[evidenceKind(evidence)], text: evidence, href: webAddress(evidence) }
}

/** Words that make the same promise: of another answer, or of this one before it was corrected. */
export function showMention(mention: MentionRow, ownQuestionId: number, questionOf: QuestionOf) {
  const { quote, questionId, dateAnswered, linkedBy, linkedAt } = mention
  return {
    quote,
    isEarlier: questionId === ownQuestionId,
    question: showQuestion(questionOf(questionId)),
    answered: sayAnswered(dateAnswered),
    who: `Linked ${linkedBy ? `by ${linkedBy}, ` : ''}${sayDate(civilDateOf(linkedAt))}`,
  }
}

export function showRelated({ question, reasons }: Related) {
  const { dateAnswered } = question
  return {
    ...showQuestion(question),
    answered: dateAnswered === null ? 'not answered yet' : `answered ${sayDate(dateAnswered)}`,
    reasons: reasons.join(', '),
  }
}

export function showQuestion(question: QuestionRow) {
  return { href: paths.question(question), heading: headingOf(question), number: sayNumber(question) }
}
