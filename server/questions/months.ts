import { type CivilDate, dateOfDay, dayNumber, sayDate } from '../lib/dates.ts'
import { type KeysInOrder, placeOf } from './search/ordering.ts'
import { dayOfKey, firstKeyOfDay, isUndated, keyAfter } from './search/search-key.ts'

/** Questions tabled in a month, or in several when the record is long. */
export interface TimeSpan {
  /** "January 2025", "January to March 2025", "2025", "2020 to 2029". */
  label: string
  from: CivilDate
  to: CivilDate
  count: number
}

/** How what was found lies in time. */
export interface Spread {
  /** What one span is called: "month", "quarter". */
  unit: string
  /** In order of time, from the first with a question to the last; those between without any are there too. */
  spans: TimeSpan[]
  /** How many have no known date. */
  undated: number
}

interface Unit {
  unit: string
  months: number
  say(first: CivilDate, last: CivilDate): string
}

/** By how many months the spans go; the first by which there are not too many to tell apart on a small screen. */
const UNITS: readonly [Unit, Unit, Unit, Unit] = [
  { unit: 'month', months: 1, say: monthOf },
  { unit: 'quarter', months: 3, say: sayMonths },
  { unit: 'year', months: 12, say: (first) => first.slice(0, 4) },
  {
    unit: 'decade',
    months: 120,
    say: (first, last) => `${first.slice(0, 4)} to ${last.slice(0, 4)}`,
  },
]
const MOST_SPANS = 36

/**
 * Counts what was found by months, quarters, years or decades of tabling. The keys carry the day and ascend, so the end of
 * each span is looked up behind that of the one before: the number of questions makes no difference.
 */
export function spreadOf(keys: KeysInOrder): Spread | null {
  const undated = placeOf(keys, keyAfter(null))
  const [first, last] = [keys.at(undated), keys.at(keys.length - 1)]
  if (first === undefined || last === undefined || isUndated(last)) return null
  const [from, to] = [monthNumberOf(first), monthNumberOf(last)]
  const unit = UNITS.find(({ months }) => spansIn(from, to, months) <= MOST_SPANS) ?? UNITS[3]
  const start = Math.floor(from / unit.months)
  const known = Array.from({ length: spansIn(from, to, unit.months) }, (_, index) =>
    spanAt(unit, start + index),
  )
  let place = undated
  const spans = known.map(({ label, from, to, nextKey }) => {
    const before = place
    place = placeOf(keys, nextKey, before)
    return { label, from, to, count: place - before }
  })
  return { unit: unit.unit, spans, undated }
}

/** The same of days; in any order, each as often as something is counted on it. */
export function spreadOfDays(days: readonly CivilDate[]): Spread | null {
  return spreadOf(Float64Array.from(days, (day) => firstKeyOfDay(dayNumber(day))).sort())
}

function spansIn(from: number, to: number, months: number): number {
  return Math.floor(to / months) - Math.floor(from / months) + 1
}

/** Months since the year 0, so that quarters, years and decades begin where the calendar's do. */
function monthNumberOf(key: number): number {
  const date = new Date(dayOfKey(key) * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function firstDayOf(monthNumber: number): CivilDate {
  const [year, month] = [Math.floor(monthNumber / 12), (monthNumber % 12) + 1]
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}

/** Where a span lies, for all searches; `nextKey` is the first of the day after it. */
interface KnownSpan extends Omit<TimeSpan, 'count'> {
  nextKey: number
}

/** What was worked out is remembered: there are no more than the record has months. */
const known = new Map<string, KnownSpan>()

function spanAt({ unit, months, say }: Unit, number: number): KnownSpan {
  const before = known.get(`${unit} ${number}`)
  if (before) return before
  const [from, next] = [firstDayOf(number * months), firstDayOf((number + 1) * months)]
  const to = dateOfDay(dayNumber(next) - 1)
  const span = { label: say(from, to), from, to, nextKey: firstKeyOfDay(dayNumber(next)) }
  known.set(`${unit} ${number}`, span)
  return span
}

function monthOf(first: CivilDate): string {
  return sayDate(first).slice('1 '.length)
}

function sayMonths(first: CivilDate, last: CivilDate): string {
  return `${monthOf(first).split(' ')[0]} to ${monthOf(`${last.slice(0, 8)}01`)}`
}
