import type { BankHoliday, Calendar, Recess } from '../calendar/calendar.ts'
import type { CountedDays } from '../calendar/counted-days.ts'
import { addDays, type CivilDate, daysBetween, sayDate, sayDay } from '../lib/dates.ts'
import type { Rule } from './lateness-rules.ts'

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const PLURALS = new Intl.PluralRules('en-GB', { type: 'ordinal' })
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** `fifth`, from eleven on `11th`. */
export function ordinal(n: number): string {
  return ORDINALS[n - 1] ?? `${n}${ENDINGS[PLURALS.select(n)]}`
}

interface Span {
  from: CivilDate
  to: CivilDate
  today: CivilDate
}

/**
 * Why the days counted are far apart: a sentence for each recess, or time between sessions, that lies between two
 * sitting days of the Commons within a span. The days are numbered from tabling.
 */
export function saySittingGaps(calendar: Calendar, tabled: CivilDate, { from, to, today }: Span): string[] {
  const sittingDays = calendar.sittingDays.Commons
  return sittingDays.listed(tabled, to).flatMap((day, i, days) => {
    const before = days[i - 1] ?? tabled
    const reason = reasonBetween(calendar, before, day)
    const isWorthSaying = reason !== null || (i === 0 && daysBetween(before, day) > 1)
    if (before < from || !isWorthSaying || sittingDays.count(tabled, day) === 'unknown') return []
    const start =
      before === from ? 'The House' : `The ${ordinal(i)} sitting day was ${sayDay(before)}; the House`
    return [`${start} next ${day < today ? 'sat' : 'sits'} on ${sayDay(day)}${reason ?? ''}.`]
  })
}

function reasonBetween(calendar: Calendar, before: CivilDate, day: CivilDate): string | null {
  const recesses = calendar.recessesBetween('Commons', before, day)
  if (recesses.length > 0) return `, after ${recesses.map(sayRecess).join(' and ')}`
  const session = calendar.sessionOn(day)
  return session && before < session.from ? `, in the ${session.name} session` : null
}

/** "the Christmas recess (19 December 2025 to 4 January 2026)" */
function sayRecess({ name, from, to }: Recess): string {
  const called = name === 'Recess' ? 'a recess' : `the ${name}`
  return `${called} (${sayDate(from)} to ${sayDate(to)})`
}

/** "Bank holidays not counted: Mon 25 Dec 2023 (Christmas Day), Tue 26 Dec 2023." */
export function sayBankHolidays(calendar: Calendar, after: CivilDate, through: CivilDate): string[] {
  const holidays = calendar.bankHolidaysIn(after, through)
  if (holidays.length === 0) return []
  const list = holidays.map(sayHoliday).join(', ')
  return [`Bank ${holidays.length === 1 ? 'holiday' : 'holidays'} not counted: ${list}.`]
}

function sayHoliday({ day, name }: BankHoliday): string {
  return name === null ? sayDay(day) : `${sayDay(day)} (${name})`
}

/** From when and to when days can be counted, for what was tabled on a day: "… is known here only to 16 July 2026". */
export function sayKnowledge({ known }: CountedDays, unit: Rule['unit'], tabled: CivilDate): string {
  const what = unit === 'sitting day' ? "Parliament's calendar is" : 'Bank holidays are'
  const first = addDays(tabled, 1)
  const reached = known.findLast(({ from }) => from <= first)
  const next = known.find(({ from }) => from > first)
  if (!reached) return next ? `${what} known here only from ${sayDate(next.from)}` : `${what} not loaded here`
  const again = next ? `, then from ${sayDate(next.from)}` : ''
  return `${what} known here only to ${sayDate(reached.to)}${again}`
}
