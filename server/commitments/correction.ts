import type { Commitment, Quote } from './commitment.ts'
import { findDuePhrases } from './deadline-phrases.ts'
import { sentencesOf } from './sentences.ts'

/** Of a long answer only the sentences that are nearest to the old words are offered. */
const MOST_OFFERED = 12

/** What a person decides on after an answer was corrected: the old words, and those that may have taken their place. */
export interface Correction {
  before: string
  /** In the order of the answer; empty where the answer stands as it was quoted. */
  sentences: readonly CorrectedSentence[]
  dateAnswered: string | null
}

interface CorrectedSentence {
  /** As a form sends it. */
  value: string
  quote: Quote
  /** The nearest to the old words. */
  isNearest: boolean
  /** The words in it that say by when. */
  duePhrase: string | null
}

/**
 * What is to be decided about a commitment with a concern; null where there is none.
 * @param current the version of the answer that stands now
 */
export function correctionOf(
  { concern, quote }: Pick<Commitment, 'concern' | 'quote'>,
  current: { id: number; text: string; dateAnswered: string | null } | undefined,
): Correction | null {
  if (concern === null) return null
  const { dateAnswered = null } = current ?? {}
  if (!current || current.id === quote.answerVersionId)
    return { before: quote.text, sentences: [], dateAnswered }
  const nearness = nearnessTo(quote.text)
  const all = sentencesOf(current.text).map((sentence) => ({ ...sentence, near: nearness(sentence.text) }))
  const nearest = all.toSorted((one, other) => other.near - one.near).slice(0, MOST_OFFERED)
  const sentences = nearest
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, text }) => ({
      value: `${current.id}:${start}-${end}`,
      quote: { answerVersionId: current.id, start, end, text },
      isNearest: start === nearest[0]?.start,
      duePhrase: findDuePhrases(text, dateAnswered ?? undefined)[0]?.text ?? null,
    }))
  return { before: quote.text, sentences, dateAnswered }
}

/** The share of words that two sentences have in common, from 0 to 1. */
function nearnessTo(words: string): (sentence: string) => number {
  const sought = wordsOf(words)
  return (sentence) => {
    const found = wordsOf(sentence)
    const shared = [...found].filter((word) => sought.has(word)).length
    return shared === 0 ? 0 : (2 * shared) / (sought.size + found.size)
  }
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
}
