import { addDays, type CivilDate, dayNumber, weekday } from '../lib/dates.ts'
import { type CountedDays, countedDays, type Stretch } from './counted-days.ts'
import type { BankHoliday } from './facts.ts'

/** England and Wales have had eight every year since 1978: a year with fewer is not loaded whole. */
const FEWEST_IN_A_YEAR = 8

/**
 * Working days: Monday to Friday less the bank holidays of England and Wales, known from 1 January to
 * 31 December of each year whose bank holidays are loaded.
 */
export function workingDaysWithout(holidays: readonly BankHoliday[]): CountedDays {
  const known = stretchesOf(wholeYears(holidays))
  const off = new Set(holidays.map(({ day }) => day))
  const days = known.flatMap((stretch) => weekdaysOf(stretch).filter((day) => !off.has(day)))
  return countedDays(days, known, weekdaysIn)
}

/** The years of which all bank holidays are there. */
export function wholeYears(holidays: readonly BankHoliday[]): number[] {
  const numbers = new Map<number, number>()
  for (const { day } of holidays) {
    const year = Number(day.slice(0, 4))
    numbers.set(year, (numbers.get(year) ?? 0) + 1)
  }
  return [...numbers].filter(([, number]) => number >= FEWEST_IN_A_YEAR).map(([year]) => year)
}

function stretchesOf(years: number[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const year of years.sort((a, b) => a - b).map((number) => String(number).padStart(4, '0'))) {
    const before = stretches.at(-1)
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    if (before && addDays(before.to, 1) === from) before.to = to
    else stretches.push({ from, to })
  }
  return stretches
}

function weekdaysOf({ from, to }: Stretch): CivilDate[] {
  const first = dayNumber(from)
  const days = Array.from({ length: dayNumber(to) - first + 1 }, (_, i) => civilDateAt(first + i))
  return days.filter((day) => weekday(day) <= 5)
}

/** Mondays to Fridays in (after, through]. */
function weekdaysIn(after: CivilDate, through: CivilDate): number {
  return weekdaysUpTo(through) - weekdaysUpTo(after)
}

function weekdaysUpTo(day: CivilDate): number {
  const sinceMonday = dayNumber(day) + 3 // 29 December 1969 was a Monday
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5)
}

function civilDateAt(number: number): CivilDate {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
