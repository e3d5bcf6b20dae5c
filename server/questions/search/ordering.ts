import { positionOf } from './keyed-arrays.ts'
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

/** A page of the newest first: the keys carry the date tabled, so it is a slice from their end. */
export function newestPage(keys: Float64Array, { page, after, pageSize }: PageWanted): number[] {
  const end = after === null ? keys.length - (page - 1) * pageSize : positionOf(keys, after)
  return [...keys.subarray(Math.max(0, end - pageSize), Math.max(0, end))].reverse()
}

/** A page of the oldest first; what has no known date comes last here too. */
export function oldestPage(keys: Float64Array, { page, after, pageSize }: PageWanted): number[] {
  const undated = positionOf(keys, keyAfter(null))
  const dated = keys.length - undated
  const start = after === null ? (page - 1) * pageSize : placeAfter(keys, after, undated)
  const places = Array.from(
    { length: Math.max(0, Math.min(pageSize, keys.length - start)) },
    (_, i) => start + i,
  )
  return places.map((place) => keys[place < dated ? undated + place : place - dated] ?? 0)
}

function placeAfter(keys: Float64Array, after: number, undated: number): number {
  const next = positionOf(keys, after + 1)
  return isUndated(after) ? keys.length - undated + next : next - undated
}
