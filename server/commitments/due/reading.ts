import type { Calendar } from '../../calendar/calendar.ts'
import type { House } from '../../calendar/facts.ts'
import { addDays, type CivilDate } from '../../lib/dates.ts'
import { addMonths, later } from './arithmetic.ts'
import type { Conventions, Review } from './conventions.ts'
import type { DueWindow, Precision } from './types.ts'

/** What is known besides the words. What is left out is not known, and is not guessed. */
export interface DueFacts {
  calendar?: Calendar
  /** The House in which the answer was given. */
  house?: House
  /** The last day to which the Parliament of the answer may run; null: not known. Left out: by the conventions. */
  parliamentEndsBy?: CivilDate | null
  /** Days of events that have come, by the words that name them: `{ 'Royal Assent': '2026-04-29' }`. */
  events?: Readonly<Record<string, CivilDate>>
  conventions?: Conventions
}

/** What every reader of words is given. */
export interface Reading {
  answered: CivilDate
  /** The words as they were spelled: for names. */
  spelled: string
  facts: DueFacts
  conventions: Conventions
}

/** Reads words that are in its power, in lower case and with single spaces; null for all others. */
export type Reader = (words: string, reading: Reading) => DueWindow | null

type Given = Partial<DueWindow> & { precision: Precision }

/** A window in which all that is not given is null. */
export function windowOf(given: Given): DueWindow {
  return {
    earliest: null,
    latest: null,
    anchor: null,
    name: null,
    reviewOn: null,
    reviewEveryDays: null,
    recurs: null,
    notes: [],
    ...given,
  }
}

/** A window that is looked at again, counted from the answer or from a day after it. */
export function reviewed(window: DueWindow, review: Review, reading: Reading, from?: CivilDate): DueWindow {
  const start = later(from ?? reading.answered, reading.answered)
  const reviewOn = lengthAfter(start, review.after.number, review.after.unit, reading)
  return { ...window, reviewOn, reviewEveryDays: review.everyDays }
}

export type Unit = 'day' | 'working day' | 'sitting day' | 'week' | 'month' | 'year'

/**
 * The day so many days, weeks, months or years after another. Working days that lie past the loaded bank holidays
 * count as weekdays: this is for reviews, which promise nothing. See `countedAfter` for deadlines.
 */
function lengthAfter(day: CivilDate, number: number, unit: Unit, reading: Reading): CivilDate {
  return countedAfter(day, number, unit, reading) ?? addDays(day, Math.ceil((number * 7) / 5))
}

/** As `lengthAfter`; null where the calendar does not know the working or sitting days. */
export function countedAfter(day: CivilDate, number: number, unit: Unit, reading: Reading): CivilDate | null {
  if (unit === 'day') return addDays(day, number)
  if (unit === 'week') return addDays(day, number * 7)
  if (unit === 'month') return addMonths(day, number)
  if (unit === 'year') return addMonths(day, number * 12)
  const { calendar, house } = reading.facts
  const days = unit === 'working day' ? calendar?.workingDays : house && calendar?.sittingDays[house]
  const following = days?.next(number, day) ?? 'unknown'
  return following === 'unknown' ? null : (following.at(-1) ?? day)
}
