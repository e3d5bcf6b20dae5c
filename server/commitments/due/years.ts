import { sayDate } from '../../lib/dates.ts'
import { addMonths, dateOf, firstOfMonth, lastOfMonth, monthOf, yearOf } from './arithmetic.ts'
import { type Period, type PeriodRead, type PeriodRule, period, wholeYear } from './periods.ts'
import type { Reading } from './reading.ts'
import { YEAR } from './words.ts'

type Groups = Readonly<Record<string, string | undefined>>

const TWO_YEARS = `(?<year>${YEAR})(?:-|/| to |-to-)(?<end>(?:20)?\\d\\d)`
const KIND = '(?:financial|fiscal|tax|funding)'

/** Calendar years, and the years of the Government: financial (from 1 April) and academic (from 1 September). */
export const YEAR_RULES: readonly PeriodRule[] = [
  {
    pattern: `(?:the )?(?:calendar )?(?:year )?(?:of )?(?<year>${YEAR})`,
    read: ({ year }) => wholeYear(Number(year)),
  },
  {
    pattern: '(?:this|the|the current) (?:calendar )?year',
    read: (_, { answered }) => wholeYear(yearOf(answered)),
  },
  {
    pattern: '(?:next|the following) (?:calendar )?year',
    read: (_, { answered }) => wholeYear(yearOf(answered) + 1),
  },
  { pattern: 'the year after next', read: (_, { answered }) => wholeYear(yearOf(answered) + 2) },
  {
    pattern: `(?:the )?academic year ${TWO_YEARS}|(?:the )?${TWO_YEARS.replaceAll('?<', '?<other')} academic year`,
    read: readAcademicYear,
  },
  {
    pattern: `(?:the |this )?(?:${KIND} year )?(?<year>${YEAR})[-/](?<end>(?:20)?\\d\\d)(?: ${KIND} year)?`,
    read: readFinancialYear,
  },
  {
    pattern: `(?:the |this )?(?:${KIND} years? (?:of )?|fy ?)${TWO_YEARS}`,
    read: readFinancialYear,
  },
  { pattern: `(?:the )?${TWO_YEARS} ${KIND} year`, read: readFinancialYear },
  { pattern: '(?:the )?(?:financial year |fy ?)(?<year>\\d\\d)[-/](?<end>\\d\\d)', read: readFinancialYear },
  {
    pattern: `(?<which>this|the|the current|next|the next|the new|the following|the coming) ${KIND} year`,
    read: readNamedFinancialYear,
  },
  {
    pattern:
      '(?<which>this|the|the current|next|the next|the new|the following|the coming) (?:academic|school) year',
    read: readNamedAcademicYear,
  },
]

/** Quarters and halves by name. */
export const QUARTER_RULES: readonly PeriodRule[] = [
  { pattern: `(?:the )?${quarter('of ')}${TWO_YEARS}`, read: readFinancialQuarter },
  { pattern: `(?:the )?${quarter('of ')}(?<year>${YEAR})`, read: readQuarter },
  { pattern: '(?<which>this|the current|next|the next) quarter', read: readNamedQuarter },
  { pattern: `h(?<half>[12]) (?:of )?(?<year>${YEAR})`, read: readHalf },
]

function quarter(of: string): string {
  const number = 'q(?<q>[1-4])|quarter (?<number>[1-4]|one|two|three|four)'
  return `(?:${number}|(?<ordinal>first|second|third|fourth|final|last) (?:calendar |financial )?quarter),? (?:${of})?(?:the )?(?:${KIND} year )?`
}

function readFinancialYear({ year = '', end = '' }: Groups): PeriodRead {
  const first = year.length === 2 ? 2000 + Number(year) : Number(year)
  return followsOn(first, end) ? financialYear(first) : `"${year}-${end}" is no financial year.`
}

function followsOn(first: number, end: string): boolean {
  return Number(end) % 100 === (first + 1) % 100
}

function financialYear(first: number): Period {
  const name = `the financial year ${first}-${String(first + 1).slice(2)}`
  return { ...period(firstOfMonth(first, 4), lastOfMonth(first + 1, 3), 'year'), name }
}

function readNamedFinancialYear({ which = '' }: Groups, { answered }: Reading): Period {
  const current = yearOf(answered) - (monthOf(answered) < 4 ? 1 : 0)
  return financialYear(current + (isNext(which) ? 1 : 0))
}

function readAcademicYear({ year, end, otheryear, otherend }: Groups): PeriodRead {
  const first = Number(year ?? otheryear)
  return followsOn(first, end ?? otherend ?? '') ? academicYear(first) : null
}

function academicYear(first: number): Period {
  return period(firstOfMonth(first, 9), lastOfMonth(first + 1, 8), 'year')
}

function readNamedAcademicYear({ which = '' }: Groups, { answered }: Reading): Period {
  const current = yearOf(answered) - (monthOf(answered) < 9 ? 1 : 0)
  return academicYear(current + (isNext(which) ? 1 : 0))
}

function isNext(which: string): boolean {
  return /next|new|following|coming/.test(which)
}

function readQuarter(groups: Groups): Period {
  const number = quarterNumber(groups)
  const found = quarterFrom(firstOfMonth(Number(groups.year), number * 3 - 2))
  const financial = quarterFrom(addMonths(firstOfMonth(Number(groups.year), 4), (number - 1) * 3))
  const note = `Read as a quarter of the calendar year. Of the financial year it would end on ${sayDate(financial.to)}.`
  return { ...found, notes: [note] }
}

function readFinancialQuarter(groups: Groups): PeriodRead {
  const year = readFinancialYear(groups)
  if (!year || typeof year === 'string') return year
  return quarterFrom(addMonths(year.from, (quarterNumber(groups) - 1) * 3))
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  one: 1,
  second: 2,
  two: 2,
  third: 3,
  three: 3,
  fourth: 4,
  four: 4,
  final: 4,
  last: 4,
}

function quarterNumber({ q, number, ordinal }: Groups): number {
  const word = q ?? number ?? ordinal ?? ''
  return ORDINALS[word] ?? Number(word)
}

function readNamedQuarter({ which = '' }: Groups, { answered }: Reading): Period {
  const first = dateOf(yearOf(answered), monthOf(answered) - ((monthOf(answered) - 1) % 3), 1) as string
  return quarterFrom(addMonths(first, isNext(which) ? 3 : 0))
}

function quarterFrom(first: string): Period {
  const last = addMonths(first, 2)
  return period(first, lastOfMonth(yearOf(last), monthOf(last)), 'quarter')
}

function readHalf({ half, year = '' }: Groups): Period {
  const first = half === '1' ? 1 : 7
  return period(firstOfMonth(Number(year), first), lastOfMonth(Number(year), first + 5), 'month')
}
