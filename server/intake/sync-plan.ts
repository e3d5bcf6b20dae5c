import { addDays, type CivilDate, daysBetween } from '../lib/dates.ts'
import type { Window } from './client.ts'

/** What is asked of Parliament again of the days before the last run: its windows lag behind. */
const OVERLAP_DAYS = 3

/** A question that came from another department was tabled long before, in no window of what happened lately. */
const LOOKS_BACK_DAYS = 400

/** A first run that is not told how far back to go: about a month. */
const FIRST_RUN_DAYS = 31

/** The days, both included, of which all questions tabled are asked for, month by month. */
export function fillPlan(body: number, since: CivilDate, until: CivilDate): Window[] {
  const windows: Window[] = []
  for (let from = since; from <= until; ) {
    const next = firstOfNextMonth(from)
    const to = next <= until ? addDays(next, -1) : until
    windows.push({ what: 'tabled', from, to, body })
    from = next
  }
  return windows
}

/** What was tabled, answered and corrected since, and all that waits for an answer. */
export function latestPlan(body: number, lastRun: CivilDate, until: CivilDate): Window[] {
  const from = addDays(lastRun, -OVERLAP_DAYS)
  if (from > until) return []
  return [
    { what: 'tabled', from, to: until, body },
    { what: 'answered', from, to: until, body },
    { what: 'corrected', from, to: until, body },
    { what: 'tabled', from: addDays(until, -LOOKS_BACK_DAYS), to: until, body, isOpen: true },
  ]
}

/** A window as two of half its days, or of one day as it is: the API is known to break down deep in a long list. */
export function inHalves(window: Window): Window[] {
  const { from, to } = window
  if (from === to) return [window]
  const middle = addDays(from, Math.floor(daysBetween(from, to) / 2))
  return [
    { ...window, to: middle },
    { ...window, from: addDays(middle, 1) },
  ]
}

export function firstRunSince(until: CivilDate): CivilDate {
  return addDays(until, -FIRST_RUN_DAYS)
}

function firstOfNextMonth(date: CivilDate): CivilDate {
  return `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`
}
