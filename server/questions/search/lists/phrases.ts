import type { Scope } from '../tree.ts'
import { COUNTS_FOLLOW, type Counts, unpacked, weightOf } from './counts.ts'
import { type Standing, varints, type WordList } from './encoding.ts'
import { PARTS } from './places.ts'
import { push, type Weighed } from './weighed.ts'

/**
 * Reads the records in which words stand next to each other onto the end of `into`.
 * @param words the lists of the words of a phrase in one stretch, in the order of the phrase
 */
export function readPhrase(
  words: readonly WordList[],
  scope: Scope,
  { first, positions }: Standing,
  into: Weighed,
): void {
  const cursors = words.map(cursorOver)
  for (let record = cursors[0]?.next() ?? END; record !== END; ) {
    const furthest = furthestOf(cursors, record)
    if (furthest !== record) {
      record = cursors[0]?.reach(furthest) ?? END
      continue
    }
    const weight = weightOfPhrase(cursors, scope)
    const position = positions === null ? first + record : (positions[record] ?? -1)
    if (weight > 0 && position >= 0) push(into, position, weight)
    record = cursors[0]?.next() ?? END
  }
}

const NONE = { heading: 0, question: 0, answer: 0 }
const END = Number.POSITIVE_INFINITY

/** The furthest record that one of the words has reached, once none of them stands before `record`. */
function furthestOf(cursors: readonly Cursor[], record: number): number {
  let furthest = record
  for (const cursor of cursors) furthest = Math.max(furthest, cursor.reach(record))
  return furthest
}

/** How often the phrase stands in the record that all words have reached. */
function weightOfPhrase(cursors: readonly Cursor[], scope: Scope): number {
  const [firstPlaces = [], ...others] = cursors.map((cursor) => cursor.places())
  const counts = { heading: 0, question: 0, answer: 0 }
  for (const [part, name] of PARTS.entries()) {
    if (scope !== null && scope !== name) continue
    const begins = others.reduce(
      (places, next, at) => followed(places, next[part] ?? [], at + 1),
      firstPlaces[part] ?? [],
    )
    counts[name] = begins.length
  }
  return weightOf(counts, scope)
}

/** The places that have another so far behind them: both lists ascend, and may be long. */
function followed(places: readonly number[], others: readonly number[], distance: number): number[] {
  let at = 0
  return places.filter((place) => {
    while (at < others.length && (others[at] ?? 0) < place + distance) at += 1
    return others[at] === place + distance
  })
}

type Cursor = ReturnType<typeof cursorOver>

/** Goes through a list from record to record; where the word stands is looked at only when it is asked for. */
function cursorOver({ records, places }: WordList) {
  const reader = varints(records)
  const placeReader = varints(places)
  let [record, unread] = [-1, 0]
  let counts: Counts = NONE

  function next(): number {
    if (reader.at() >= records.length) record = END
    if (record === END) return END
    record += reader.next()
    placeReader.skip(unread)
    const byte = reader.byte()
    counts =
      byte === COUNTS_FOLLOW
        ? { heading: reader.next(), question: reader.next(), answer: reader.next() }
        : unpacked(byte)
    unread = counts.heading + counts.question + counts.answer
    return record
  }

  return {
    /** The next record; `END` after the last. */
    next,
    /** Goes on to a record, or to the first behind it. */
    reach(wanted: number): number {
      while (record < wanted) next()
      return record
    },
    /** The places in each part of the record reached. */
    places(): number[][] {
      unread = 0
      return PARTS.map((part) => {
        let place = 0
        return Array.from({ length: counts[part] }, () => {
          place += placeReader.next()
          return place
        })
      })
    },
  }
}
