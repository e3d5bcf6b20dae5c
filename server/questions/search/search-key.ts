import { type CivilDate, dateOfDay, dayNumber } from '../../lib/dates.ts'

const KEYS_A_DAY = 4096

/** Nothing in the record is older; what is below belongs to records without a date. */
export const FIRST_DATE: CivilDate = '2000-01-01'
const FIRST_DATED_KEY = dayNumber(FIRST_DATE) * KEYS_A_DAY

/** The first search key of a day: keys of one day run from here on. An unknown date is day 0. */
export function firstKeyOf(date: CivilDate | null): number {
  return date === null ? 1 : dayNumber(date) * KEYS_A_DAY
}

/** The first search key after a day; records without a date have the room of all days before the first. */
export function keyAfter(date: CivilDate | null): number {
  return date === null ? FIRST_DATED_KEY : firstKeyOf(date) + KEYS_A_DAY
}

/** True for the key of a record whose date tabled is not known. */
export function isUndated(key: number): boolean {
  return key < FIRST_DATED_KEY
}

/** The day tabled that a key carries, since 1970; 0 where it is not known. */
export function dayOfKey(key: number): number {
  return isUndated(key) ? 0 : Math.floor(key / KEYS_A_DAY)
}

/** The date of such a day; null where it is not known. */
export function knownDate(day: number): CivilDate | null {
  return day === 0 ? null : dateOfDay(day)
}

/** The first search key of a day since 1970, records without a date left out. */
export function firstKeyOfDay(day: number): number {
  return Math.max(FIRST_DATED_KEY, day * KEYS_A_DAY)
}
