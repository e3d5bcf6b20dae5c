import { numberLinks } from '../lib/page-numbers.ts'
import { changeable, type Query } from '../lib/query-string.ts'
import { paths } from '../paths.ts'
import { ASKERS_A_PAGE } from './search/grouping.ts'
import { LAST_PAGE, PAGE_SIZES } from './search/ordering.ts'
import type { SearchOutcome, SearchRequest, Sort } from './search/outcome.ts'

/** The address of this search with some of it changed; a new search begins on its first page. */
export function hrefFor(request: SearchRequest, change: Query): string {
  return paths.questionsAt(queryStringOf(request, change))
}

const known = new WeakMap<SearchRequest, (change: Query) => string>()

function queryStringOf(request: SearchRequest, change: Query): string {
  const withChange = known.get(request) ?? changeable(queryOf(request))
  known.set(request, withChange)
  return withChange(change)
}

function queryOf(request: SearchRequest): Query {
  return {
    q: request.text,
    ...request.filters,
    sort: sortParameter(request),
    group: request.group ?? undefined,
    'per-page': sizeParameter(request),
    expand: request.isAsTyped ? 'off' : undefined,
  }
}

/** The feed of this search: it has an order and a length of its own. */
export function feedHref(request: SearchRequest): string {
  const change = { sort: undefined, group: undefined, 'per-page': undefined }
  return paths.questionsAs('atom', queryStringOf(request, change))
}

/** Where this search can be kept as one's own. */
export function saveHref(request: SearchRequest): string {
  return paths.newSavedSearch(queryStringOf(request, { sort: undefined, 'per-page': undefined }))
}

/** This search for programs, page by page. */
function jsonHref(request: SearchRequest): string {
  return paths.questionsAs('json', queryStringOf(request, { group: undefined }))
}

/** All of this search for a spreadsheet. */
function csvHref(request: SearchRequest): string {
  return paths.questionsAs('csv', queryStringOf(request, { group: undefined, 'per-page': undefined }))
}

/** How many are on a page, as the address says it: not at all when it is as many as usual. */
export function sizeParameter({ pageSize }: Pick<SearchRequest, 'pageSize'>): number | undefined {
  return pageSize === PAGE_SIZES[0] ? undefined : pageSize
}

/** How many may be on a page, each with its address. */
export function sizesOf(request: SearchRequest) {
  return PAGE_SIZES.map((pageSize) => ({
    label: String(pageSize),
    href: hrefFor(request, { 'per-page': sizeParameter({ pageSize }) }),
    isCurrent: pageSize === request.pageSize,
  }))
}

/** The results in other forms, and those of the page whole. */
export function exportsOf({ request }: SearchOutcome, results: readonly { choice: string }[]) {
  return {
    json: jsonHref(request),
    csv: csvHref(request),
    selection: paths.questionSelection(),
    wholePage: paths.questionSelection(results.map(({ choice }) => choice)),
  }
}

/** The order as the address names it: not at all when it is the one that is used anyway. */
export function sortParameter({ sort, text }: Pick<SearchRequest, 'sort' | 'text'>): string | undefined {
  return sort === (text === '' ? 'newest' : 'relevance') ? undefined : sort
}

const SORT_WORDS: Readonly<Record<Sort, string>> = {
  relevance: 'Relevance',
  newest: 'Newest first',
  oldest: 'Oldest first',
}

/** The orders on offer, each with its address; the one that was really used is marked. */
export function sortsOf({ request, sort: used }: SearchOutcome) {
  const isByDate = request.text === '' || (request.group ?? null) !== null
  const offered: Sort[] = isByDate ? ['newest', 'oldest'] : ['relevance', 'newest', 'oldest']
  return offered.map((sort) => ({
    label: SORT_WORDS[sort],
    href: hrefFor(request, { sort: sortParameter({ sort, text: request.text }) }),
    isCurrent: sort === used,
  }))
}

/** The address of the page after this one: by number as far as those go, then what follows the last record shown. */
export function nextHref(outcome: SearchOutcome): string | null {
  const { request, hits, sort, askers } = outcome
  const { total, pageSize, shown } = extentOf(outcome)
  const { page, after } = request
  const isPast = after === null && page * pageSize >= total
  const lastKey = hits.at(-1)?.searchKey
  if (isPast || shown < pageSize || lastKey === undefined) return null
  if (after === null && page < LAST_PAGE) return hrefFor(request, { page: page + 1 })
  return sort === 'relevance' || askers ? null : hrefFor(request, { after: lastKey })
}

/** What the pages are made of: questions, or those who asked them. */
function extentOf({ request: { pageSize }, total, hits, askers }: SearchOutcome) {
  return askers
    ? { total: askers.total, pageSize: ASKERS_A_PAGE, shown: askers.groups.length }
    : { total, pageSize, shown: hits.length }
}

/** Numbered pages, the first, the last and those around the present one; past the last numbered, only the next. */
export function pagesOf(outcome: SearchOutcome) {
  const { request } = outcome
  const { page, after } = request
  const { total, pageSize } = extentOf(outcome)
  const last = Math.min(LAST_PAGE, Math.ceil(total / pageSize))
  const hrefOf = (number: number | undefined) => hrefFor(request, { page: number })
  const previousHref = after !== null || page === 2 ? hrefOf(undefined) : page > 2 ? hrefOf(page - 1) : null
  return {
    isShown: last > 1,
    previousHref,
    previousText: after === null ? 'Previous' : 'First',
    nextHref: nextHref(outcome),
    numbers: after === null ? numberLinks(page, last, hrefOf) : [],
  }
}
