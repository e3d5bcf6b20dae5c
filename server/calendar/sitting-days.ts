import { addDays, type CivilDate, dayNumber, daysBetween, weekday } from '../lib/dates.ts'
import { type CountedDays, countedDays, type Stretch } from './counted-days.ts'
import type { Recess, Session } from './facts.ts'

/**
 * The most days that a House can pass without sitting and without a reason being loaded (a recess, the time
 * between two sessions) before the calendar counts as incomplete there. Ordinary gaps are long weekends; the
 * longest real one since 2017 is 15 days (September 2019, the prorogation that was quashed).
 */
const LONGEST_UNEXPLAINED_GAP = 21

/** The first and last day of a stretch, as numbers: they are gone through one by one. */
type DayNumbers = [from: number, to: number]

/**
 * The sitting days of one House. Between the first and the last known sitting day a day that is not listed is
 * known not to be one, except in a long gap without a reason: there the calendar was not loaded, and no recess
 * is guessed. Knowledge goes on through a recess that directly follows, with the weekends beside it.
 * @param days in order
 * @param recesses of this House
 */
export function sittingDaysOf(
  days: readonly CivilDate[],
  recesses: readonly Recess[],
  sessions: readonly Session[],
): CountedDays {
  const reasons = [...recesses, ...timesBetween(sessions)].map(inNumbers)
  return countedDays(days, knownStretches(days, recesses, reasons), daysBetween)
}

function knownStretches(
  days: readonly CivilDate[],
  recesses: readonly Recess[],
  reasons: readonly DayNumbers[],
): Stretch[] {
  const stretches: Stretch[] = []
  let from = days[0]
  for (const [i, day] of days.entries()) {
    const next = days[i + 1]
    if (from === undefined || (next !== undefined && isExplained(day, next, reasons))) continue
    stretches.push({ from, to: throughRecess(day, recesses) })
    from = next
  }
  return stretches
}

function isExplained(day: CivilDate, next: CivilDate, reasons: readonly DayNumbers[]): boolean {
  let unexplained = 0
  for (let between = dayNumber(day) + 1; between < dayNumber(next); between++) {
    if (!reasons.some(([from, to]) => from <= between && between <= to)) unexplained++
    if (unexplained > LONGEST_UNEXPLAINED_GAP) return false
  }
  return true
}

function inNumbers({ from, to }: Stretch): DayNumbers {
  return [dayNumber(from), dayNumber(to)]
}

function timesBetween(sessions: readonly Session[]): Stretch[] {
  return sessions.flatMap(({ to }, i) => {
    const next = sessions[i + 1]
    return to !== null && next ? [{ from: addDays(to, 1), to: addDays(next.from, -1) }] : []
  })
}

/** The last day known after a sitting day: through a recess that follows it, weekends beside it included. */
function throughRecess(day: CivilDate, recesses: readonly Recess[]): CivilDate {
  const following = addDays(throughWeekend(day), 1)
  const recess = recesses.find(({ from, to }) => from <= following && following <= to)
  return recess ? throughRecess(throughWeekend(recess.to), recesses) : day
}

/** From a Friday or Saturday to the Sunday; any other day stays. */
function throughWeekend(day: CivilDate): CivilDate {
  return weekday(day) >= 5 ? addDays(day, 7 - weekday(day)) : day
}
