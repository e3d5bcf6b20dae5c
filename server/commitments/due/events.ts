import { addDays, type CivilDate, sayDate } from '../../lib/dates.ts'
import { readPeriod } from './period-reader.ts'
import { countedAfter, type Reading, reviewed, windowOf } from './reading.ts'
import { unitOf } from './spans.ts'
import type { DueWindow } from './types.ts'
import { NUMBER, numberFrom, UNIT, wholly } from './words.ts'

/** Things that come on a day of their own; deadlines hang on them. */
export const EVENT_NOUN =
  "(?:royal assent|fiscal event|spring statement|autumn statement|spring forecast|king's speech|commencement|publication|consultations?|reviews?|elections?|evaluations?|pilots?|trials?|inquir(?:y|ies)|reports?|passage|conclusion|completion|decisions?|approval|engagement|assessments?|outcomes?|spending review|budget|spending round|settlement|implementation|ratification|introduction|enactment|entry into force|coming into force|legislation|scrutiny|recommendations|findings|investigation|legal proceedings|responses?|negotiations|procurement|appointment)"

const ABOUT = '(?:about |around |approximately |at least |no more than |up to )'

/** "Within 12 months of Royal Assent", "two years after the Act comes into force", "a month before …". */
export const COUNTED_EVENT_PATTERN = `(?<within>within )?(?<least>at least )?${ABOUT}?(?:the )?(?<number>${NUMBER})(?:(?: to | or |-)(?<most>${NUMBER}))?[ -](?<unit>${UNIT}) (?<side>of|after|from|following|before|ahead of|prior to) (?<event>.{3,160})`

const COUNTED = wholly(COUNTED_EVENT_PATTERN)

const OPENING = wholly(
  '(?<soon>shortly |soon |immediately |as soon as possible )?(?<when>once|when|whenever|after|following|as soon as|upon|pending|until|if|subject to|in response to|by the time|before|ahead of|prior to|in advance of) (?<event>.{3,250})',
)
const NAMED = wholly(
  `(?:on|at|in|with|alongside|as part of|at the time of|through) (?<event>(?:the |its |their )?(?:[\\w'-]+ ){0,6}(?:${EVENT_NOUN}|bill|white paper)(?: of .{3,120})?)`,
)
const GOING_ON = wholly(
  'as (?<event>.{3,120} (?:is|are) (?:being )?\\w{3,20}(?: (?:in|out|forward|up|into force))?|(?:the|this|that|these|our) .{3,100} (?:progresses|develops|proceeds|continues|passes|moves)(?: .{1,80})?)',
)

/** What waits for an event: without a date until the event's day is given, then counted from it. */
export function readEvent(words: string, reading: Reading): DueWindow | null {
  return readCounted(words, reading) ?? readOpening(words, reading)
}

function readCounted(words: string, reading: Reading): DueWindow | null {
  const groups = COUNTED.exec(words)?.groups
  if (!groups) return null
  const { number = '', most, unit = '', side = '', event = '' } = groups
  const anchor = nameOf(event, reading)
  const day = dayOf(event, reading)
  if (!day) return waiting(anchor, `It counts from ${anchor}, whose day is not known.`, reading)

  const { unit: kind, times } = unitOf(unit)
  const sign = /before|ahead|prior/.test(side) ? -1 : 1
  const at = (word: string) => countedAfter(day, numberFrom(word) * times * sign, kind, reading)
  const [first, last] = [at(number), at(most ?? number)]
  if (!first || !last) return waiting(anchor, 'The loaded calendar does not reach so far.', reading)
  return countedWindow({ ...groups, isBefore: sign < 0 }, { day, first, last, anchor }, reading)
}

interface Counted {
  day: CivilDate
  first: CivilDate
  last: CivilDate
  anchor: string
}

function countedWindow(
  words: { within?: string; least?: string; most?: string; isBefore: boolean },
  { day, first, last, anchor }: Counted,
  reading: Reading,
): DueWindow {
  const base = windowOf({ precision: 'day', anchor, notes: [`Counted from ${sayDate(day)}: ${anchor}.`] })
  if (words.least)
    return reviewed({ ...base, earliest: first }, reading.conventions.reviews.shortly, reading, first)
  if (words.within && !words.isBefore && !words.most) return { ...base, earliest: day, latest: last }
  const [earliest, latest] = first < last ? [first, last] : [last, first]
  return { ...base, earliest, latest }
}

function readOpening(words: string, reading: Reading): DueWindow | null {
  const match = OPENING.exec(words) ?? NAMED.exec(words) ?? GOING_ON.exec(words)
  const { when, soon, event = '' } = match?.groups ?? {}
  if (!match) return null
  const anchor = nameOf(event, reading)
  const day = dayOf(event, reading)
  if (!day) return waiting(anchor, 'It waits for something whose day is not known.', reading)
  const notes = [`Counted from ${sayDate(day)}: ${anchor}.`]
  if (isBefore(when)) {
    const latest = addDays(day, -1)
    const earliest = latest < reading.answered ? null : reading.answered
    return windowOf({ earliest, latest, precision: 'day', anchor, notes })
  }
  const { shortly, event: later } = reading.conventions.reviews
  return reviewed(
    windowOf({ earliest: day, precision: 'event', anchor, notes }),
    soon ? shortly : later,
    reading,
    day,
  )
}

function isBefore(when: string | undefined): boolean {
  return /^(?:before|ahead of|prior to|in advance of|by the time|until)$/.test(when ?? '')
}

/** The day of an event: a date in the words, or one of the events that are given, by the longest name in the words. */
function dayOf(event: string, reading: Reading): CivilDate | null {
  const date = readPeriod(event.replace(/^on /, ''), reading)
  if (date && typeof date !== 'string' && date.precision === 'day') return date.to
  const names = Object.keys(reading.facts.events ?? {}).filter((name) => event.includes(name.toLowerCase()))
  const [name] = names.sort((a, b) => b.length - a.length)
  return (name !== undefined && reading.facts.events?.[name]) || null
}

function waiting(anchor: string, note: string, reading: Reading): DueWindow {
  const window = windowOf({ precision: 'event', anchor, notes: [note] })
  return reviewed(window, reading.conventions.reviews.event, reading)
}

/** The words of an event as they were spelled. */
function nameOf(event: string, { spelled }: Reading): string {
  const at = spelled.toLowerCase().indexOf(event)
  return at < 0 ? event : spelled.slice(at, at + event.length)
}
