import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from '../../../../db/open.ts'
import { KEPT_CHANGES } from '../indexing-queries.ts'
import { positionOf } from '../keyed-arrays.ts'
import { searchChanges } from '../search-changes.ts'
import { listOf, type WordList } from './encoding.ts'
import { listQueries, wordsInSize } from './list-queries.ts'
import { type WordPlaces, wordPlaces } from './word-places.ts'

/** Records in a stretch when it is made: one takes two seconds to make, and a search reads a list of each. */
const STRETCH = 16_384
/** Fewer are found in the index as fast, and need no lists. */
const WORTH_LISTS = 5_000
/** So few changes are looked up in the index, beside the lists. */
const WORTH_MAKING_ANEW = 500
/** Of more, making all anew is less work than making each stretch anew whole. */
const MOST_CHANGED = 50_000

const END = Number.MAX_SAFE_INTEGER

interface Sizes {
  /** Records in a stretch. */
  stretch?: number
  /** Records from which on there are lists. */
  worth?: number
  /** Changes from which on lists are made anew. */
  behind?: number
}

/** A stretch as it will be kept. */
interface Stretch {
  keys: Float64Array
  lengths: Int32Array
  lists: ReadonlyMap<string, WordList>
}

/** Whether the lists of words are so far behind the index that they should be made, or made anew. */
export function areListsBehind(
  db: Database,
  { worth = WORTH_LISTS, behind = WORTH_MAKING_ANEW }: Sizes = {},
): boolean {
  const sql = listQueries(db)
  const state = sql.state()
  if (!state?.isWhole) return sql.hasAsMany(worth)
  const changes = searchChanges(db)
  const now = changes.revision()
  return now !== state.revision && (changes.keysBetween(state.revision, now)?.length ?? END) > behind
}

/**
 * Makes the lists of words, or those of the stretches in which something was changed since. Each write is a transaction that
 * leaves no gap: what is done is done when it is stopped, and goes on from there.
 * @returns how many stretches were made
 */
export async function buildLists(
  db: Database,
  shouldStop: () => boolean,
  sizes: Sizes = {},
): Promise<number> {
  if (!areListsBehind(db, sizes)) return 0
  const { stretch = STRETCH } = sizes
  const sql = listQueries(db)
  const index = wordPlaces()
  const now = searchChanges(db).revision()
  const changed = changedKeys(sql, now)
  let made = 0

  const begin = db.transaction(() => {
    sql.deleteStretches()
    sql.setState(now, false)
  })
  const replace = db.transaction((id: number | null, firstKey: number, parts: readonly Stretch[]) => {
    if (id !== null) sql.deleteStretch(id)
    for (const [at, part] of parts.entries()) put(sql, part, at === 0 ? firstKey : (part.keys[0] ?? 0))
  })

  if (changed === null) begin.immediate()
  while (!sql.state()?.isWhole) {
    if (shouldStop()) return made
    const from = sql.afterLast()
    const next = readStretch(sql, index, from, END, stretch)
    if (next.keys.length === 0) break
    replace.immediate(null, from === 0 ? 0 : (next.keys[0] ?? 0), [next])
    made += 1
    await turn()
  }
  const bounds = sql.bounds()
  for (const [at, { id, firstKey }] of bounds.entries()) {
    const until = bounds[at + 1]?.firstKey ?? END
    if (!isAnyBetween(changed ?? [], firstKey, until)) continue
    if (shouldStop()) return made
    const parts = [...readRange(sql, index, firstKey, until, stretch)]
    replace.immediate(id, firstKey, parts)
    made += parts.length
    await turn()
  }
  sql.setState(now, true)
  return made
}

type Sql = ReturnType<typeof listQueries>

/** What was changed since the lists were made; null where that is not known, or so much that all are made anew. */
function changedKeys(sql: Sql, now: number): number[] | null {
  const state = sql.state()
  if (state === null || now - state.revision >= KEPT_CHANGES) return null
  const keys = sql.changedSince(state.revision)
  return keys.length > MOST_CHANGED ? null : keys
}

/** @param keys ascending */
function isAnyBetween(keys: readonly number[], from: number, until: number): boolean {
  const first = keys[positionOf(Float64Array.from(keys), from)]
  return first !== undefined && first < until
}

/** The records from one key up to another, in stretches: at least one, so that no gap is left. */
function* readRange(
  sql: Sql,
  index: WordPlaces,
  from: number,
  until: number,
  size: number,
): Generator<Stretch> {
  let at = from
  do {
    const stretch = readStretch(sql, index, at, until, size)
    yield stretch
    at = (stretch.keys.at(-1) ?? END) + 1
  } while (sql.countBetween(at, until, 1) > 0)
}

/** As many records from a key on as make a stretch; what would be left alone behind them goes with them. */
function readStretch(sql: Sql, index: WordPlaces, from: number, until: number, size: number): Stretch {
  const most = Math.ceil(size * 1.5)
  const isLast = sql.countBetween(from, until, most + 1) <= most
  const { texts, sizes } = sql.records(from, until, isLast ? most : size)
  index.clear()
  index.putAll(texts.map(([, ...parts], place) => [place, ...parts]))
  return {
    keys: Float64Array.from(texts, ([key]) => key),
    lengths: Int32Array.from(sizes, ([, words]) => wordsInSize(words)),
    lists: listsOf(index),
  }
}

function listsOf(index: WordPlaces): Map<string, WordList> {
  const lists = new Map<string, WordList>()
  for (const [word, places] of index.everyWord()) lists.set(word, listOf(places))
  return lists
}

function put(sql: Sql, { keys, lengths, lists }: Stretch, firstKey: number): void {
  const id = sql.insertStretch(firstKey, bytesOf(keys), bytesOf(lengths))
  for (const [word, list] of lists) sql.insertList(id, word, list)
}

function bytesOf(values: Float64Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
