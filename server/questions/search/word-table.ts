/** Unknown to whoever writes texts, lest they write many words that come to the same place. */
const FACTOR = 1 + 2 * Math.floor(Math.random() * 2 ** 30)

const FIRST_PLACES = 1 << 12

/** What stands at a place, a number each; all of it together, since to wait for memory is most of the time of a look. */
const HASH = 0
/** Where the word ends in the pool; 0 where no word is. */
const END = 1
const LAST_DOCUMENT = 2
const MOVED = 3
const PLACE = 4

/**
 * Counts distinct words. A word is shown by its bytes where they stand in a text: most were shown before, and to make a string
 * of each only to look it up in a `Map` takes a third longer.
 */
export function wordTable() {
  /** The bytes of all words, with one of none before each. */
  let pool = new Uint8Array(FIRST_PLACES * 8)
  let used = 0
  let words = 0
  /** A word stands at the place that its hash leads to, or the next that was free. */
  let places = new Int32Array(FIRST_PLACES * PLACE)

  /**
   * @param document its number, from 1 on: a word counts once in it
   * @param by what the word's count moves by
   */
  function count(within: Uint8Array, start: number, end: number, document: number, by: number): void {
    const hash = hashOf(within, start, end)
    const last = places.length - PLACE
    let place = (hash * PLACE) & last
    for (let known = places[place + END]; known !== 0; known = places[place + END]) {
      if (places[place] === hash && stands(known ?? 0, within, start, end)) break
      place = (place + PLACE) & last
    }
    if (places[place + END] === 0) place = add(within, start, end, hash, place)
    if (places[place + LAST_DOCUMENT] === document) return
    places[place + LAST_DOCUMENT] = document
    places[place + MOVED] = (places[place + MOVED] ?? 0) + by
  }

  function stands(known: number, within: Uint8Array, start: number, end: number): boolean {
    const shift = known - end
    for (let at = end - 1; at >= start; at -= 1) if (pool[at + shift] !== within[at]) return false
    return pool[start + shift - 1] === 0
  }

  /** @returns its place, which may be another once there is more room */
  function add(within: Uint8Array, start: number, end: number, hash: number, place: number): number {
    const size = used + 1 + end - start
    if (size > pool.length) pool = withRoom(pool, size)
    pool.set(within.subarray(start, end), used + 1)
    used = size
    words += 1
    places[place + HASH] = hash
    places[place + END] = used
    return words * PLACE * 2 > places.length ? spread(used) : place
  }

  /** So that half of the places stay free. @returns the place of the word that ends there */
  function spread(wanted: number): number {
    const before = places
    places = new Int32Array(before.length * 2)
    let found = 0
    for (let from = 0; from < before.length; from += PLACE) {
      if (before[from + END] === 0) continue
      const place = freePlace(before[from + HASH] ?? 0)
      places.set(before.subarray(from, from + PLACE), place)
      if (before[from + END] === wanted) found = place
    }
    return found
  }

  function freePlace(hash: number): number {
    const last = places.length - PLACE
    let place = (hash * PLACE) & last
    while (places[place + END] !== 0) place = (place + PLACE) & last
    return place
  }

  /** The words whose counts have moved, and by how much. */
  function moved(): [word: string, by: number][] {
    const movedBy = new Map<number, number>()
    for (let place = 0; place < places.length; place += PLACE)
      if (places[place + MOVED] !== 0) movedBy.set(places[place + END] ?? 0, places[place + MOVED] ?? 0)
    const bytes = Buffer.from(pool.buffer)
    return [...movedBy].map(([end, by]) => [
      bytes.toString('utf8', pool.lastIndexOf(0, end - 1) + 1, end),
      by,
    ])
  }

  return { count, moved }
}

function withRoom(pool: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size * 2)
  larger.set(pool)
  return larger
}

function hashOf(within: Uint8Array, start: number, end: number): number {
  let hash = 0
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, FACTOR) + (within[at] ?? 0)) | 0
  return hash ^ (hash >>> 15)
}
