import { lastPage, numberedPages } from '../../lib/page-numbers.ts'
import { paths } from '../../paths.ts'
import { REGISTER_SORTS, SORT_WORDS } from './order.ts'
import type { RegisterOutcome, RegisterRequest } from './search.ts'

export const PAGE_SIZE = 50

/** What a request is in an address, the page aside. */
export function queryOf({ text, filters, dueFrom, dueTo, sort }: RegisterRequest) {
  return {
    q: text,
    ...filters,
    'due-from': dueFrom ?? undefined,
    'due-to': dueTo ?? undefined,
    sort: sort === REGISTER_SORTS[0] ? undefined : sort,
  }
}

type Change = Parameters<typeof paths.commitments>[0]

/** The address of this register with some of it changed; it begins on its first page. */
export function hrefFor(request: RegisterRequest, change: Change = {}): string {
  return paths.commitments({ ...queryOf(request), ...change })
}

/** The orders on offer, each with its address. */
export function sortsOf(request: RegisterRequest) {
  return REGISTER_SORTS.map((sort) => ({
    label: SORT_WORDS[sort],
    href: hrefFor({ ...request, sort }),
    isCurrent: sort === request.sort,
  }))
}

export function pagesOf({ request, total }: Pick<RegisterOutcome, 'request' | 'total'>) {
  return numberedPages(request.page, lastPage(total, PAGE_SIZE), (page) => hrefFor(request, { page }))
}
