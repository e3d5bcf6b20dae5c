import { positionOf } from '../keyed-arrays.ts'
import type { Standing } from './encoding.ts'
import type { StretchRow } from './list-queries.ts'

/** The records that a stretch was made of. */
export interface StretchKeys {
  /** Ascending. */
  keys: Float64Array
  lengths: Int32Array
}

export function stretchKeys({ keys, lengths }: StretchRow): StretchKeys {
  // Copied: what the database gives need not begin where a number may.
  return {
    keys: new Float64Array(Uint8Array.from(keys).buffer),
    lengths: new Int32Array(Uint8Array.from(lengths).buffer),
  }
}

/**
 * Finds the records of a stretch among all as they stand now, and notes how long each is.
 * @param all the search keys of all records, ascending
 * @param isFresh 1 for each record that has changed since the stretch was made
 * @returns also how many of its records still stand as they were
 */
export function placed(
  stretch: StretchKeys,
  all: Float64Array,
  isFresh: Uint8Array,
  lengths: Int32Array,
): Standing & { standing: number } {
  const { keys } = stretch
  const first = positionOf(all, keys[0] ?? 0)
  const positions = new Int32Array(keys.length)
  let [position, standing, isInOrder] = [first, 0, true]
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? 0
    while (position < all.length && (all[position] ?? 0) < key) position += 1
    const isStanding = all[position] === key && isFresh[position] === 0
    positions[place] = isStanding ? position : -1
    if (positions[place] !== first + place) isInOrder = false
    if (!isStanding) continue
    lengths[position] = stretch.lengths[place] ?? 0
    standing += 1
  }
  return { first, positions: isInOrder ? null : positions, standing }
}
