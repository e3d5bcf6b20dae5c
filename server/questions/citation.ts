import { type CivilDate, sayDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from './queries.ts'

/** What is not known stands as a marked blank, for the person who cites to fill in. */
export const BLANK = {
  asker: '[asking Member]',
  uin: '[number]',
  dateTabled: '[date tabled]',
  year: '[year]',
}

export interface CitationFacts {
  askerName: string | null
  answererName: string | null
  /** Of the answer as it stands. */
  dateCorrected: CivilDate | null
}

export type CitedQuestion = Pick<
  QuestionRow,
  'uin' | 'house' | 'heading' | 'dateTabled' | 'dateAnswered' | 'bodyName' | 'source'
>

/**
 * A citation in words: who asked whom, under which heading and number, when tabled, when answered and by whom,
 * and the address on Parliament's own site.
 */
export function citationOf(question: CitedQuestion, facts: CitationFacts): string {
  const { uin, house, heading, dateTabled, bodyName } = question
  const title = heading ? `‘${heading}’, ` : ''
  const where = house ? `House of ${house}, ` : ''
  const tabled = sayTabled(dateTabled) + sayAnswer(question, facts)
  const address = parliamentAddress(question)
  return (
    `${facts.askerName ?? BLANK.asker}, ${title}written question to the ${bodyName ?? 'Government'}, ` +
    `${where}question ${uin ?? BLANK.uin}, tabled ${tabled}.${address ? ` ${address}` : ''}`
  )
}

/** Parliament's page of a question that is its own; null for any other, and where date or number are not known. */
export function parliamentAddress({
  source,
  dateTabled,
  uin,
}: Pick<CitedQuestion, 'source' | 'dateTabled' | 'uin'>) {
  return source === 'official' && dateTabled && uin ? paths.parliament(dateTabled, uin) : null
}

export function sayTabled(dateTabled: CivilDate | null): string {
  return dateTabled ? sayDate(dateTabled) : BLANK.dateTabled
}

/** `, answered 15 January 2026 by Philippa Rennick, corrected 20 January 2026`; nothing while no answer has a date. */
export function sayAnswer(
  { dateAnswered }: Pick<CitedQuestion, 'dateAnswered'>,
  { answererName, dateCorrected }: CitationFacts,
): string {
  if (!dateAnswered) return ''
  const by = answererName ? ` by ${answererName}` : ''
  const corrected = dateCorrected ? `, corrected ${sayDate(dateCorrected)}` : ''
  return `, answered ${sayDate(dateAnswered)}${by}${corrected}`
}
