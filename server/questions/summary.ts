import { type CivilDate, sayDate } from '../lib/dates.ts'
import { escapeHtml, plural } from '../lib/text.ts'
import { paths, type QuestionAddress } from '../paths.ts'
import { HOME_OFFICE } from './bodies.ts'
import type { Lateness } from './lateness.ts'
import type { QuestionRow } from './queries.ts'
import type { Status } from './question.ts'

/** A status or a judgement in words, with the name of its colour. */
export interface Tag {
  text: string
  kind: Status | 'late' | 'on-time'
}

/** A question as lists show it; the texts are safe HTML. */
export interface QuestionSummary {
  href: string
  /** How it is named among those that are chosen. */
  choice: string
  headingHtml: string
  tags: Tag[]
  /** "Commons question 104512", or what is known of it. */
  number: string
  asker: string | null
  /** The answering body, where it is not the Home Office. */
  otherBody: string | null
  tabled: string
  answered: string | null
  questionHtml: string
  answerHtml: string | null
}

/** What a question is called by. */
export type NumberedQuestion = Pick<QuestionRow, 'uin' | 'localNumber' | 'house' | 'dateTabled'>

/** What else a summary is made from. */
export interface SummaryFacts {
  status: Status
  late: Lateness['late']
  dateAnswered: CivilDate | null
  /** The Member's name. */
  asker: string | null
  body: { code: number; label: string } | null
  /** Safe HTML; null for a question without a heading. */
  headingHtml: string | null
  questionHtml: string
  answerHtml: string | null
}

export function summaryOf(question: NumberedQuestion, facts: SummaryFacts): QuestionSummary {
  const { body, dateAnswered } = facts
  const { dateTabled } = question
  const href = paths.question(question)
  return {
    href,
    choice: choiceAt(href),
    headingHtml: facts.headingHtml ?? numbered(escapeHtml(headingTo(body?.label)), question),
    tags: [statusTag(facts.status), ...lateTag(facts, dateAnswered)],
    number: sayNumber(question),
    asker: facts.asker,
    otherBody: body === null || body.code === HOME_OFFICE ? null : body.label,
    tabled: dateTabled === null ? 'date not known' : sayDate(dateTabled),
    answered: dateAnswered === null ? null : sayDate(dateAnswered),
    questionHtml: facts.questionHtml,
    answerHtml: facts.answerHtml,
  }
}

/** The end of its address: `2026-01-12/104512`, `local/1`. */
export function choiceOf(question: QuestionAddress): string {
  return choiceAt(paths.question(question))
}

function choiceAt(href: string): string {
  return href.slice('/questions/'.length)
}

/** A link needs a name of its own, and many questions of a list may have no heading. */
function numbered(headingHtml: string, { uin }: Pick<QuestionRow, 'uin'>): string {
  return uin === null ? headingHtml : headingHtml.replace(/^Question/, `Question ${uin}`)
}

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  unanswered: 'Unanswered',
  holding: 'Holding answer',
  answered: 'Answered',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
}

export function statusTag(status: Status): Tag {
  return { text: STATUS_WORDS[status], kind: status }
}

/** Late is apart from the status; in lists only what is late says so. */
export function lateTag({ late }: Pick<Lateness, 'late'>, dateAnswered: CivilDate | null): Tag[] {
  return late === true ? [{ text: dateAnswered === null ? 'Late' : 'Answered late', kind: 'late' }] : []
}

/** `3 sitting days late`, of a question that is late. */
export function sayDaysLate({ daysLate, unit }: Pick<Lateness, 'daysLate' | 'unit'>): string {
  return daysLate === null ? 'Late' : `${plural(daysLate, unit)} late`
}

/** `Commons question 104512`; a question without number says so. */
export function sayNumber({ house, uin }: Pick<QuestionRow, 'house' | 'uin'>): string {
  const kind = house ? `${house} question` : 'Question'
  return uin === null ? `${kind}, number not known` : `${kind} ${uin}`
}

/** The heading, or what stands for it: 140 answered questions of the record have none. */
export function headingOf({ heading, bodyName }: Pick<QuestionRow, 'heading' | 'bodyName'>): string {
  return heading ?? headingTo(bodyName)
}

function headingTo(bodyName: string | null | undefined): string {
  return `Question to ${bodyName === 'Home Office' ? 'the Home Office' : (bodyName ?? 'a department')}`
}
