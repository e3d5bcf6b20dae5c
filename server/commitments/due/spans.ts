import { earlier, later } from './arithmetic.ts'
import { countedAfter, type Reading, reviewed, type Unit, windowOf } from './reading.ts'
import type { DueWindow, Precision } from './types.ts'
import { NUMBER, numberFrom, UNIT, wholly } from './words.ts'

const ABOUT = '(?:about|around|approximately|roughly|up to|at most|no more than|a maximum of)'
const NOW =
  "(?:(?:'s|s'|')? time|from now|from today|(?:of|from|after) (?:the date of )?(?:this|the|my) (?:answer|reply|response))"

/** "Within six weeks", "in the next 12 months", "in a fortnight's time": counted from the answer. */
const SPAN_PATTERN = [
  `(?<lead>within|inside|in|over|during|for|by|after|not before)? ?(?:the course of )?(?:a (?:maximum|period) of |the )?(?:${ABOUT} )?(?<ahead>next |coming |following )?(?:${ABOUT} )?(?:(?<number>${NUMBER})(?:(?: to | or |-)(?<most>${NUMBER}))?[ -])(?<unit>${UNIT})(?: ?${NOW})?`,
  '(?<lead>within|in|over|during) (?:the course of )?(?:the )?(?<ahead>next |coming )?(?<unit>day|week|fortnight|month|year)',
]

const PATTERNS = SPAN_PATTERN.map(wholly)

export function readSpan(words: string, reading: Reading): DueWindow | null {
  const groups = PATTERNS.map((pattern) => pattern.exec(words)?.groups).find(Boolean)
  if (!groups) return null
  const { lead = 'within', ahead, number = '1', most, unit = '' } = groups
  const span = { least: numberFrom(number), most: numberFrom(most ?? number), ...unitOf(unit) }
  const isDuration = !ahead && /over|for|during/.test(lead)
  const window = endOf(span, most !== undefined, reading)
  if (/after|not before/.test(lead)) return startAfter(window, reading)
  const note = 'It may say how long it goes on rather than by when it is done.'
  return isDuration ? { ...window, notes: [...window.notes, note] } : window
}

/** A length of time as words give it: "two to three months", "fortnight" as two weeks. */
interface Span {
  least: number
  most: number
  unit: Unit
}

/** A unit by its word, with how many of it the word holds. */
export function unitOf(word: string): { unit: Unit; times: number } {
  if (word.startsWith('fortnight')) return { unit: 'week', times: 2 }
  if (/^(?:working|business)/.test(word)) return { unit: 'working day', times: 1 }
  if (word.startsWith('sitting')) return { unit: 'sitting day', times: 1 }
  return { unit: word.replace(/^calendar /, '').replace(/s$/, '') as Unit, times: 1 }
}

/** How closely a span of such units is meant. */
function precisionOf(unit: Unit): Precision {
  return unit === 'month' || unit === 'year' ? unit : 'day'
}

function endOf({ least, most, unit, times }: Span & { times: number }, isRange: boolean, reading: Reading) {
  const { answered } = reading
  const ends = [least, most].map((number) => countedAfter(answered, number * times, unit, reading))
  const [first, last] = ends
  if (!first || !last) return withoutCalendar(unit, reading)
  return windowOf({
    earliest: isRange ? earlier(first, last) : answered,
    latest: later(first, last),
    precision: precisionOf(unit),
  })
}

function withoutCalendar(unit: Unit, reading: Reading): DueWindow {
  const notes = [`The loaded calendar does not know so many ${unit}s after the answer.`]
  const window = windowOf({ earliest: reading.answered, precision: 'event', notes })
  return reviewed(window, reading.conventions.reviews.shortly, reading)
}

function startAfter(window: DueWindow, reading: Reading): DueWindow {
  if (!window.latest) return window
  const notes = [...window.notes, 'A start; no end is given.']
  const started = { ...window, earliest: window.latest, latest: null, notes }
  return reviewed(started, reading.conventions.reviews.shortly, reading, window.latest)
}
