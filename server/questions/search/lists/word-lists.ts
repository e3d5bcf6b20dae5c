import { oncePerDatabase } from '../../../../db/once.ts'
import { positionOf } from '../keyed-arrays.ts'
import { searchQueries } from '../queries.ts'
import { gatheredChanges, searchChanges } from '../search-changes.ts'
import type { Scope } from '../tree.ts'
import type { ListedPhrase } from './clauses.ts'
import type { Standing } from './encoding.ts'
import { freshRecords } from './fresh-records.ts'
import { keptLists } from './kept-lists.ts'
import { listQueries } from './list-queries.ts'
import { placed, type StretchKeys, stretchKeys } from './stretches.ts'
import { merged, type Weighed } from './weighed.ts'

/** The records by their words, as they stand now. */
export interface WordLists {
  /** How many records there are. */
  size: number
  /** Words in each record. */
  lengths: Int32Array
  averageLength: number
  /** The records that have a word or phrase. */
  having(phrase: ListedPhrase): Weighed
  /** Those that have each of several words which begin alike, by word. */
  havingEach(stems: readonly string[], scope: Scope): ReadonlyMap<string, Weighed>
}

interface Held {
  keys: Float64Array
  revision: number
  /** Of the lists that are kept. */
  version: string | null
  lists: WordLists | null
}

/**
 * Gives the lists of words as of now, the lists that are kept for what has stood long and an index in memory for what has
 * changed since: null where they are not made yet, or too far behind. Call, and use, inside one transaction, since the lists
 * are made anew beside serving.
 */
export const wordLists = oncePerDatabase((db) => {
  const sql = listQueries(db)
  const changes = searchChanges(db)
  const reader = keptLists(sql)
  const changedSince = gatheredChanges(changes)
  const fresh = freshRecords(searchQueries(db), sql, changes)
  let known = new Map<number, StretchKeys>()
  let held: Held | null = null

  function refreshed(keys: Float64Array, revision: number, version: string | null): Held {
    const nothing = { keys, revision, version, lists: null }
    const state = sql.state()
    const changed = state?.isWhole ? changedSince(state.revision, revision) : null
    if (changed === null) return nothing
    known = new Map(sql.bounds().map(({ id }) => [id, known.get(id) ?? read(id)]))
    const lengths = new Int32Array(keys.length)
    const isFresh = new Uint8Array(keys.length)
    const freshKeys = changed.filter((key) => keys[positionOf(keys, key)] === key)
    for (const key of freshKeys) isFresh[positionOf(keys, key)] = 1
    let standing = freshKeys.length
    const places = new Map<number, Standing>()
    for (const [id, stretch] of known) {
      const { standing: more, ...where } = placed(stretch, keys, isFresh, lengths)
      places.set(id, where)
      standing += more
    }
    if (standing !== keys.length) return nothing // some record would be missing
    fresh.hold(freshKeys, revision)
    for (const key of freshKeys) lengths[positionOf(keys, key)] = fresh.lengthOf(key)
    return { ...nothing, lists: listsOf(keys, lengths, places) }
  }

  function read(id: number): StretchKeys {
    const row = sql.stretch(id)
    if (!row) throw new Error(`The stretch ${id} of the lists of words is gone`)
    return stretchKeys(row)
  }

  function listsOf(
    keys: Float64Array,
    lengths: Int32Array,
    places: ReadonlyMap<number, Standing>,
  ): WordLists {
    const withFresh = (kept: Weighed, phrase: ListedPhrase) => {
      const more = fresh.having(phrase, keys)
      return more.size === 0 ? kept : merged(kept, more)
    }
    return {
      size: keys.length,
      lengths,
      averageLength: lengths.reduce((sum, length) => sum + length, 0) / keys.length,
      having: (phrase) => withFresh(reader.having(phrase, places), phrase),
      havingEach: (stems, scope) =>
        new Map(
          [...reader.havingEach(stems, scope, places)].map(([stem, kept]) => [
            stem,
            withFresh(kept, { stems: [stem], scope }),
          ]),
        ),
    }
  }

  /** @param keys the search keys of all records, as of now */
  return (keys: Float64Array): WordLists | null => {
    const [revision, version] = [changes.revision(), sql.version()]
    const isSame = held?.keys === keys && held.revision === revision && held.version === version
    if (held === null || !isSame) held = refreshed(keys, revision, version)
    return held.lists
  }
})
