import { addDays, type CivilDate, sayDate } from '../../lib/dates.ts'
import { later } from './arithmetic.ts'
import { readAhead, readPeriod } from './period-reader.ts'
import type { Period } from './periods.ts'
import { type Reading, reviewed, windowOf } from './reading.ts'
import type { DueWindow } from './types.ts'

type Lead = 'by' | 'before' | 'from' | 'after' | 'until' | 'in'

/** The words before a date, and what they make of it. The longest that fits is taken. */
const LEADS: readonly { lead: Lead; words: string }[] = [
  {
    lead: 'by',
    words:
      '(?:by )?(?:no|not) later than|at the latest by|by or before|on or before|by around|by about|by(?: at the latest)?|in time for',
  },
  { lead: 'before', words: '(?:well |just |shortly )?(?:before|ahead of|prior to|in advance of)' },
  {
    lead: 'from',
    words:
      '(?:with effect |effective |starting |beginning )?from(?: as early as| around)?|not before|no earlier than|no sooner than|not until|(?:starting|beginning)(?: in| on)?|as of',
  },
  { lead: 'after', words: '(?:not (?:until )?|no earlier than |no sooner than )?after' },
  { lead: 'until', words: 'up to|until|till|through to' },
  {
    lead: 'in',
    words:
      '(?:at )?some ?time (?:in|during)|in or around|in around|in about|early on in|(?:in|during|over) the course of|in|on|at|during|over|within|for|throughout(?: the course of)?|through|across|around|towards?|later(?: on)?(?: in)?',
  },
]

const LEAD_FORMS = LEADS.map(({ lead, words }) => ({ lead, pattern: new RegExp(`^(?:${words}) `) }))
/** Words such as "by the end of June 2026", "this summer", "from 2026-27". */
export function readLedPeriod(words: string, reading: Reading): DueWindow | null {
  const { lead, rest } = leadOf(words)
  const hasBegun = (found: Period) => lead === 'before' && lastDayBefore(found) < reading.answered
  const found = readAhead(rest, reading, readPeriod, hasBegun)
  if (found === null) return null
  if (typeof found === 'string') return windowWithout(found, words, reading)
  return windowFrom(lead, found, reading)
}

function leadOf(words: string): { lead: Lead; rest: string } {
  const matches = LEAD_FORMS.map(({ lead, pattern }) => ({
    lead,
    length: pattern.exec(words)?.[0].length ?? 0,
  }))
  const longest = matches.reduce((best, match) => (match.length > best.length ? match : best))
  return longest.length === 0
    ? { lead: 'in', rest: words }
    : { lead: longest.lead, rest: words.slice(longest.length) }
}

/** What a lead makes of a period. "By" a season or a month means before it ends. */
export function windowFrom(lead: Lead, found: Period, reading: Reading): DueWindow {
  const { precision, notes } = found
  const isUpTo = lead === 'by' || lead === 'before'
  const base = windowOf({
    precision: (isUpTo && found.edge?.precision) || precision,
    notes: (isUpTo && found.edge?.notes) || notes,
    anchor: found.anchor ?? null,
    name: found.name ?? null,
  })
  if (lead === 'from') return startOn(firstDayOf(found, reading), base, reading)
  if (lead === 'after') return startOn(addDays(found.to, 1), base, reading)
  if (lead === 'before') return dueBy(lastDayBefore(found), base, reading)
  if (lead === 'by') return dueBy(found.edge?.day ?? found.to, withByNote(base, found), reading)
  if (lead === 'until') return dueBy(found.to, withNote(base, UNTIL), reading)
  return inside(found, base, reading)
}

const UNTIL = 'The words say how long something lasts rather than by when it is done.'

/** "Before the end of June" may be the last day; "before June" is the day before it. */
function lastDayBefore({ edge, from }: Period): CivilDate {
  if (edge?.isEnd) return edge.day
  return addDays(edge?.day ?? from, -1)
}

function withByNote(window: DueWindow, { from, to, edge, precision }: Period): DueWindow {
  if (edge || from === to || !['season', 'year', 'month', 'quarter'].includes(precision)) return window
  return withNote(window, `Read as before it ends; some mean before it begins, on ${sayDate(from)}.`)
}

function dueBy(latest: CivilDate, window: DueWindow, reading: Reading): DueWindow {
  if (latest < reading.answered) return withNote({ ...window, latest }, PAST)
  return { ...window, earliest: reading.answered, latest }
}

function inside({ from, to }: Period, window: DueWindow, { answered }: Reading): DueWindow {
  if (to < answered) return withNote({ ...window, earliest: from, latest: to }, PAST)
  return { ...window, earliest: later(from, answered), latest: to }
}

const PAST = 'This lies before the day of the answer.'

/** Of a period that is going on, the day of the answer: "from April", said in April. */
function firstDayOf({ from, to }: Period, { answered }: Reading): CivilDate {
  return to < answered ? from : later(from, answered)
}

/** Something that begins: there is a day from which it holds, and none by which it is over. */
function startOn(earliest: CivilDate, window: DueWindow, reading: Reading): DueWindow {
  const started = withNote({ ...window, earliest }, 'A start; no end is given.')
  if (earliest > reading.answered) return { ...started, reviewOn: earliest }
  return reviewed(started, reading.conventions.reviews.unread, reading)
}

function windowWithout(note: string, words: string, reading: Reading): DueWindow {
  const isParliament = words.includes('parliament')
  const window = windowOf({
    precision: isParliament ? 'parliament' : 'none',
    anchor: isParliament ? 'the end of this Parliament' : null,
    notes: [note],
  })
  return reviewed(window, reading.conventions.reviews.unread, reading)
}

function withNote(window: DueWindow, note: string): DueWindow {
  return { ...window, notes: [...window.notes, note] }
}
