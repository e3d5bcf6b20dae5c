import { oncePerDatabase } from '../../../db/once.ts'
import { inOrderOfUin } from '../question.ts'
import { searchQueries } from '../search/queries.ts'
import { dayOfKey } from '../search/search-key.ts'
import { likeness, subjectOf, type TellingWord, tellingWords, wordsAsked } from './likeness.ts'
import { relatedQueries } from './queries.ts'

const MOST_SHOWN = 5
/** Below this two questions share words by chance: better none than those. */
const LEAST_LIKENESS = 0.35
/** A scan of the index takes some 0.2 µs a record; ordering by FTS5's bm25 six times as long. */
const LOOKED_AT = { words: 10, documents: 5_000 }
/** How many of those that share telling words are compared word by word. */
const COMPARED = 30

/** Finds the questions whose heading and text are most like another's. */
export const relatedQuestions = oncePerDatabase((db) => {
  const sql = relatedQueries(db)
  const { matching } = searchQueries(db)
  let held = { revision: -1, size: 0 }

  /** How many questions there are, counted again only when the record has changed. */
  function size(): number {
    const revision = sql.revision()
    if (held.revision !== revision) held = { revision, size: sql.size() }
    return held.size
  }

  /**
   * @param apart the ids of questions that are not wanted, such as those with the same answer
   * @returns ids, the most alike first; none when nothing is much alike
   */
  function related(questionId: number, apart: readonly number[] = []): number[] {
    const own = sql.asked(questionId)
    if (!own) return []
    const forms = sql.forms(wordsAsked(own))
    const subject = subjectOf(own, forms, size())
    const sharing = keysSharing(tellingWords(subject, forms, LOOKED_AT))
    const unwanted = new Set([questionId, ...apart])
    return sql
      .askedByKeys(heaviest(sharing, COMPARED + unwanted.size))
      .filter((other) => !unwanted.has(other.questionId))
      .map((other) => ({ ...other, alike: likeness(subject, other) }))
      .filter(({ alike }) => alike >= LEAST_LIKENESS)
      .sort(
        (a, b) =>
          b.alike - a.alike || daysApart(a.key, own.key) - daysApart(b.key, own.key) || inOrderOfUin(a, b),
      )
      .slice(0, MOST_SHOWN)
      .map((other) => other.questionId)
  }

  /** Search key → the weight of the telling words it has. */
  function keysSharing(words: readonly TellingWord[]): Map<number, number> {
    const sharing = new Map<number, number>()
    for (const { word, weight } of words) {
      for (const key of matching(`{heading question} : "${word}"`, 0)) {
        sharing.set(key, (sharing.get(key) ?? 0) + weight)
      }
    }
    return sharing
  }

  return { related }
})

function heaviest(weights: ReadonlyMap<number, number>, most: number): number[] {
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || b - a)
    .slice(0, most)
    .map(([key]) => key)
}

function daysApart(a: number, b: number): number {
  return Math.abs(dayOfKey(a) - dayOfKey(b))
}
