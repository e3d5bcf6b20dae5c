import type { Scope } from '../tree.ts'
import { COUNTS_FOLLOW, type Counts, packed, weightOf, weightsOfBytes } from './counts.ts'
import type { CountedRecord } from './word-counts.ts'

/**
 * Writes a list, which says in which records of a stretch a word stands, and how often: for each record the distance from
 * the one before as a varint, then a byte of packed counts, then, where that byte is 0, the counts as three varints.
 * @param records by their places in the stretch, ascending
 */
export function listOf(records: readonly CountedRecord[]): Uint8Array {
  const bytes: number[] = []
  let last = -1
  for (const counted of records) {
    putVarint(bytes, counted.record - last)
    last = counted.record
    const byte = packed(counted)
    bytes.push(byte)
    if (byte !== COUNTS_FOLLOW) continue
    for (const count of [counted.heading, counted.question, counted.answer]) putVarint(bytes, count)
  }
  return Uint8Array.from(bytes)
}

function putVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** Records with a word, ascending by position, and what the word weighs in each. */
export interface Weighed {
  positions: Int32Array
  weights: Uint16Array
  size: number
}

/** For at most so many records. */
export function emptyWeighed(most: number): Weighed {
  return { positions: new Int32Array(most), weights: new Uint16Array(most), size: 0 }
}

/** Puts one more at the end. */
export function push(into: Weighed, position: number, weight: number): void {
  into.positions[into.size] = position
  into.weights[into.size] = weight
  into.size += 1
}

/** The records of two, of which none is in both. */
export function merged(a: Weighed, b: Weighed): Weighed {
  const both = emptyWeighed(a.size + b.size)
  let [atA, atB] = [0, 0]
  while (both.size < a.size + b.size) {
    const isA = atB === b.size || (atA < a.size && (a.positions[atA] ?? 0) < (b.positions[atB] ?? 0))
    const [from, at] = isA ? [a, atA++] : [b, atB++]
    push(both, from.positions[at] ?? 0, from.weights[at] ?? 0)
  }
  return both
}

/** A record takes two bytes at least. */
export function mostIn(list: Uint8Array): number {
  return list.length >> 1
}

/** What `Weighed` has room for: no record has a word so often that it matters. */
const MOST_WEIGHT = 0xffff

export function cappedWeight(counts: Counts, scope: Scope): number {
  return Math.min(MOST_WEIGHT, weightOf(counts, scope))
}

/**
 * Reads a list onto the end of `into`, without the records where the word is in no part that the search looks into. By hand
 * and in one loop, since a common word has hundreds of thousands.
 * @param first the position of the stretch's first record
 * @param positions where the records of the stretch stand, -1 for none, where that is not one after the other
 */
export function readList(
  list: Uint8Array,
  scope: Scope,
  first: number,
  positions: Int32Array | null,
  into: Weighed,
): void {
  const weightOfByte = weightsOfBytes(scope)
  let { size } = into
  let place = -1
  for (let at = 0; at < list.length; ) {
    let byte = list[at++] ?? 0
    let distance = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = list[at++] ?? 0
      distance |= (byte & 0x7f) << shift
    }
    place += distance
    const counts = list[at++] ?? 0
    let weight = weightOfByte[counts] ?? 0
    if (counts === COUNTS_FOLLOW) [weight, at] = readCounts(list, scope, at)
    if (weight === 0) continue
    const position = positions === null ? first + place : (positions[place] ?? -1)
    if (position < 0) continue
    into.positions[size] = position
    into.weights[size] = weight
    size += 1
  }
  into.size = size
}

function readCounts(list: Uint8Array, scope: Scope, from: number): [weight: number, at: number] {
  const counts: number[] = []
  let at = from
  while (counts.length < 3) {
    let [value, shift, byte] = [0, 0, 0x80]
    while (byte > 0x7f) {
      byte = list[at++] ?? 0
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    counts.push(value)
  }
  const [heading = 0, question = 0, answer = 0] = counts
  return [cappedWeight({ heading, question, answer }, scope), at]
}
