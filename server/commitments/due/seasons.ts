import { addDays } from '../../lib/dates.ts'
import { dateOf, easterOf, monthOf, yearOf } from './arithmetic.ts'
import { type Edge, monthsOf, type Period, type PeriodRead, type PeriodRule, period } from './periods.ts'
import type { Reading } from './reading.ts'
import { YEAR } from './words.ts'

type Groups = Readonly<Record<string, string | undefined>>
type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const SEASON = '(?<season>spring|summer|autumn|winter)(?: months)?'
const FEAST = '(?<feast>easter|christmas)(?: day| sunday)?'

/** Seasons, Easter, Christmas and the new year. */
export const SEASON_RULES: readonly PeriodRule[] = [
  { pattern: `(?:the )?${SEASON},? (?:of )?(?:in )?(?<year>${YEAR})(?:[/-]\\d{2,4})?`, read: readSeason },
  { pattern: `(?:the )?${SEASON},? (?:of )?(?<whichYear>this|next) year`, read: readSeason },
  { pattern: `(?<which>this|next|the|the coming|this coming|the following)? ?${SEASON}`, read: readSeason },
  { pattern: `${FEAST},? (?:of )?(?<year>${YEAR})`, read: readFeast },
  { pattern: `(?<which>this|next)? ?${FEAST}(?: (?<whichYear>this|next) year)?`, read: readFeast },
  { pattern: '(?:early (?:in )?)?(?:the )?new year(?<year> (?:19|20)\\d\\d)?', read: readNewYear },
]

function readSeason({ season = '', year, which, whichYear }: Groups, reading: Reading): PeriodRead {
  const { conventions, answered } = reading
  const months = conventions.seasons[season as Season]
  const of = (number: number) => ({ ...monthsOf(months, number, 'season'), name: season })
  if (year) return of(Number(year))
  if (whichYear) return of(yearOf(answered) + (whichYear === 'next' ? 1 : 0))

  // Last year's winter may still be going on: it is looked at first.
  const years = [-1, 0, 1, 2].map((ahead) => yearOf(answered) + ahead)
  const candidates = years.map(of)
  const isNext = which === 'next' || which === 'the following'
  const found = candidates.find(({ from, to }) => (isNext ? from > answered : to >= answered))
  return found ? { ...found, notes: [...found.notes, ...doubtsAbout(found, which, answered)] } : null
}

function doubtsAbout({ from }: Period, which: string | undefined, answered: string): string[] {
  const isOfAnotherYear = yearOf(from) > yearOf(answered)
  if (which === 'next' && !isOfAnotherYear) {
    return ['Read as the next one to come; it may mean the one of the year after.']
  }
  if (which === 'this' && isOfAnotherYear) {
    return ['The one of that year had passed when this was said: read as the next.']
  }
  return []
}

/** Easter is Good Friday to Easter Monday, Christmas its two days: "before" is what mostly stands with them. */
function readFeast({ feast, year, which, whichYear }: Groups, { answered }: Reading): PeriodRead {
  const of = feast === 'easter' ? easterIn : christmasIn
  if (year) return of(Number(year))
  if (whichYear) return of(yearOf(answered) + (whichYear === 'next' ? 1 : 0))
  const thisYear = of(yearOf(answered))
  const next = thisYear.to >= answered ? thisYear : of(yearOf(answered) + 1)
  const isUnclear = which === 'next' && next === thisYear
  return isUnclear ? { ...next, notes: [...next.notes, 'It may mean the one of the year after.'] } : next
}

function easterIn(year: number): Period {
  const sunday = easterOf(year)
  return {
    ...period(addDays(sunday, -2), addDays(sunday, 1), 'day'),
    edge: feastDay(sunday),
    anchor: `Easter ${year}`,
  }
}

function christmasIn(year: number): Period {
  const day = dateOf(year, 12, 25) as string
  return { ...period(day, addDays(day, 1), 'day'), edge: feastDay(day), anchor: `Christmas ${year}` }
}

function feastDay(day: string): Edge {
  return { day, precision: 'day', isEnd: false }
}

/** Said in January, the new year is the one that has begun. */
function readNewYear({ year }: Groups, { answered, conventions }: Reading): PeriodRead {
  const { newYear } = conventions
  const isInIt = monthOf(answered) >= newYear.from && monthOf(answered) <= newYear.to
  return monthsOf(newYear, year ? Number(year) : yearOf(answered) + (isInIt ? 0 : 1), 'month')
}
