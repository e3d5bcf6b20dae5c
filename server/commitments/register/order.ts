import { type CommitmentStatus, isOpen, STATUSES } from '../commitment.ts'
import type { RegisterColumns } from './columns.ts'

/** The orders of the register; the first is the one that is used anyway. */
export const REGISTER_SORTS = ['due', 'newest', 'answered', 'answered-oldest', 'status'] as const
export type RegisterSort = (typeof REGISTER_SORTS)[number]

export const SORT_WORDS: Readonly<Record<RegisterSort, string>> = {
  due: 'Due first',
  newest: 'Newest logged',
  answered: 'Newest answers',
  'answered-oldest': 'Oldest answers',
  status: 'Status',
}

type Sortable = Pick<RegisterColumns, 'ids' | 'columns' | 'latest' | 'answered'>

/** More than there will ever be, and more than any day's code: what stands left of them decides first. */
const POSITIONS = 2 ** 23
const DAYS = 100_000_000

/**
 * The positions of all commitments in an order; what is found is shown in this order, and among equals the newest
 * first. None of them changes with the day: what is overdue is what is open and due first. Each becomes one number, and
 * numbers are sorted without asking which of two is first: 20,000 in a millisecond or two.
 */
export function inOrder(columns: Sortable, sort: RegisterSort): Int32Array {
  const rank = RANKS[sort]
  const keys = new Float64Array(columns.ids.length)
  for (let at = 0; at < keys.length; at += 1) {
    keys[at] = rank(columns, at) * POSITIONS + (POSITIONS - 1 - at)
  }
  keys.sort()
  const order = new Int32Array(keys.length)
  for (let at = 0; at < keys.length; at += 1) order[at] = POSITIONS - 1 - ((keys[at] ?? 0) % POSITIONS)
  return order
}

/** What comes first has the lower rank. */
const RANKS: Readonly<Record<RegisterSort, (columns: Sortable, at: number) => number>> = {
  due: ({ columns, latest }, at) => (isOpenAt(columns, at) ? 0 : DAYS) + orLast(latest[at]),
  newest: () => 0,
  answered: ({ answered }, at) => DAYS - (answered[at] ?? 0),
  'answered-oldest': ({ answered }, at) => orLast(answered[at]),
  status: ({ columns, latest }, at) => (columns.status.codes[at] ?? 0) * DAYS + orLast(latest[at]),
}

function isOpenAt({ status }: Sortable['columns'], at: number): boolean {
  return isOpen(STATUSES[status.codes[at] ?? 0] as CommitmentStatus)
}

/** A day's code; what has no day comes after all days. */
function orLast(day: number | undefined): number {
  return day || DAYS - 1
}
