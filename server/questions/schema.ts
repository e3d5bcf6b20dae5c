import { z } from 'zod'
import { isCivilDate } from '../lib/dates.ts'
import { LONGEST_SEARCH } from './search/completion.ts'
import type { GivenFilters } from './search/facets.ts'
import { FILTERS } from './search/filters.ts'
import { LAST_PAGE, PAGE_SIZES } from './search/ordering.ts'
import type { SearchRequest, Sort } from './search/outcome.ts'
import { SPAN_PARAMETERS } from './search/spans.ts'

const MOST_VALUES = 20

/** A parameter may be given once or several times. */
export const values = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined)
  .transform((given) => (given === undefined ? [] : [given].flat()))
  .transform((list) => list.map((value) => value.trim()).filter((value) => value !== ''))

export const one = values.transform((list) => list[0])

const SearchQuery = z.object({
  q: values.transform((list) => list.join(' ')),
  sort: one,
  page: one,
  after: one,
  'per-page': one,
  expand: one,
})
const FILTER_PARAMETERS = [...FILTERS.map(({ name }) => name), ...SPAN_PARAMETERS]

/** What an address asks of the search, and what of it made no sense, in words for the page. */
export interface SearchQuestion {
  request: SearchRequest
  notices: string[]
}

/** Reads a query string. Nothing in it is an error: what makes no sense is left out and said. */
export function readSearchQuery(query: unknown): SearchQuestion {
  const parsed = SearchQuery.parse(query)
  const notices: string[] = []
  const text = readText(parsed.q, notices)
  const filters = readFilters(givenFilters(query as Record<string, unknown>), notices)
  const sort = readSort(parsed.sort, text, notices)
  const after = readNumber(parsed.after, Number.MAX_SAFE_INTEGER)
  const page = readPage(parsed.page, notices)
  const pageSize = readPageSize(parsed['per-page'], notices)
  const isAsTyped = readExpand(parsed.expand, notices)
  return { request: { text, filters, sort, page, after, pageSize, isAsTyped }, notices }
}

/** Those that came: each of the fifteen that did not would be parsed too, and most searches have none. */
function givenFilters(query: Readonly<Record<string, unknown>>) {
  const came = FILTER_PARAMETERS.filter((name) => query[name] !== undefined)
  return Object.fromEntries(came.map((name) => [name, values.parse(query[name])]))
}

const TypingQuery = z.object({
  q: z.string().catch(''),
  at: z.coerce.number().int().min(0).catch(LONGEST_SEARCH),
})

/** What is being typed in the search box, and the place of the caret in it: its end, unless that is told. */
export function readTyping(query: unknown): { q: string; at: number } {
  const { q, at } = TypingQuery.parse(query)
  const typed = q.slice(0, LONGEST_SEARCH)
  return { q: typed, at: Math.min(at, typed.length) }
}

/** The words to search for. */
export function readText(typed: string, notices: string[]): string {
  if (typed.length <= LONGEST_SEARCH) return typed
  notices.push(`Only the first ${LONGEST_SEARCH} characters were searched for.`)
  return typed.slice(0, LONGEST_SEARCH)
}

/** The filters that were given, each with its first values. */
export function readFilters(
  given: Readonly<Record<string, readonly string[]>>,
  notices: string[],
): GivenFilters {
  const filled = Object.entries(given).filter(([, list]) => list.length > 0)
  if (filled.some(([, list]) => list.length > MOST_VALUES)) {
    notices.push(`Only the first ${MOST_VALUES} values of each filter were used.`)
  }
  return Object.fromEntries(filled.map(([name, list]) => [name, list.slice(0, MOST_VALUES)]))
}

const SORTS: readonly Sort[] = ['relevance', 'newest', 'oldest']

function readSort(value: string | undefined, text: string, notices: string[]): Sort {
  const sort = SORTS.find((known) => known === value)
  if (value !== undefined && !sort) notices.push(`There is no order “${value.slice(0, 40)}”.`)
  return sort ?? (text === '' ? 'newest' : 'relevance')
}

function readPage(value: string | undefined, notices: string[]): number {
  const page = readNumber(value, LAST_PAGE) ?? 1
  if (value !== undefined && String(page) !== value) {
    notices.push(`There is no page “${value.slice(0, 10)}”: pages go from 1 to ${LAST_PAGE}.`)
  }
  return Math.max(1, page)
}

function readPageSize(value: string | undefined, notices: string[]): number {
  const size = PAGE_SIZES.find((known) => String(known) === value)
  if (value !== undefined && size === undefined) {
    notices.push(
      `There are no pages of “${value.slice(0, 10)}”: they have ${PAGE_SIZES.join(', ')} questions.`,
    )
  }
  return size ?? PAGE_SIZES[0]
}

/** Whether only what was typed is to be searched for. */
function readExpand(value: string | undefined, notices: string[]): boolean {
  if (value !== undefined && !['on', 'off'].includes(value)) {
    notices.push(`“expand” is on or off, not “${value.slice(0, 20)}”.`)
  }
  return value === 'off'
}

function readNumber(value: string | undefined, most: number): number | null {
  if (value === undefined || !/^\d{1,16}$/.test(value)) return null
  return Math.min(Number(value), most)
}

/** A question's number typed alone, as Parliament writes it (`104512`, `HL1234`); null for any other text. */
export function uinTypedAlone(text: string): string | null {
  const typed = text.trim().replace(/^#/, '').toUpperCase()
  return /^(HL ?)?\d{1,7}$/.test(typed) ? typed.replace(' ', '') : null
}

const CivilDateParam = z.string().refine(isCivilDate)
const UinParam = z
  .string()
  .regex(/^(HL)?\d{1,7}$/i)
  .transform((uin) => uin.toUpperCase())

/** The two parts of a question's address. */
export const QuestionAddressParams = z.object({ dateTabled: CivilDateParam, uin: UinParam })
export const UinParams = z.object({ uin: UinParam })
/** The number in `/questions/local/1`, `/members/local/1`, `/members/4149`. */
export const NumberParams = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})
