import { z } from 'zod'
import { type CivilDate, isPlausibleDate } from '../../lib/dates.ts'
import { one, readFilters, readText, values } from '../../questions/schema.ts'
import { REGISTER_FILTERS, SHORTHANDS } from './filters.ts'
import { REGISTER_SORTS, type RegisterSort } from './order.ts'
import type { RegisterRequest } from './search.ts'

const LAST_PAGE = 10_000

const RegisterParameters = z.object({
  q: values.transform((list) => list.join(' ')),
  'due-from': one,
  'due-to': one,
  sort: one,
  page: one,
})
const FilterParameters = z.object(Object.fromEntries(REGISTER_FILTERS.map(({ name }) => [name, values])))
const ShorthandParameters = z.object(Object.fromEntries(SHORTHANDS.map(({ name }) => [name, one])))

/** Reads a query string. Nothing in it is an error: what makes no sense is left out and said. */
export function readRegisterQuery(query: unknown): { request: RegisterRequest; notices: string[] } {
  const parsed = RegisterParameters.parse(query)
  const notices: string[] = []
  const request = {
    text: readText(parsed.q, notices),
    filters: readFilters(givenIn(query), notices),
    ...readDates(parsed['due-from'], parsed['due-to'], notices),
    sort: readSort(parsed.sort, notices),
    page: readPage(parsed.page, notices),
  }
  return { request, notices }
}

/** The filters that were given, those that were given by a shorthand among them. */
function givenIn(query: unknown): Record<string, string[]> {
  const given = FilterParameters.parse(query)
  const shorthands = ShorthandParameters.parse(query)
  for (const { name, is } of SHORTHANDS) {
    if (shorthands[name] !== undefined && shorthands[name] !== 'no') given[is.name]?.push(is.value)
  }
  return given
}

function readDates(from: string | undefined, to: string | undefined, notices: string[]) {
  const [dueFrom, dueTo] = [readDate(from, notices), readDate(to, notices)]
  if (dueFrom === null || dueTo === null || dueFrom <= dueTo) return { dueFrom, dueTo }
  notices.push('The last day is before the first, so the dates were left out.')
  return { dueFrom: null, dueTo: null }
}

function readDate(typed: string | undefined, notices: string[]): CivilDate | null {
  if (typed === undefined) return null
  if (isPlausibleDate(typed)) return typed
  notices.push(`“${typed.slice(0, 40)}” is not a date such as 2026-01-12, so it was left out.`)
  return null
}

function readSort(value: string | undefined, notices: string[]): RegisterSort {
  const sort = REGISTER_SORTS.find((known) => known === value)
  if (value !== undefined && !sort) notices.push(`There is no order “${value.slice(0, 40)}”.`)
  return sort ?? REGISTER_SORTS[0]
}

function readPage(value: string | undefined, notices: string[]): number {
  if (value === undefined) return 1
  const page = /^[1-9]\d{0,8}$/.test(value) ? Math.min(Number(value), LAST_PAGE) : null
  if (page === null) notices.push(`There is no page “${value.slice(0, 10)}”.`)
  return page ?? 1
}
