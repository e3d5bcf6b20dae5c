import { addDays, type CivilDate } from '../../lib/dates.ts'
import { addMonths, firstOfMonth, lastOfMonth, monthOf, yearOf } from './arithmetic.ts'
import type { Months } from './conventions.ts'
import type { Reading } from './reading.ts'
import type { Precision } from './types.ts'

/** A stretch of days that words name: a day, a month, a season. Both ends included. */
export interface Period {
  from: CivilDate
  to: CivilDate
  precision: Precision
  notes: readonly string[]
  anchor?: string
  /** What the words call it, where its dates do not show it: "spring". */
  name?: string
  /** For "the start of …", "the end of …" and feasts: the very day that "by" and "before" mean. */
  edge?: Edge
}

export interface Edge {
  day: CivilDate
  precision: Precision
  /** "Before" leaves the day itself out, save at the end of a period. */
  isEnd: boolean
  notes?: readonly string[]
}

/** What a rule makes of its words: a period; a sentence that says why there is none; null: not in its power. */
export type PeriodRead = Period | string | null

/** One way to name a period. `pattern` is for the whole of the words, in lower case, and is searched for as well. */
export interface PeriodRule {
  pattern: string
  read(groups: Readonly<Record<string, string | undefined>>, reading: Reading): PeriodRead
}

export function period(from: CivilDate, to: CivilDate, precision: Precision, notes: string[] = []): Period {
  return { from, to, precision, notes }
}

export function wholeYear(year: number): Period {
  return period(firstOfMonth(year, 1), lastOfMonth(year, 12), 'year')
}

export function wholeMonth(year: number, month: number): Period {
  return period(firstOfMonth(year, month), lastOfMonth(year, month), 'month')
}

/** The months of a convention that begin in a year, with its warning. */
export function monthsOf({ from, to, warning }: Months, year: number, precision: Precision): Period {
  const last = lastOfMonth(to < from ? year + 1 : year, to)
  return period(firstOfMonth(year, from), last, precision, warning ? [warning] : [])
}

export type Part = 'start' | 'early' | 'mid' | 'late' | 'end' | 'first half' | 'second half'

/** A part of a period: early June, the end of the financial year. Null for periods that have no parts. */
export function partOf(whole: Period, part: Part, reading: Reading): Period | null {
  if (whole.precision === 'day' && whole.from === whole.to) return null
  const stretch = stretchOf(whole, part, reading)
  const inside = { ...whole, ...stretch, notes: [...whole.notes, ...(stretch.notes ?? [])] }
  const { precision, notes } = whole
  if (part === 'start') return { ...inside, edge: { day: whole.from, precision, isEnd: false, notes } }
  return part === 'end' ? { ...inside, edge: { day: whole.to, precision, isEnd: true, notes } } : inside
}

interface Stretch {
  from: CivilDate
  to: CivilDate
  precision?: Precision
  notes?: string[]
}

function stretchOf(whole: Period, part: Part, reading: Reading): Stretch {
  if (part === 'first half') return { from: whole.from, to: addDays(middleOf(whole), -1) }
  if (part === 'second half') return { from: middleOf(whole), to: whole.to }
  const monthsIn = numberOfMonths(whole)
  if (monthsIn === 0) return partOfWeek(whole, part)
  if (monthsIn === 1) return partOfMonth(whole, part, reading)
  return monthsIn === 12 ? partOfYear(whole, part, reading) : thirdOf(whole, part, monthsIn)
}

/** The first day of the second half: a month has its halves from the 1st and the 16th. */
function middleOf(whole: Period): CivilDate {
  const monthsIn = numberOfMonths(whole)
  return monthsIn < 2 ? `${whole.from.slice(0, 8)}16` : addMonths(whole.from, Math.floor(monthsIn / 2))
}

function numberOfMonths({ from, to }: Period): number {
  const next = addDays(to, 1)
  return (yearOf(next) - yearOf(from)) * 12 + monthOf(next) - monthOf(from)
}

function partOfWeek({ from, to }: Period, part: Part): Stretch {
  if (part === 'mid') return { from: addDays(from, 1), to: addDays(from, 3) }
  return part === 'early' || part === 'start' ? { from, to: addDays(from, 1) } : { from: addDays(to, -1), to }
}

function partOfMonth({ from, to }: Period, part: Part, { conventions }: Reading): Stretch {
  if (part === 'end') return { from: addDays(to, 1 - conventions.daysAtTheEnd), to, precision: 'day' }
  const days = conventions.monthParts[part === 'mid' || part === 'late' ? part : 'early']
  const last = addDays(from, days.to - 1)
  return { from: addDays(from, days.from - 1), to: last < to ? last : to, precision: 'month' }
}

/** Of a year that begins in January or April: the conventions give the months of a year from January. */
function partOfYear({ from }: Period, part: Part, { conventions }: Reading): Stretch {
  const months = conventions.yearParts[part === 'start' ? 'early' : part === 'end' ? 'late' : (part as 'mid')]
  const first = addMonths(from, months.from - 1)
  const last = addDays(addMonths(from, months.to), -1)
  return {
    from: first,
    to: last,
    precision: 'quarter',
    notes: months.warning && monthOf(from) === 1 ? [months.warning] : [],
  }
}

function thirdOf({ from, to }: Period, part: Part, monthsIn: number): Stretch {
  const third = Math.max(1, Math.floor(monthsIn / 3))
  const [first, second] = [addMonths(from, third), addMonths(from, monthsIn - third)]
  if (part === 'mid') return { from: first, to: addDays(second, -1) }
  return part === 'late' || part === 'end' ? { from: second, to } : { from, to: addDays(first, -1) }
}
