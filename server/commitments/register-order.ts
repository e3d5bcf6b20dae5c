import { type CommitmentStatus, isOpen, STATUSES } from './commitment.ts'
import type { RegisterColumns } from './register-columns.ts'

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
type Compare = (one: number, other: number) => number

/**
 * The positions of all commitments in an order; what is found is shown in this order. None of them changes with the
 * day: what is overdue is what is open and due first.
 */
export function inOrder(columns: Sortable, sort: RegisterSort): Int32Array {
  const compare = comparisons(columns)[sort]
  const newestFirst: Compare = (one, other) => other - one
  return Int32Array.from(columns.ids.keys()).sort(
    (one, other) => compare(one, other) || newestFirst(one, other),
  )
}

function comparisons({ columns, latest, answered }: Sortable): Record<RegisterSort, Compare> {
  const { status } = columns
  const soonest = rising(latest)
  const byStanding = (one: number, other: number) => standing(one) - standing(other)
  const standing = (at: number) => (isOpen(STATUSES[status.codes[at] ?? 0] as CommitmentStatus) ? 0 : 1)
  return {
    due: (one, other) => byStanding(one, other) || soonest(one, other),
    newest: () => 0,
    answered: (one, other) => (answered[other] ?? 0) - (answered[one] ?? 0),
    'answered-oldest': rising(answered),
    status: (one, other) => (status.codes[one] ?? 0) - (status.codes[other] ?? 0) || soonest(one, other),
  }
}

/** The earliest day first, and after all days what has none. */
function rising(days: Int32Array): Compare {
  const dayOf = (at: number) => days[at] || Number.MAX_SAFE_INTEGER
  return (one, other) => dayOf(one) - dayOf(other)
}
