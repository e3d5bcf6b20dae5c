import type { Scope } from '../tree.ts'
import { COUNTS_FOLLOW, type Counts, packed, weightOf, weightsOfBytes } from './counts.ts'
import { offsetOf, partOf, recordOf } from './places.ts'
import { MOST_WEIGHT, type Weighed } from './weighed.ts'

/**
 * Where a word stands in a stretch of the record. `records`: for each record with it the distance from the one before as a
 * varint, then a byte of packed counts, then, where that byte is 0, the counts as three varints. `places`: for each of these
 * records, part by part, how far each place is from the one before in its part, as varints.
 */
export interface WordList {
  records: Uint8Array
  places: Uint8Array
}

/** @param places of one word, ascending, their records numbered as they stand in the stretch */
export function listOf(wordPlaces: Float64Array): WordList {
  const [records, places]: [number[], number[]] = [[], []]
  let last = -1
  for (let from = 0; from < wordPlaces.length; ) {
    const record = recordOf(wordPlaces[from] ?? 0)
    const counts = [0, 0, 0]
    let [at, part, offset] = [from, -1, 0]
    for (; at < wordPlaces.length && recordOf(wordPlaces[at] ?? 0) === record; at += 1) {
      const place = wordPlaces[at] ?? 0
      if (partOf(place) !== part) [part, offset] = [partOf(place), 0]
      putVarint(places, offsetOf(place) - offset)
      offset = offsetOf(place)
      counts[part] = (counts[part] ?? 0) + 1
    }
    putVarint(records, record - last)
    putCounts(records, { heading: counts[0] ?? 0, question: counts[1] ?? 0, answer: counts[2] ?? 0 })
    last = record
    from = at
  }
  return { records: Uint8Array.from(records), places: Uint8Array.from(places) }
}

function putCounts(bytes: number[], counts: Counts): void {
  const byte = packed(counts)
  bytes.push(byte)
  if (byte !== COUNTS_FOLLOW) return
  for (const count of [counts.heading, counts.question, counts.answer]) putVarint(bytes, count)
}

function putVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** A record takes two bytes at least. */
export function mostIn(records: Uint8Array): number {
  return records.length >> 1
}

/** Where the records of a stretch stand among all. */
export interface Standing {
  /** The position of its first. */
  first: number
  /** By their numbers in the stretch, -1 for one that does not count; null while they stand one after the other. */
  positions: Int32Array | null
}

/**
 * Reads a list onto the end of `into`, without the records where the word is in no part that the search looks into. By hand
 * and in one loop, since a common word has hundreds of thousands.
 */
export function readList(
  records: Uint8Array,
  scope: Scope,
  { first, positions }: Standing,
  into: Weighed,
): void {
  const weightOfByte = weightsOfBytes(scope)
  let { size } = into
  let record = -1
  for (let at = 0; at < records.length; ) {
    let byte = records[at++] ?? 0
    let distance = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = records[at++] ?? 0
      distance |= (byte & 0x7f) << shift
    }
    record += distance
    const counts = records[at++] ?? 0
    let weight = weightOfByte[counts] ?? 0
    if (counts === COUNTS_FOLLOW) {
      const [counted, next] = readCounts(records, at)
      weight = Math.min(MOST_WEIGHT, weightOf(counted, scope))
      at = next
    }
    if (weight === 0) continue
    const position = positions === null ? first + record : (positions[record] ?? -1)
    if (position < 0) continue
    into.positions[size] = position
    into.weights[size] = weight
    size += 1
  }
  into.size = size
}

function readCounts(records: Uint8Array, from: number): [counts: Counts, at: number] {
  let at = from
  const next = () => {
    let [value, shift, byte] = [0, 0, 0x80]
    while (byte > 0x7f) {
      byte = records[at++] ?? 0
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    return value
  }
  return [{ heading: next(), question: next(), answer: next() }, at]
}
