import { sayDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from './queries.ts'

/** What is not known stands as a marked blank, for the person who cites to fill in. */
const BLANK = {
  asker: '[asking Member]',
  uin: '[number]',
  dateTabled: '[date tabled]',
}

export interface CitationFacts {
  askerName: string | null
  answererName: string | null
}

/**
 * A citation in words: who asked whom, under which heading and number, when tabled, when answered and by whom,
 * and the address on Parliament's own site.
 */
export function citationOf(
  question: Pick<
    QuestionRow,
    'uin' | 'house' | 'heading' | 'dateTabled' | 'dateAnswered' | 'bodyName' | 'source'
  >,
  { askerName, answererName }: CitationFacts,
): string {
  const { uin, house, heading, dateTabled, dateAnswered, bodyName, source } = question
  const title = heading ? `‘${heading}’, ` : ''
  const where = house ? `House of ${house}, ` : ''
  const tabled = dateTabled ? sayDate(dateTabled) : BLANK.dateTabled
  const by = answererName ? ` by ${answererName}` : ''
  const answered = dateAnswered ? `, answered ${sayDate(dateAnswered)}${by}` : ''
  const address = source === 'official' && dateTabled && uin ? ` ${paths.parliament(dateTabled, uin)}` : ''
  return (
    `${askerName ?? BLANK.asker}, ${title}written question to the ${bodyName ?? 'Government'}, ` +
    `${where}question ${uin ?? BLANK.uin}, tabled ${tabled}${answered}.${address}`
  )
}
