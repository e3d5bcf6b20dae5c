import { addDays, type CivilDate, dayNumber, weekday } from '../../../server/lib/dates.ts'

const WEEKS_OF_A_TERM = 6

/** Why nothing happens on a day; undefined: it is a sitting day. One week in six is recess. */
export function restOn(date: CivilDate): 'weekend' | 'recess' | undefined {
  if (weekday(date) > 5) return 'weekend'
  const week = Math.floor((dayNumber(date) + 3) / 7) // from Monday
  return week % WEEKS_OF_A_TERM === 0 ? 'recess' : undefined
}

/** So many sitting days after a date. */
export function sittingDaysAfter(date: CivilDate, count: number): CivilDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (restOn(day) === undefined) left -= 1
  }
  return day
}
