import type { Database } from '../../db/open.ts'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { firstKeyOf } from '../questions/search/search-key.ts'
import { foldWord, wordsIn } from '../questions/search/words.ts'
import type { Commitment } from './commitment.ts'
import { relatedQueries } from './related-queries.ts'

/** A later question about the same thing, with how that was found. */
export interface Related {
  question: QuestionRow
  reasons: readonly string[]
}

const MOST_SHOWN = 10
/** Of each way of looking. */
const MOST_LOOKED_AT = 20
/** A question may have been tabled before the promise and answered after it. */
const TABLED_WITHIN_DAYS = 60
const FEWEST_LETTERS = 4
const RARE_WORDS = 3
/** A word in a larger share of the records says nothing about a promise; of few records, in more than so many. */
const COMMON_SHARE = 0.02
const COMMON_AMONG_FEW = 5

/**
 * Looks for questions that were answered after a promise was made and are about the same thing: that cite its
 * question by number, have its heading, share two of its rarest words, or name one of its policies.
 */
export function relatedReader(db: Database) {
  const sql = relatedQueries(db)
  const questions = questionQueries(db)

  return function relatedTo(commitment: Commitment, question: QuestionRow): Related[] {
    const { dateAnswered } = commitment
    if (dateAnswered === null) return []
    const reasons = reasonsByQuestion(commitment, question, dateAnswered)
    reasons.delete(question.id)
    return questions
      .byIds([...reasons.keys()])
      .map((row) => ({ question: row, reasons: reasons.get(row.id) ?? [] }))
      .filter((one) => isLater(one, dateAnswered))
      .sort(byNearness)
      .slice(0, MOST_SHOWN)
  }

  function reasonsByQuestion(
    { quote, policies }: Commitment,
    { uin, heading, dateTabled }: QuestionRow,
    answered: CivilDate,
  ): Map<number, string[]> {
    const reasons = new Map<number, string[]>()
    const note = (ids: readonly number[], reason: string) => {
      for (const id of ids) reasons.set(id, [...(reasons.get(id) ?? []), reason])
    }
    const floor = firstKeyOf(addDays(answered, -TABLED_WITHIN_DAYS))
    const find = (match: string, from = floor) => sql.matching(match, from, MOST_LOOKED_AT)
    if (uin) note(find(`question : ${asPhrase(uin)}`, firstKeyOf(dateTabled ?? answered)), CITES)
    if (heading && wordsIn(heading).length > 0) note(find(`heading : ${asPhrase(heading)}`), SAME_HEADING)
    const words = rareWords(quote.text)
    if (words.length > 1) note(find(`answer : (${inPairs(words)})`), SHARED_WORDS)
    if (policies.length > 0) {
      const ids = policies.map(({ id }) => id)
      note(sql.naming(ids, MOST_LOOKED_AT), SAME_POLICY)
    }
    return reasons
  }

  function rareWords(quote: string): string[] {
    const words = new Set(wordsIn(quote).map(foldWord).filter(isTelling))
    const most = Math.max(COMMON_AMONG_FEW, COMMON_SHARE * sql.records())
    return sql
      .counts([...words])
      .filter(({ documents }) => documents > 1 && documents <= most)
      .sort((one, other) => one.documents - other.documents)
      .slice(0, RARE_WORDS)
      .map(({ word }) => word)
  }
}

const CITES = 'Cites this question'
const SAME_HEADING = 'Same heading'
const SHARED_WORDS = 'Shares its rarest words'
const SAME_POLICY = 'Names the same policy'

/** What cites the question need not be answered yet. */
function isLater({ question, reasons }: Related, answered: CivilDate): boolean {
  return reasons.includes(CITES) || (question.dateAnswered !== null && question.dateAnswered > answered)
}

function byNearness(one: Related, other: Related): number {
  const cites = ({ reasons }: Related) => Number(reasons.includes(CITES))
  const last = ({ question }: Related) => question.dateAnswered ?? question.dateTabled ?? ''
  return (
    cites(other) - cites(one) ||
    other.reasons.length - one.reasons.length ||
    last(other).localeCompare(last(one)) ||
    other.question.id - one.question.id
  )
}

/** Not "by", and not "2026". */
function isTelling(word: string): boolean {
  return word.length >= FEWEST_LETTERS && !/\d/.test(word)
}

/** Any two of the words, since one alone says little. */
function inPairs(words: readonly string[]): string {
  const pairs = words.flatMap((word, index) =>
    words.slice(index + 1).map((other) => `(${asPhrase(word)} AND ${asPhrase(other)})`),
  )
  return pairs.join(' OR ')
}

/** Words one after the other, as FTS5 takes them; nothing in them is read as an operator. */
function asPhrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
