import { type CivilDate, daysBetween } from '../lib/dates.ts'
import type { Stretch } from './counted-days.ts'
import type { BankHoliday, Recess } from './facts.ts'
import { wholeYears } from './working-days.ts'

/** Two recesses of one name that begin as near as this are the same one, moved. */
const MOVED_WITHIN_DAYS = 120

/**
 * The recesses of a House that its list says are not so any more. Not to be in the list is not enough: lists are cut
 * short and break. A recess goes when one that is listed overlaps it, since a House cannot be in two at once; and, as
 * long as it has not begun, when the list has it on other days, or goes on past it without it.
 * @param known of the House
 * @param listed of the House, for the days that were asked for
 * @param asked what begins or ends outside is not judged
 */
export function recessesGone(
  known: readonly Recess[],
  listed: readonly Recess[],
  asked: Stretch,
  today: CivilDate,
): Recess[] {
  return known.filter((recess) => {
    if (recess.from < asked.from || recess.to > asked.to) return false
    if (listed.some(({ from }) => from === recess.from)) return false
    if (listed.some((other) => other.from <= recess.to && recess.from <= other.to)) return true
    const isAhead = recess.from > today
    return isAhead && listed.some((other) => other.from > recess.to || isMoved(recess, other))
  })
}

function isMoved(recess: Recess, other: Recess): boolean {
  const isNamesake = recess.name.toLowerCase() === other.name.toLowerCase()
  return isNamesake && Math.abs(daysBetween(recess.from, other.from)) <= MOVED_WITHIN_DAYS
}

/** The bank holidays to come that a list leaves out in a year of which it has all. */
export function bankHolidaysGone(
  known: readonly BankHoliday[],
  listed: readonly BankHoliday[],
  today: CivilDate,
): BankHoliday[] {
  const years = new Set(wholeYears(listed))
  const days = new Set(listed.map(({ day }) => day))
  return known.filter(({ day }) => day > today && years.has(Number(day.slice(0, 4))) && !days.has(day))
}
