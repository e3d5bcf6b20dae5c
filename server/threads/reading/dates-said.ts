import { isNumber, type Token } from './tokens.ts'

/** A date as a text says it, often without its year. */
export interface SaidDate {
  day: number
  month: number
  year: number | null
}

/** A date among tokens, up to and without `end`. */
export interface DateAt {
  date: SaidDate
  end: number
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const MONTH_OF = new Map([
  ...MONTHS.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]),
  ['sept', 9] as const,
])
const ORDINALS = new Set(['st', 'nd', 'rd', 'th'])

/** The month that a word names, 1 to 12, whole or shortened. */
export function monthOf(word: string | undefined): number | null {
  return MONTH_OF.get(word ?? '') ?? null
}

/**
 * The date that begins at a place: `3 September`, `3rd of September, 2025`, `September 3, 2025`, `3/9/2025`,
 * `03.09.25`, `2025-09-03`.
 * @returns null where none does, or one that is in no calendar
 */
export function dateAt(tokens: readonly Token[], at: number): DateAt | null {
  const found = inFigures(tokens, at) ?? dayFirst(tokens, at) ?? monthFirst(tokens, at)
  return found && isReal(found.date) ? found : null
}

function dayFirst(tokens: readonly Token[], at: number): DateAt | null {
  const day = smallNumber(tokens[at])
  if (day === null) return null
  let next = at + 1
  if (ORDINALS.has(tokens[next]?.word ?? '')) next += 1
  if (tokens[next]?.word === 'of') next += 1
  const month = monthOf(tokens[next]?.word)
  return month === null ? null : withYear(tokens, next + 1, { day, month })
}

function monthFirst(tokens: readonly Token[], at: number): DateAt | null {
  const month = monthOf(tokens[at]?.word)
  const day = smallNumber(tokens[at + 1])
  if (month === null || day === null) return null
  const hasOrdinal = ORDINALS.has(tokens[at + 2]?.word ?? '')
  return withYear(tokens, at + (hasOrdinal ? 3 : 2), { day, month })
}

/** The year may stand after a comma, or after the full stop of a shortened month. */
function withYear(tokens: readonly Token[], at: number, { day, month }: Omit<SaidDate, 'year'>): DateAt {
  const isParted = tokens[at]?.word === ',' || tokens[at]?.word === '.'
  const next = isParted ? at + 1 : at
  const year = /^(?:19|20)\d\d$/.test(tokens[next]?.word ?? '') ? Number(tokens[next]?.word) : null
  return { date: { day, month, year }, end: year === null ? at : next + 1 }
}

const BETWEEN_FIGURES = new Set(['/', '.', '-'])

function inFigures(tokens: readonly Token[], at: number): DateAt | null {
  const [first, mark, second, again, third] = tokens.slice(at, at + 5)
  if (!isNumber(first) || !isNumber(second) || !isNumber(third) || mark?.word !== again?.word) return null
  if (!BETWEEN_FIGURES.has(mark?.word ?? '') || third.end - first.start > 10) return null
  const [a, b, c] = [first, second, third].map(({ word }) => Number(word)) as [number, number, number]
  const isIso = first.word.length === 4
  const year = isIso ? a : third.word.length === 2 ? 2000 + c : c
  return { date: isIso ? { day: c, month: b, year } : { day: a, month: b, year }, end: at + 5 }
}

function smallNumber(token: Token | undefined): number | null {
  return isNumber(token) && token.word.length <= 2 ? Number(token.word) : null
}

/** A date without its year may be 29 February. */
function isReal({ day, month, year }: SaidDate): boolean {
  const date = new Date(Date.UTC(year ?? 2024, month - 1, day))
  const isPlausible = year === null || (year >= 1900 && year < 2100)
  return isPlausible && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
