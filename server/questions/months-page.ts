import { spreadOf, type TimeSpan } from './months.ts'
import { barsOf } from './months-chart.ts'
import type { SearchOutcome, SearchRequest } from './search/outcome.ts'
import { hrefFor } from './search-links.ts'

/** The bars over the results, which say when the questions were tabled; null where there are not two to compare. */
export function monthsChart({ request, inOrder }: Pick<SearchOutcome, 'request' | 'inOrder'>) {
  const hrefOf = (span: TimeSpan) => hrefWithin(request, span)
  return barsOf(spreadOf(inOrder), { one: 'question', by: ' tabled', hrefOf })
}

/** The same search in these days only; where it was within some days before, in those of both. */
function hrefWithin(request: SearchRequest, { from, to }: TimeSpan): string {
  const [after, before] = [request.filters['tabled-from']?.[0], request.filters['tabled-to']?.[0]]
  return hrefFor(request, {
    'tabled-from': after !== undefined && after > from ? after : from,
    'tabled-to': before !== undefined && before < to ? before : to,
  })
}
