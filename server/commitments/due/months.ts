import { firstOfMonth, lastOfMonth, monthOf, yearOf } from './arithmetic.ts'
import { type Period, type PeriodRule, period, wholeMonth } from './periods.ts'
import type { Reading } from './reading.ts'
import { MONTH, monthNumber, NUMBER, numberFrom, YEAR } from './words.ts'

type Groups = Readonly<Record<string, string | undefined>>

/** Months. Without a year: the next one, the month of the answer included. */
export const MONTH_RULES: readonly PeriodRule[] = [
  { pattern: `(?<month>${MONTH}),? (?:of )?(?<year>${YEAR})`, read: readMonth },
  { pattern: `(?<month>${MONTH})(?:,? (?:of )?(?<which>this|next) year)`, read: readMonthOfYear },
  { pattern: `(?<which>this|next|this coming|the coming)? ?(?<month>${MONTH})`, read: readMonth },
  {
    pattern: '(?:this|the|the current) month',
    read: (_, { answered }) => wholeMonth(yearOf(answered), monthOf(answered)),
  },
  { pattern: '(?:next|the following) month', read: (_, { answered }) => monthAfter(answered, 1) },
  { pattern: 'the month after next', read: (_, { answered }) => monthAfter(answered, 2) },
  {
    pattern: `the (?:first|opening) (?<number>${NUMBER}) months of (?<year>${YEAR})`,
    read: ({ number = '', year = '' }) => firstMonths(numberFrom(number), Number(year)),
  },
]

function readMonthOfYear({ month = '', which }: Groups, { answered }: Reading): Period | null {
  const number = monthNumber(month)
  return number ? wholeMonth(yearOf(answered) + (which === 'next' ? 1 : 0), number) : null
}

function readMonth({ month = '', year, which }: Groups, reading: Reading): Period | null {
  const number = monthNumber(month)
  if (!number) return null
  if (year) return wholeMonth(Number(year), number)
  const { answered } = reading
  const isSpelled = which === 'this' || which === 'next'
  return isSpelled ? spelledMonth(number, which, answered) : nextMonth(number, answered)
}

function nextMonth(month: number, answered: string): Period {
  const hasPassed = month < monthOf(answered)
  const found = wholeMonth(yearOf(answered) + (hasPassed ? 1 : 0), month)
  const hasJustPassed = hasPassed && monthOf(answered) - month <= 3
  const note = 'No year was given, and the month had just passed: read as next year’s.'
  return hasJustPassed ? { ...found, notes: [note] } : found
}

/** "Next March", said in January, may be two months away or fourteen. */
function spelledMonth(month: number, which: string, answered: string): Period {
  if (which === 'this' || month <= monthOf(answered)) return nextMonth(month, answered)
  const found = wholeMonth(yearOf(answered), month)
  return { ...found, notes: ['Read as the next one to come; it may mean the one of the year after.'] }
}

function monthAfter(answered: string, months: number): Period {
  const index = yearOf(answered) * 12 + monthOf(answered) - 1 + months
  return wholeMonth(Math.floor(index / 12), (index % 12) + 1)
}

function firstMonths(number: number, year: number): Period | null {
  if (number < 1 || number > 12) return null
  return period(firstOfMonth(year, 1), lastOfMonth(year, number), 'month')
}
