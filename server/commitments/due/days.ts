import { addDays, type CivilDate, weekday } from '../../lib/dates.ts'
import { dateOf, mondayOf, monthOf, yearOf } from './arithmetic.ts'
import { type Period, type PeriodRead, type PeriodRule, period } from './periods.ts'
import type { Reading } from './reading.ts'
import { capitalised, MONTH, MONTHS, monthNumber, WEEKDAY, weekdayNumber, wholly, YEAR } from './words.ts'

type Groups = Readonly<Record<string, string | undefined>>

const DAY = '(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?'

/** Dates in figures and words; British order. A day and month without a year is the next one, the answer's day included. */
const DATES: PeriodRule[] = [
  { pattern: `(?:${WEEKDAY},? )?${DAY} (?:of )?(?<month>${MONTH}),? (?<year>${YEAR})`, read: readDate },
  {
    pattern: `(?:${WEEKDAY},? )?${DAY} (?:of )?(?<month>${MONTH})(?: (?<which>this|next) year)?`,
    read: readDateWithoutYear,
  },
  { pattern: `(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>${YEAR})`, read: readDate },
  { pattern: '(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})', read: readDate },
  { pattern: '(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>\\d{4}|\\d{2})', read: readDate },
]

export const DATE_PATTERN = DATES.map(({ pattern }) => pattern.replace(/\(\?<\w+>/g, '(?:')).join('|')

const WEEKS = [
  'week (?:commencing|beginning|starting|of)(?: on)?(?: the)?',
  'w/c',
  'week that (?:begins|starts) on',
].join('|')

/** Days and weeks. A week is Monday to Friday. */
export const DAY_RULES: readonly PeriodRule[] = [
  ...DATES,
  { pattern: `(?:the )?(?:${WEEKS}) (?<date>${DATE_PATTERN})`, read: readWeekOf },
  { pattern: '(?:later )?today', read: (_, { answered }) => aDay(answered) },
  { pattern: 'tomorrow', read: (_, { answered }) => aDay(addDays(answered, 1)) },
  {
    pattern: `(?<which>this|this coming|next|the following)? ?(?<weekday>${WEEKDAY})(?<later>,? next week)?`,
    read: readWeekday,
  },
  { pattern: '(?:this|the|the current) week', read: (_, { answered }) => weekOf(answered) },
  {
    pattern: '(?:next|the following|the coming) week',
    read: (_, { answered }) => weekOf(addDays(mondayOf(answered), 7)),
  },
  { pattern: 'the week after next', read: (_, { answered }) => weekOf(addDays(mondayOf(answered), 14)) },
]

/** A date and nothing else; null for other words. */
function readDateAlone(words: string, reading: Reading): PeriodRead {
  for (const { pattern, read } of DATES) {
    const match = wholly(pattern).exec(words)
    if (match) return read(match.groups ?? {}, reading)
  }
  return null
}

/** How the note of a day that no calendar has begins. */
export const NO_SUCH_DAY = 'There is no'

function readDate({ day = '', month = '', year = '' }: Groups): PeriodRead {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  const date = dateOf(full, numberOfMonth(month), Number(day))
  return date ? aDay(date) : `${NO_SUCH_DAY} ${Number(day)} ${sayMonth(month)} ${full}.`
}

function readDateWithoutYear({ day = '', month = '', which }: Groups, { answered }: Reading): PeriodRead {
  if (which) return readDate({ day, month, year: String(yearOf(answered) + (which === 'next' ? 1 : 0)) })
  const date = nextDate(numberOfMonth(month), Number(day), answered)
  if (!date) return `${NO_SUCH_DAY} ${Number(day)} ${sayMonth(month)}.`
  const hasJustPassed = yearOf(date) > yearOf(answered) && monthOf(date) <= monthOf(answered)
  return aDay(date, hasJustPassed ? ['No year was given, and the day had passed: read as the next one.'] : [])
}

/** The first such day on or after the answer: 29 February may be eight years away. */
function nextDate(month: number, day: number, answered: CivilDate): CivilDate | null {
  const years = Array.from({ length: 9 }, (_, i) => yearOf(answered) + i)
  return years.map((year) => dateOf(year, month, day)).find((date) => date && date >= answered) ?? null
}

function readWeekOf({ date = '' }: Groups, reading: Reading): PeriodRead {
  const first = readDateAlone(date, reading)
  if (!first || typeof first === 'string') return first
  const notes = weekday(first.from) === 1 ? [] : ['The week was said to begin on a day that is no Monday.']
  return period(first.from, addDays(first.from, 4), 'day', notes)
}

/** "On Thursday", "this Thursday": the next one after the answer. "Next Thursday" may be a week later: noted. */
function readWeekday({ which, weekday: name = '', later }: Groups, { answered }: Reading): PeriodRead {
  const number = weekdayNumber(name)
  if (!number) return null
  if (later) return aDay(addDays(mondayOf(answered), 6 + number))
  const ahead = ((number - weekday(answered) + 6) % 7) + 1
  const isUnclear = which === 'next' && number > weekday(answered)
  return aDay(addDays(answered, ahead), isUnclear ? ['Some say "next" for the one in the week after.'] : [])
}

function aDay(date: CivilDate, notes: string[] = []): Period {
  return period(date, date, 'day', notes)
}

/** Monday to Friday; said on a Saturday or Sunday, to the Sunday. */
function weekOf(day: CivilDate): Period {
  const monday = mondayOf(day)
  return period(monday, addDays(monday, weekday(day) > 5 ? 6 : 4), 'day')
}

function sayMonth(month: string): string {
  const name = MONTHS[numberOfMonth(month) - 1]
  return name ? capitalised(name) : `of month ${month},`
}

function numberOfMonth(month: string): number {
  return /^\d/.test(month) ? Number(month) : (monthNumber(month) ?? 0)
}
