import { oncePerDatabase } from '../../../../db/once.ts'
import { positionOf } from '../keyed-arrays.ts'
import { searchChanges } from '../search-changes.ts'
import type { Scope } from '../tree.ts'
import { cappedWeight, emptyWeighed, merged, mostIn, push, readList, type Weighed } from './encoding.ts'
import { listQueries, wordsInSize } from './list-queries.ts'
import { type Placed, placed, type StretchKeys, stretchKeys } from './stretches.ts'
import { wordCounter } from './word-counts.ts'

/** The records by their words, as they stand now. */
export interface WordLists {
  /** How many records there are. */
  size: number
  /** Words in each record. */
  lengths: Int32Array
  averageLength: number
  /** The records that have a word, as the index stems it, in a part of the text. */
  having(stem: string, scope: Scope): Weighed
}

interface Held {
  keys: Float64Array
  revision: number
  lastStretch: number
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
  const fresh = freshRecords(sql, changes)
  let known = new Map<number, StretchKeys>()
  let held: Held | null = null

  function refreshed(keys: Float64Array, revision: number, lastStretch: number): Held {
    const nothing = { keys, revision, lastStretch, lists: null }
    const state = sql.state()
    const changed = state?.isWhole ? changes.keysBetween(state.revision, revision) : null
    if (changed === null) return nothing
    known = new Map(sql.bounds().map(({ id }) => [id, known.get(id) ?? read(id)]))
    const lengths = new Int32Array(keys.length)
    const isFresh = new Uint8Array(keys.length)
    const freshKeys = changed.filter((key) => keys[positionOf(keys, key)] === key)
    for (const key of freshKeys) isFresh[positionOf(keys, key)] = 1
    let standing = freshKeys.length
    const places = new Map<number, Placed>()
    for (const [id, stretch] of known) {
      const { standing: more, ...where } = placed(stretch, keys, isFresh, lengths)
      places.set(id, where)
      standing += more
    }
    if (standing !== keys.length) return nothing // some record would be missing
    for (const [key, size] of sql.sizesOf(freshKeys)) lengths[positionOf(keys, key)] = wordsInSize(size)
    fresh.hold(freshKeys, revision)
    return { ...nothing, lists: listsOf(keys, lengths, places) }
  }

  function read(id: number): StretchKeys {
    const row = sql.stretch(id)
    if (!row) throw new Error(`The stretch ${id} of the lists of words is gone`)
    return stretchKeys(row)
  }

  function listsOf(keys: Float64Array, lengths: Int32Array, places: ReadonlyMap<number, Placed>): WordLists {
    return {
      size: keys.length,
      lengths,
      averageLength: lengths.reduce((sum, length) => sum + length, 0) / keys.length,
      having(stem, scope) {
        const lists = sql.lists(stem)
        const into = emptyWeighed(lists.reduce((sum, [, list]) => sum + mostIn(list), 0))
        for (const [id, list] of lists) {
          const where = places.get(id)
          if (where) readList(list, scope, where.first, where.positions, into)
        }
        const more = fresh.having(stem, scope, keys)
        return more.size === 0 ? into : merged(into, more)
      },
    }
  }

  /** @param keys the search keys of all records, as of now */
  return (keys: Float64Array): WordLists | null => {
    const [revision, lastStretch] = [changes.revision(), sql.lastStretch()]
    const isSame = held?.keys === keys && held.revision === revision && held.lastStretch === lastStretch
    if (held === null || !isSame) held = refreshed(keys, revision, lastStretch)
    return held.lists
  }
})

/** The records that changed after the lists were made: their words are counted in memory. */
function freshRecords(sql: ReturnType<typeof listQueries>, changes: ReturnType<typeof searchChanges>) {
  const counter = wordCounter()
  const held = new Set<number>()
  let heldAt = 0

  return {
    /** @param keys those that are fresh as of a revision */
    hold(keys: readonly number[], revision: number): void {
      const changed = held.size === 0 ? [] : changes.keysBetween(heldAt, revision)
      heldAt = revision
      const wanted = new Set(keys)
      const isOld = (key: number) => changed === null || changed.includes(key) || !wanted.has(key)
      for (const key of [...held].filter(isOld)) {
        counter.take(key)
        held.delete(key)
      }
      const missing = keys.filter((key) => !held.has(key))
      if (missing.length > 0) counter.putAll(sql.textsOf(missing))
      for (const key of missing) held.add(key)
    },
    having(stem: string, scope: Scope, keys: Float64Array): Weighed {
      if (held.size === 0) return NONE
      const records = counter.recordsWith(stem)
      const into = emptyWeighed(records.length)
      for (const { record, ...counts } of records) {
        const weight = cappedWeight(counts, scope)
        if (weight > 0) push(into, positionOf(keys, record), weight)
      }
      return into
    },
  }
}

const NONE = emptyWeighed(0)
