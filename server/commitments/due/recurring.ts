import { readLedPeriod } from './leads.ts'
import { readPeriod } from './period-reader.ts'
import { countedAfter, type Reading, windowOf } from './reading.ts'
import { unitOf } from './spans.ts'
import type { DueWindow, Precision } from './types.ts'
import { MONTH, NUMBER, numberFrom, UNIT, WEEKDAY, wholly } from './words.ts'

/** An interval: so many days, weeks, months or years. */
interface Interval {
  number: number
  unit: 'day' | 'week' | 'month' | 'year'
}

const ADVERBS: Readonly<Record<string, Interval>> = {
  daily: { number: 1, unit: 'day' },
  weekly: { number: 1, unit: 'week' },
  fortnightly: { number: 2, unit: 'week' },
  monthly: { number: 1, unit: 'month' },
  'bi-monthly': { number: 2, unit: 'month' },
  quarterly: { number: 3, unit: 'month' },
  termly: { number: 4, unit: 'month' },
  'six-monthly': { number: 6, unit: 'month' },
  'half-yearly': { number: 6, unit: 'month' },
  'twice-yearly': { number: 6, unit: 'month' },
  biannually: { number: 6, unit: 'month' },
  'bi-annually': { number: 6, unit: 'month' },
  annually: { number: 1, unit: 'year' },
  yearly: { number: 1, unit: 'year' },
  biennially: { number: 2, unit: 'year' },
}

const ADVERB = Object.keys(ADVERBS).join('|')
const EVERY = '(?:every|each|once every|once each)'
const WORDS = [
  `(?<adverb>${ADVERB})|on an? (?<basis>${ADVERB}|annual) basis`,
  `${EVERY} (?:(?<number>${NUMBER}|other) )?(?<unit>quarter|${UNIT})`,
  `(?:(?<times>once|twice|${NUMBER} times) (?:a|per|each|every|in each) (?<per>quarter|${UNIT}))`,
  `${EVERY} (?<named>spring|summer|autumn|winter|${MONTH}|${WEEKDAY})`,
].join('|')

export const RECURRING_PATTERN = `(?:${WORDS})`

const PATTERN = wholly(`(?:${WORDS})(?:,? (?<trail>(?:in|by|from|until|on|at|starting) .{3,60}))?`)

/** "Annually", "every six months", "each March": what comes back, with the window of the next time. */
export function readRecurring(words: string, reading: Reading): DueWindow | null {
  const groups = PATTERN.exec(words)?.groups
  if (!groups) return null
  const interval = intervalOf(groups)
  const recurs = groups.named ? 'every year' : sayInterval(interval)
  const next = nextOf(groups, reading) ?? countedFromAnswer(interval, reading)
  return next && { ...next, recurs }
}

function intervalOf({
  adverb,
  basis,
  number,
  unit,
  times,
  per,
}: Record<string, string | undefined>): Interval {
  if (adverb || basis) return ADVERBS[adverb ?? basis ?? ''] ?? { number: 1, unit: 'year' }
  if (times && per) return share(wordToInterval('1', per), timesIn(times))
  return unit ? wordToInterval(number ?? '1', unit) : { number: 1, unit: 'year' }
}

function wordToInterval(number: string, word: string): Interval {
  const count = number === 'other' ? 2 : Math.max(1, numberFrom(number))
  if (word.startsWith('quarter')) return { number: 3 * count, unit: 'month' }
  const { unit, times } = unitOf(word)
  return { number: count * times, unit: unit === 'working day' || unit === 'sitting day' ? 'day' : unit }
}

function timesIn(words: string): number {
  if (words === 'once') return 1
  return words === 'twice' ? 2 : Math.max(1, numberFrom(words.replace(/ times$/, '')))
}

/** Twice a year is every six months; what does not divide is given in days. */
function share({ number, unit }: Interval, times: number): Interval {
  if (times === 1) return { number, unit }
  const months = unit === 'year' ? number * 12 : unit === 'month' ? number : 0
  if (months > 0 && months % times === 0) return { number: months / times, unit: 'month' }
  const days = { year: 365, month: 30, week: 7, day: 1 }[unit] * number
  return { number: Math.max(1, Math.floor(days / times)), unit: 'day' }
}

function sayInterval({ number, unit }: Interval): string {
  if (number === 3 && unit === 'month') return 'every quarter'
  return number === 1 ? `every ${unit}` : `every ${number} ${unit}s`
}

/** The next time where the words say in which month or season it falls. */
function nextOf({ named, trail }: Record<string, string | undefined>, reading: Reading): DueWindow | null {
  if (trail) return readLedPeriod(trail, reading)
  const found = named ? readPeriod(named, reading) : null
  return found && typeof found !== 'string' ? readLedPeriod(`in ${named}`, reading) : null
}

function countedFromAnswer({ number, unit }: Interval, reading: Reading): DueWindow | null {
  const latest = countedAfter(reading.answered, number, unit, reading)
  if (!latest) return null
  const precision: Precision = unit === 'year' || unit === 'month' ? unit : 'day'
  const notes = ['The words give no first time: the next is counted from the answer.']
  return windowOf({ earliest: reading.answered, latest, precision, notes })
}
