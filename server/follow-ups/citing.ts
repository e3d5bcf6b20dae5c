import { type CivilDate, sayDate } from '../lib/dates.ts'
import { squash, stripControls } from '../lib/text.ts'
import type { QuestionRow } from '../questions/queries.ts'
import type { House } from '../questions/question.ts'

/** A question that is followed up, with the names that a citation needs. */
export interface CitedQuestion
  extends Pick<
    QuestionRow,
    'uin' | 'house' | 'heading' | 'dateTabled' | 'dateForAnswer' | 'dateAnswered' | 'isNamedDay' | 'bodyId'
  > {
  /** Where the Member who asked sits, in the Commons. */
  askerSeat: string | null
  askerName: string | null
  answererName: string | null
}

/** The Lords number their questions HL1234. */
export function houseOf({ house, uin }: Pick<CitedQuestion, 'house' | 'uin'>): House {
  return house ?? (uin?.startsWith('HL') ? 'Lords' : 'Commons')
}

/**
 * “pursuant to the Answer of 12 January 2026 to Question 104512 on Wardens: Equipment”, in the Lords “further to the
 * Written Answer by Lord Ellis on 12 January 2026 (HL1234)”: as recorded questions cite an answer. What is not known
 * stands as a marked blank.
 */
export function citedAnswer(question: CitedQuestion): string {
  const date = said(question.dateAnswered)
  return houseOf(question) === 'Lords'
    ? `further to the Written Answer by ${question.answererName ?? '[the Minister]'} on ${date} (${number(question)})`
    : `pursuant to the Answer of ${date} to ${numbered(question)}`
}

/** The same for an answer that says only that one will follow. */
export function citedHolding(question: CitedQuestion, holdingOn: CivilDate | null): string {
  return houseOf(question) === 'Lords'
    ? `further to the holding answer on ${said(holdingOn)} to Question ${number(question)}`
    : `pursuant to the holding answer of ${said(holdingOn)} to ${numbered(question)}`
}

/** “Question 104512 on Wardens: Equipment, tabled by the hon. Member for Northbridge on 12 January 2026”. */
export function citedQuestion(question: CitedQuestion): string {
  const named =
    question.isNamedDay && question.dateForAnswer ? ` for answer on ${sayDate(question.dateForAnswer)}` : ''
  return `${numbered(question)}, tabled by ${askerOf(question)} on ${said(question.dateTabled)}${named}`
}

/** A Member of the Commons is named by the seat, a Lord by name. */
export function askerOf(question: CitedQuestion): string {
  if (houseOf(question) === 'Lords') return question.askerName ?? '[the Member]'
  return question.askerSeat === null ? '[the hon. Member]' : `the hon. Member for ${question.askerSeat}`
}

function numbered(question: CitedQuestion): string {
  const heading = squash(stripControls(question.heading ?? '')).replace(/[\s.,;]+$/, '')
  return `Question ${number(question)}${heading === '' ? '' : ` on ${heading}`}`
}

function number({ uin }: CitedQuestion): string {
  return uin ?? '[number]'
}

function said(date: CivilDate | null): string {
  return date === null ? '[date]' : sayDate(date)
}
