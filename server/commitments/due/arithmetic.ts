import { Temporal } from 'temporal-polyfill'
import { addDays, type CivilDate, isCivilDate, weekday } from '../../lib/dates.ts'

/** The date, or null when there is no such day: 31 June. */
export function dateOf(year: number, month: number, day: number): CivilDate | null {
  const date = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
  return isCivilDate(date) ? date : null
}

export function firstOfMonth(year: number, month: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-01`
}

export function lastOfMonth(year: number, month: number): CivilDate {
  return addDays(addMonths(firstOfMonth(year, month), 1), -1)
}

/** Some months later, on the same day of the month or, where there is none, on its last: 31 January + 1 = 28 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString()
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4))
}

/** 1 to 12. */
export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7))
}

export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}

export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: CivilDate): CivilDate {
  return addDays(day, 1 - weekday(day))
}

/** Easter Sunday by the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easterOf(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * correction + 114
  return firstOfMonth(year, Math.floor(days / 31)).slice(0, 8) + twoDigits((days % 31) + 1)
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
