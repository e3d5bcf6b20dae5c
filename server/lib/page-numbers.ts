import { sayCount } from './text.ts'

/** The number of the last page; an empty list has one, too. */
export function lastPage(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize))
}

/** The address of a page of a list by its number; the first page has none: `undefined`. */
type PageHref = (number: number | undefined) => string

/** Links to the pages of a list: to the one before and after, and by number. */
export function numberedPages(page: number, last: number, hrefOf: PageHref) {
  return {
    isShown: last > 1,
    ...neighbours(page, last, hrefOf),
    previousText: 'Previous',
    numbers: numberLinks(page, last, hrefOf),
  }
}

/** Where one is in a list, in words, with links to the page before and after. */
export function placeAmongPages(page: number, last: number, hrefOf: PageHref) {
  const where = last > 1 ? `Page ${sayCount(Math.min(page, last))} of ${sayCount(last)}` : null
  return { where, ...neighbours(page, last, hrefOf) }
}

/** Past the last page, the one before is the last. */
function neighbours(page: number, last: number, hrefOf: PageHref) {
  const to = (number: number) => hrefOf(number === 1 ? undefined : number)
  return {
    previousHref: page > 1 ? to(Math.min(page - 1, last)) : null,
    nextHref: page < last ? to(page + 1) : null,
  }
}

export function numberLinks(page: number, last: number, hrefOf: PageHref) {
  return numbersAround(page, last).map((number) => ({
    number,
    isGap: number === null,
    href: number === null ? '' : hrefOf(number === 1 ? undefined : number),
    isCurrent: number === page,
  }))
}

/** The numbers of pages to link to: first, last, and those around the current one; null for a gap. */
function numbersAround(page: number, last: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last)
  const numbers = [...new Set(wanted)].sort((a, b) => a - b)
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1]
    return before !== undefined && number - before > 1 ? [null, number] : [number]
  })
}
