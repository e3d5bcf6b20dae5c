import { positionOf } from '../keyed-arrays.ts'
import type { searchQueries } from '../queries.ts'
import type { searchChanges } from '../search-changes.ts'
import type { ListedPhrase } from './clauses.ts'
import { listOf, mostIn, readList } from './encoding.ts'
import { type listQueries, wordsInSize } from './list-queries.ts'
import { readPhrase } from './phrases.ts'
import { emptyWeighed, type Weighed } from './weighed.ts'
import { wordPlaces } from './word-places.ts'

/** The records that changed after the lists were made: where their words stand is kept in memory. */
export function freshRecords(
  { documents }: Pick<ReturnType<typeof searchQueries>, 'documents'>,
  { sizesOf }: Pick<ReturnType<typeof listQueries>, 'sizesOf'>,
  changes: ReturnType<typeof searchChanges>,
) {
  const index = wordPlaces()
  /** How many words each has. */
  const held = new Map<number, number>()
  let heldAt = 0

  return {
    /** @param keys those that are fresh as of a revision */
    hold(keys: readonly number[], revision: number): void {
      const changed = changes.keysBetween(heldAt, revision)
      heldAt = revision
      const [wanted, moved] = [new Set(keys), new Set(changed)]
      const isOld = (key: number) => changed === null || moved.has(key) || !wanted.has(key)
      for (const key of [...held.keys()].filter(isOld)) {
        index.take(key)
        held.delete(key)
      }
      const missing = keys.filter((key) => !held.has(key))
      if (missing.length === 0) return
      index.putAll(
        documents(missing).map(({ key, heading, question, answer }) => [key, heading, question, answer]),
      )
      for (const [key, size] of sizesOf(missing)) held.set(key, wordsInSize(size))
    },
    /** How many words a record has that is held. */
    lengthOf: (key: number) => held.get(key) ?? 0,
    /** @param keys the search keys of all records, by position */
    having({ stems, scope }: ListedPhrase, keys: Float64Array): Weighed {
      if (held.size === 0) return NONE
      const lists = stems.map((stem) => listOf(index.placesOf(stem)))
      const [first] = lists
      if (!first) return NONE
      const found = emptyWeighed(mostIn(first.records))
      if (lists.length === 1) readList(first.records, scope, AS_NUMBERED, found)
      else readPhrase(lists, scope, AS_NUMBERED, found)
      for (let at = 0; at < found.size; at += 1)
        found.positions[at] = positionOf(keys, found.positions[at] ?? 0)
      return found
    },
  }
}

/** The records are numbered by their search keys. */
const AS_NUMBERED = { first: 0, positions: null }
const NONE = emptyWeighed(0)
