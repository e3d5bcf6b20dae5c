import { COUNTS_FOLLOW, type Counts, unpacked } from './counts.ts'
import type { WordList } from './encoding.ts'

export const END = Number.POSITIVE_INFINITY

/** Goes through a list from record to record. By hand, since a phrase of common words goes through all their records. */
export class ListCursor {
  /** The record reached: -1 before the first, `END` behind the last. */
  record = -1
  /** How often the word stands in each of its parts. */
  counts: Counts = unpacked(COUNTS_FOLLOW)
  /** The places that were read last, ascending, and how many they are. */
  places = new Int32Array(16)
  size = 0
  readonly #records: Uint8Array
  readonly #places: Uint8Array
  #at = 0
  #placesAt = 0
  /** Places before those of the record reached that nobody has looked at. */
  #unread = 0

  constructor({ records, places }: WordList) {
    this.#records = records
    this.#places = places
  }

  /** Goes on to a record, or to the first behind it. */
  reach(wanted: number): number {
    while (this.record < wanted) this.next()
    return this.record
  }

  /** Goes on to the next record, or to `END`. */
  next(): number {
    this.#unread += this.counts.heading + this.counts.question + this.counts.answer
    if (this.#at >= this.#records.length) {
      this.counts = unpacked(COUNTS_FOLLOW)
      this.record = END
      return END
    }
    this.record += this.#number()
    const byte = this.#records[this.#at++] ?? 0
    this.counts =
      byte === COUNTS_FOLLOW
        ? { heading: this.#number(), question: this.#number(), answer: this.#number() }
        : unpacked(byte)
    return this.record
  }

  /** Begins with the places of the record reached, before its first part is read. */
  beginPlaces(): void {
    let at = this.#placesAt
    for (let left = this.#unread; left > 0; at += 1) if ((this.#places[at] ?? 0) <= 0x7f) left -= 1
    this.#placesAt = at
    this.#unread = -(this.counts.heading + this.counts.question + this.counts.answer)
  }

  /** Reads the places in the next part of the record, in the order of the index. */
  readPlaces(part: keyof Counts): void {
    this.size = this.counts[part]
    if (this.size > this.places.length) this.places = new Int32Array(2 * this.size)
    let [at, place] = [this.#placesAt, 0]
    for (let read = 0; read < this.size; read += 1) {
      let byte = this.#places[at++] ?? 0
      let distance = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = this.#places[at++] ?? 0
        distance |= (byte & 0x7f) << shift
      }
      place += distance
      this.places[read] = place
    }
    this.#placesAt = at
  }

  /** Keeps, of the places that were read, those that have one of another word's so far behind them. */
  keepFollowed({ places: others, size: othersSize }: ListCursor, distance: number): void {
    let [kept, at] = [0, 0]
    for (let read = 0; read < this.size; read += 1) {
      const place = this.places[read] ?? 0
      while (at < othersSize && (others[at] ?? 0) < place + distance) at += 1
      if (at === othersSize) break
      if (others[at] === place + distance) this.places[kept++] = place
    }
    this.size = kept
  }

  #number(): number {
    let byte = this.#records[this.#at++] ?? 0
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = this.#records[this.#at++] ?? 0
      value |= (byte & 0x7f) << shift
    }
    return value
  }
}
