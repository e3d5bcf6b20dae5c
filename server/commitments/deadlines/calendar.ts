import { type CalendarEvent, icalendar } from '../../formats/icalendar.ts'
import { sayDate } from '../../lib/dates.ts'
import { LICENCE } from '../../lib/licence.ts'
import { paths } from '../../paths.ts'
import { beginning } from '../../questions/search/snippet.ts'
import { sayDeadline } from '../summary.ts'
import type { Whose } from './lists.ts'
import type { DatedPromise } from './queries.ts'

const NAMES: Readonly<Record<Whose, string>> = {
  mine: 'Deadlines, mine',
  team: 'Deadlines, my team’s',
  all: 'Deadlines, all commitments',
}
const DESCRIPTION = `Open commitments of ministers, from Pursuant. ${LICENCE}`
const REFRESH_HOURS = 6
const LONGEST_SUMMARY = 120

/**
 * Open promises as a calendar: what has ended disappears from it.
 * @param baseUrl the setting BASE_URL
 */
export function calendarOf(promises: readonly DatedPromise[], whose: Whose, baseUrl: string): string {
  const host = new URL(baseUrl).hostname
  return icalendar({
    name: NAMES[whose],
    description: DESCRIPTION,
    refreshHours: REFRESH_HOURS,
    events: promises.flatMap((promise) => daysOf(promise, { baseUrl, host })),
  })
}

/**
 * The days of a promise: its last one, and the day to look again where that comes first. A window of days stands on
 * its last one and says what it is. Nothing but what anyone may read: calendars are often kept by somebody else's
 * service, so owner, team and notes stay here.
 */
function daysOf(
  promise: DatedPromise,
  { baseUrl, host }: { baseUrl: string; host: string },
): CalendarEvent[] {
  const { id, quote, latest, reviewOn } = promise
  const words = beginning(quote, LONGEST_SUMMARY)
  const description = describe(promise)
  const event = (on: string, kind: 'due' | 'review', summary: string) => ({
    uid: `commitment-${id}-${kind}@${host}`,
    on,
    summary,
    description,
    url: `${baseUrl}${paths.commitment(id)}`,
    madeAt: promise.loggedAt,
    sequence: promise.revision,
  })
  return [
    ...(latest === null ? [] : [event(latest, 'due', `Due: ${words}`)]),
    ...(reviewOn !== null && (latest === null || reviewOn < latest)
      ? [event(reviewOn, 'review', `Look again: ${words}`)]
      : []),
  ]
}

function describe(promise: DatedPromise): string {
  const { id, quote, dateAnswered } = promise
  const answered = dateAnswered === null ? '' : `, answered ${sayDate(dateAnswered)}`
  return `${quote}\n\nDeadline: ${sayDeadline(promise)}\nCommitment ${id}${answered}`
}
