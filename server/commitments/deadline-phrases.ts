import type { CivilDate } from '../lib/dates.ts'
import { HUNTS, type Hunt } from './due/hunts.ts'
import { readDueWindow } from './due/reader.ts'
import type { DuePhrase } from './due/types.ts'

/**
 * The words of a sentence that say by when something will be done, the best first: a date by which, then other
 * dates, then words without a date, events, and what comes back. Of phrases that overlap the longer stands. The
 * time taken grows with the length of the sentence and no faster.
 * @param answered where given, phrases that name a date before it are left out
 */
export function findDuePhrases(sentence: string, answered?: CivilDate): DuePhrase[] {
  const found = HUNTS.flatMap((hunt) => phrasesBy(hunt, sentence))
  const kept = withoutOverlaps(found, sentence.length)
  return kept
    .sort((a, b) => b.sureness - a.sureness || a.start - b.start)
    .filter(({ text }) => answered === undefined || !isPast(text, answered))
    .map(({ text, start, end }) => ({ text, start, end }))
}

/** The longest first: one that overlaps a longer one has its first or its last character in it. */
function withoutOverlaps<Phrase extends DuePhrase>(phrases: Phrase[], length: number): Phrase[] {
  const taken = new Uint8Array(length)
  const longestFirst = phrases.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  return longestFirst.filter(({ start, end }) => {
    if (taken[start] || taken[end - 1]) return false
    taken.fill(1, start, end)
    return true
  })
}

function phrasesBy({ pattern, sureness, isDue }: Hunt, sentence: string) {
  const phrases = []
  for (const match of sentence.matchAll(pattern)) {
    const text = match[0].replace(/[ \u00a0,.;:]+$/, '')
    const found = { sentence, text, start: match.index, end: match.index + text.length }
    if (isDue(found))
      phrases.push({
        text,
        start: found.start,
        end: found.end,
        sureness: typeof sureness === 'number' ? sureness : sureness(found),
      })
  }
  return phrases
}

/** True for words that end, or begin without an end, before a day. */
function isPast(text: string, answered: CivilDate): boolean {
  const { earliest, latest } = readDueWindow(text, answered)
  const last = latest ?? earliest
  return last !== null && last < answered
}
