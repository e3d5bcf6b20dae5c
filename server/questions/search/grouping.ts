import type { CodeColumn } from './facet-columns.ts'
import { positionOf } from './keyed-arrays.ts'
import type { NamedCode, Names } from './lookups.ts'
import { positionsOf } from './members.ts'
import { dayOfKey, firstKeyOfDay, keyAfter } from './search-key.ts'

/** How what was found may be put under headings. */
export const GROUPINGS = ['asker', 'day'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** How many askers are on a page, and how many questions of each. */
export const ASKERS_A_PAGE = 20
const QUESTIONS_EACH = 3

/** The questions of one Member among those found. */
interface AskerGroup {
  /** Null when who asked is not known. */
  asker: NamedCode | null
  count: number
  /** The search keys of the newest of them, or of the oldest, in that order. */
  keys: number[]
}

export interface AskersPage {
  groups: AskerGroup[]
  /** How many groups there are in all. */
  total: number
  /** The same without those whose asker is not known. */
  members: number
}

/**
 * A page of those who asked, with the most questions first, and with as many the one who asked last; who asked is not
 * known comes last. Counted in the columns held in memory, in two passes over what was found.
 * @param found search keys, ascending
 * @param keys all search keys, as the column's codes
 * @param page from 1
 */
export function askersPage(
  found: Float64Array,
  keys: Float64Array,
  { codes, size }: CodeColumn,
  { page, sort, members }: { page: number; sort: 'newest' | 'oldest'; members: Names },
): AskersPage {
  const positions = positionsOf(found, keys)
  const counts = new Int32Array(size)
  const last = new Int32Array(size)
  for (const position of positions) {
    const code = codes[position] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
    last[code] = position
  }
  const askers = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0)
  const order = (a: number, b: number) =>
    Number(a === 0) - Number(b === 0) ||
    (counts[b] ?? 0) - (counts[a] ?? 0) ||
    (last[b] ?? 0) - (last[a] ?? 0)
  const shown = askers.sort(order).slice((page - 1) * ASKERS_A_PAGE, page * ASKERS_A_PAGE)
  const first = firstKeys(sort === 'newest' ? positions.toReversed() : positions, keys, codes, shown)
  return {
    total: askers.length,
    members: askers.filter((code) => code !== 0).length,
    groups: shown.map((code) => ({
      asker: members.of(code) ?? null,
      count: counts[code] ?? 0,
      keys: first.get(code) ?? [],
    })),
  }
}

/** The first questions of each asker that is shown; it ends as soon as all are full. */
function firstKeys(
  positions: Int32Array,
  keys: Float64Array,
  codes: Int32Array,
  shown: readonly number[],
): Map<number, number[]> {
  const first = new Map(shown.map((code) => [code, [] as number[]]))
  let full = 0
  for (const position of positions) {
    const own = first.get(codes[position] ?? 0)
    if (!own || own.length === QUESTIONS_EACH) continue
    own.push(keys[position] ?? 0)
    if (own.length === QUESTIONS_EACH) full += 1
    if (full === shown.length) break
  }
  return first
}

/** The questions of one day on a page of results. */
export interface DayGroup {
  /** Days since 1970; 0 where the date is not known. */
  day: number
  /** How many were found in all on this day. */
  count: number
  keys: number[]
  /** True where the page before has some of this day too. */
  isContinued: boolean
}

/**
 * A page in order of date, day by day.
 * @param page search keys in the order shown
 * @param found all search keys, ascending
 */
export function daysOf(page: readonly number[], found: Float64Array, sort: 'newest' | 'oldest'): DayGroup[] {
  const days = [...new Set(page.map(dayOfKey))]
  return days.map((day) => {
    const keys = page.filter((key) => dayOfKey(key) === day)
    const first = day === 0 ? 0 : positionOf(found, firstKeyOfDay(day))
    const after = positionOf(found, day === 0 ? keyAfter(null) : firstKeyOfDay(day + 1))
    const begins = found[sort === 'newest' ? after - 1 : first]
    return { day, count: after - first, keys, isContinued: keys[0] !== begins }
  })
}
