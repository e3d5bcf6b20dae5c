import { addDays, type CivilDate, isCivilDate, sayDate } from '../../lib/dates.ts'

/** Days from the first to the last, both included; null where there is no end. Never both null. */
export interface Span {
  from: CivilDate | null
  to: CivilDate | null
}

/**
 * Reads a span of days as it is typed: `2025`, `2025-01`, `2025-01-12`, `2025-01..2025-06`, `..2025`, `2025..`,
 * `>2026-01-01`, `>=`, `<`, `<=`. A year or month is all of its days. Null when it is none.
 */
export function readSpan(typed: string): Span | null {
  const text = typed.replace(/\s+/g, '')
  const [, sign, limit] = /^([<>]=?)(.+)$/.exec(text) ?? []
  if (sign !== undefined && limit !== undefined) return compared(sign, readDays(limit))
  const [first = '', last, ...rest] = text.split('..')
  if (rest.length > 0) return null
  const [from, to] = [readDays(first), readDays(last ?? first)]
  const isOpen = last !== undefined && (first === '' || last === '')
  if (isOpen) return from || to ? { from: from?.from ?? null, to: to?.to ?? null } : null
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null
}

interface Days {
  from: CivilDate
  to: CivilDate
}

function readDays(typed: string): Days | null {
  const [, year, month, day] = /^([12]\d{3})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed) ?? []
  if (year === undefined) return null
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const first = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`
  if (!isCivilDate(first)) return null
  return { from: first, to: day === undefined ? lastOfMonth(first) : first }
}

function lastOfMonth(first: CivilDate): CivilDate {
  const next = addDays(first, 31)
  return addDays(`${next.slice(0, 8)}01`, -1)
}

function compared(sign: string, days: Days | null): Span | null {
  if (days === null) return null
  if (sign === '>') return { from: addDays(days.to, 1), to: null }
  if (sign === '>=') return { from: days.from, to: null }
  return { from: null, to: sign === '<' ? addDays(days.from, -1) : days.to }
}

/** "in 2025", "in January 2025", "on 12 January 2026", "from 1 May 2025 to 3 June 2025", "before 1 May 2025". */
export function saySpan({ from, to }: Span): string {
  if (from === null) return to === null ? '' : `up to ${sayDate(to)}`
  if (to === null) return `from ${sayDate(from)}`
  if (from === to) return `on ${sayDate(from)}`
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return `in ${from.slice(0, 4)}`
  if (from.endsWith('-01') && to === lastOfMonth(from)) return `in ${sayDate(from).slice(2)}`
  return `from ${sayDate(from)} to ${sayDate(to)}`
}
