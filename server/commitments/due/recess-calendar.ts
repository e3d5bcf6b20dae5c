import type { Calendar } from '../../calendar/calendar.ts'
import type { House, Recess } from '../../calendar/facts.ts'
import { addDays, type CivilDate } from '../../lib/dates.ts'
import { monthOf, yearOf } from './arithmetic.ts'
import type { Reading } from './reading.ts'

/** The month in which each recess begins at the latest, as a rule: past it the next one is next year's. */
const LAST_MONTH: Readonly<Record<string, number>> = {
  february: 2,
  easter: 4,
  whitsun: 6,
  summer: 8,
  conference: 9,
  november: 11,
  christmas: 12,
}

export interface KnownRecess {
  recess: Recess
  /** The last day on which the House sits before it; null where the sitting days are not known. */
  rises: CivilDate | null
  calendar: Calendar
}

interface Wanted {
  kind: string | null
  year: number | null
  isBefore: boolean
}

/** @returns a recess, or why it is not known */
export function recessMeant({ kind, year, isBefore }: Wanted, house: House | null, reading: Reading) {
  const { calendar } = reading.facts
  if (!house) return 'The House is not known, and the recesses of the two Houses differ.'
  if (!calendar) return 'No calendar of Parliament is loaded.'
  const recess =
    (!isBefore && !year && goingOn(kind, house, calendar, reading.answered)) ||
    (kind
      ? namedRecess(kind, year, house, calendar, reading.answered)
      : nextRecess(house, calendar, reading.answered))
  if (!recess) return 'The loaded calendar does not reach so far, or does not hold that recess.'
  return { recess, rises: risingBefore(recess, calendar), calendar }
}

/** "When the House returns", said in a recess, means that one. */
function goingOn(kind: string | null, house: House, calendar: Calendar, answered: CivilDate): Recess | null {
  const recess = calendar.recessOn(house, answered)
  return recess && (!kind || recess.name.toLowerCase().startsWith(kind)) ? recess : null
}

function namedRecess(
  kind: string,
  year: number | null,
  house: House,
  calendar: Calendar,
  answered: CivilDate,
): Recess | null {
  if (year) return recessIn(year, kind, house, calendar)
  const thisYear = recessIn(yearOf(answered), kind, house, calendar)
  if (thisYear && isAhead(thisYear, calendar, answered)) return thisYear
  const isPast = thisYear !== null || monthOf(answered) > (LAST_MONTH[kind] ?? 12)
  return isPast ? recessIn(yearOf(answered) + 1, kind, house, calendar) : null
}

/** The recess of a kind that begins in a year; the first of them, where a recall cut it in two. */
function recessIn(year: number, kind: string, house: House, calendar: Calendar): Recess | null {
  const all = calendar.recessesBetween(house, `${year - 1}-12-31`, `${year + 1}-01-01`)
  return all.find(({ name, from }) => yearOf(from) === year && name.toLowerCase().startsWith(kind)) ?? null
}

/** The next recess of any kind: only where the calendar is known without a gap from the answer to it. */
function nextRecess(house: House, calendar: Calendar, answered: CivilDate): Recess | null {
  const next = calendar
    .recessesBetween(house, answered, addDays(answered, 366))
    .find((recess) => isAhead(recess, calendar, answered))
  if (!next) return null
  const isKnown = calendar.sittingDays[house].count(answered, addDays(next.from, -1)) !== 'unknown'
  return isKnown ? next : null
}

function isAhead(recess: Recess, calendar: Calendar, answered: CivilDate): boolean {
  return recess.from > answered && (risingBefore(recess, calendar) ?? answered) >= answered
}

function risingBefore({ house, from }: Recess, calendar: Calendar): CivilDate | null {
  const eve = addDays(from, -1)
  const rises = calendar.sittingDays[house].listed(addDays(from, -15), eve).at(-1)
  const isKnown = rises && calendar.sittingDays[house].count(rises, eve) !== 'unknown'
  return isKnown ? rises : null
}
