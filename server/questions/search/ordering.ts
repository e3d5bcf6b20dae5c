import { isUndated, keyAfter } from './search-key.ts'

/** The last page that can be asked for by number; what follows is reached from the record before it. */
export const LAST_PAGE = 50

/** How many records may be on a page; the first is usual. */
export const PAGE_SIZES = [20, 50, 100] as const

/** Which page of an order is wanted: by number, or what follows a record (keyset paging, for deep pages). */
export interface PageWanted {
  /** From 1. Ignored when `after` is given. */
  page: number
  /** The search key of the last record of the page before. */
  after: number | null
  pageSize: number
}

/** Search keys, ascending: of what was found they are a few of many, and nobody needs them all as a list. */
export interface KeysInOrder {
  readonly length: number
  at(place: number): number | undefined
}

/** @param positions where some keys stand among all, ascending */
export function keysAmong(all: Float64Array, positions: Int32Array): KeysInOrder {
  return { length: positions.length, at: (place) => all[positions[place] ?? -1] }
}

/** A page of the newest first: the keys carry the date tabled, so it is a slice from their end. */
export function newestPage(keys: KeysInOrder, { page, after, pageSize }: PageWanted): number[] {
  const end = after === null ? keys.length - (page - 1) * pageSize : placeOf(keys, after)
  const found: number[] = []
  for (let place = end - 1; place >= Math.max(0, end - pageSize); place -= 1) found.push(keys.at(place) ?? 0)
  return found
}

/** A page of the oldest first; what has no known date comes last here too. */
export function oldestPage(keys: KeysInOrder, { page, after, pageSize }: PageWanted): number[] {
  const undated = placeOf(keys, keyAfter(null))
  const dated = keys.length - undated
  const start = after === null ? (page - 1) * pageSize : placeAfter(keys, after, undated)
  const places = Array.from(
    { length: Math.max(0, Math.min(pageSize, keys.length - start)) },
    (_, i) => start + i,
  )
  return places.map((place) => keys.at(place < dated ? undated + place : place - dated) ?? 0)
}

function placeAfter(keys: KeysInOrder, after: number, undated: number): number {
  const next = placeOf(keys, after + 1)
  return isUndated(after) ? keys.length - undated + next : next - undated
}

/**
 * Where a key stands, or would stand.
 * @param from it does not stand before this place
 */
export function placeOf(keys: KeysInOrder, key: number, from = 0): number {
  let [low, high] = [from, keys.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys.at(middle) ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
