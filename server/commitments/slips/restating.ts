import type { CivilDate } from '../../lib/dates.ts'
import type { Deadline, Quote } from '../commitment.ts'
import { findDuePhrases } from '../deadline-phrases.ts'
import { isUnread } from '../due/reader.ts'
import type { DueWindow } from '../due/types.ts'
import { wordsInCommon } from '../logging/duplicates.ts'
import { sentencesOf } from '../sentences.ts'

/** A promise, as it is looked for in another answer. */
interface Promised {
  text: string
  deadline: Pick<Deadline, 'phrase'>
}

/** The words of another answer that make it again, with those that say by when. */
export interface Restated extends Omit<Quote, 'answerVersionId'> {
  phrase: string
}

interface Stretch {
  text: string
  /** Where it begins in its answer's text. */
  start: number
}

/**
 * The sentence of a paragraph, which is known to be of the same line, that makes a promise again and names a time.
 * @param saidOn the day of its answer
 */
export function restatedIn(paragraph: Stretch, promised: Promised, saidOn: CivilDate): Restated | null {
  const found = sentencesOf(paragraph.text).flatMap(({ text, start, end }) => {
    const phrase = findDuePhrases(text, saidOn)[0]?.text
    if (phrase === undefined) return []
    const { share, areSimilar } = wordsInCommon(promised, { text, deadline: { phrase } })
    const place = { start: paragraph.start + start, end: paragraph.start + end }
    return areSimilar ? [{ ...place, text, phrase, share }] : []
  })
  const [best] = found.sort((one, other) => other.share - one.share)
  return best ? { start: best.start, end: best.end, text: best.text, phrase: best.phrase } : null
}

/** What a time that is named anew does to a deadline: put it off, bring it forward, give it a date, or take that away. */
export type Change = 'later' | 'earlier' | 'dated' | 'undated'

/**
 * What comes back every year is no other deadline when it is said a year later.
 * @returns null where the deadline stays what it is, or the words cannot be read as a time
 */
export function changeOf(
  deadline: Pick<Deadline, 'earliest' | 'latest' | 'recurs'>,
  window: DueWindow,
): Change | null {
  if (isUnread(window) || (window.recurs !== null && window.recurs === deadline.recurs)) return null
  const [before, after] = [deadline, window].map(endOf)
  if (before == null) return after == null ? null : 'dated'
  if (after == null) return 'undated'
  if (after === before) return null
  return after > before ? 'later' : 'earlier'
}

/** The day by which two times are compared; null for no date. */
export function endOf({ earliest, latest }: Pick<Deadline, 'earliest' | 'latest'>): CivilDate | null {
  return latest ?? earliest
}
