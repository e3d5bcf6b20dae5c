import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { groupedResults, groupingsOf } from './grouping-page.ts'
import type { FoundQuestion } from './listing.ts'
import { showMeant } from './meant-page.ts'
import { monthsChart } from './months-page.ts'
import { isToAllBodies, readBack, withAllBodies } from './read-back.ts'
import type { Facet } from './search/facets.ts'
import { SPANS } from './search/fields.ts'
import type { SearchOutcome, SearchRequest } from './search/outcome.ts'
import { type ShownFacet, showFacet } from './search/shown-facet.ts'
import {
  exportsOf,
  feedHref,
  hrefFor,
  pagesOf,
  saveHref,
  sizeParameter,
  sizesOf,
  sortParameter,
  sortsOf,
} from './search-links.ts'

interface SearchPageParts {
  outcome: SearchOutcome
  notices: readonly string[]
  results: FoundQuestion[]
  /** What has some of the words only, with the search that finds it; null where that is not needed. */
  others: { text: string; results: FoundQuestion[] } | null
  /** Who may keep searches of their own is offered to. */
  maySave: boolean
}

/** What the search page shows. */
export function searchPage({ outcome, notices, results, others, maySave }: SearchPageParts) {
  const { request, total } = outcome
  const facets = withAllBodies(outcome.facets, request)
  const bodies = outcome.facets.find(({ name }) => name === 'body')
  return {
    title: request.text === '' ? 'Questions' : `${request.text.slice(0, 80)} - Search`,
    hasOwnSearch: true,
    q: request.text,
    totalText: plural(total, 'question'),
    scope: scopeOf(request, bodies),
    notices: [...notices, ...outcome.notices],
    asked: readBack(request, outcome.tree, facets),
    meant: showMeant(outcome),
    isFiltered: Object.keys(request.filters).length > 0,
    chosen: countChosen(request),
    clearHref: paths.questions({
      q: request.text,
      group: request.group ?? undefined,
      'per-page': sizeParameter(request),
      expand: request.isAsTyped ? 'off' : undefined,
    }),
    spans: SPANS.map((span) => showSpan(span, request)),
    facets: facets.map((facet) => show(facet, request)).filter(({ boxes }) => boxes.length > 0),
    sorts: sortsOf(outcome),
    // Not the order that is so by default: with other words another may be.
    chosenSort: sortParameter(request) ?? null,
    months: monthsChart(outcome),
    groupings: groupingsOf(outcome),
    chosenGroup: request.group ?? null,
    grouped: groupedResults(outcome, results),
    results,
    others: others && { results: others.results, href: hrefFor(request, { q: others.text }) },
    pages: pagesOf(outcome),
    // A page of askers has as many as it has.
    sizes: outcome.askers ? [] : sizesOf(request),
    chosenSize: sizeParameter(request) ?? null,
    elsewhere: elsewhereOf(request, bodies, total),
    isEmpty: total === 0,
    exports: exportsOf(outcome, results),
    feedHref: feedHref(request),
    saveHref: maySave ? saveHref(request) : null,
  }
}

function scopeOf({ filters }: SearchRequest, bodies: Facet | undefined): string {
  if (isToAllBodies({ filters })) return 'to all answering bodies'
  const chosen = bodies?.chosen.map(({ label }) => label) ?? []
  return chosen.length === 0 ? '' : `to the ${chosen.join(' or the ')}`
}

/** How many choices of the form are in force, for the button that opens it on a small screen. */
function countChosen({ filters }: SearchRequest): number {
  return Object.values(filters).reduce((sum, given) => sum + given.length, 0)
}

/** A filter by days: two dates. */
function showSpan({ name, label }: { name: string; label: string }, { filters }: SearchRequest) {
  const [from = '', to = ''] = [filters[`${name}-from`]?.[0], filters[`${name}-to`]?.[0]]
  return { name, label, isOpen: from !== '' || to !== '', from, to }
}

const FIXED_ORDER = new Set(['status', 'house', 'type', 'late', 'year'])
const OPEN = new Set(['status', 'house', 'type'])

/** The answering body is chosen without being asked for: it is said by its name, and opens nothing. */
function show(facet: Facet, request: SearchRequest): ShownFacet {
  const { name } = facet
  const shown = showFacet(facet, {
    inOrder: FIXED_ORDER.has(name),
    isOpen: OPEN.has(name),
    unit: 'questions',
    rest:
      name === 'asker'
        ? { text: 'Everyone who asked', href: hrefFor(request, { group: 'asker' }) }
        : undefined,
  })
  if (name !== 'body') return shown
  const [chosen, ...others] = facet.chosen
  return { ...shown, isOpen: false, chosen: chosen && others.length === 0 ? chosen.label : shown.chosen }
}

/** What the same search finds with other answering bodies, when only one was asked. */
function elsewhereOf(request: SearchRequest, bodies: Facet | undefined, total: number) {
  if (isToAllBodies(request) || !bodies) return null
  const everywhere = bodies.options().reduce((sum, { count }) => sum + count, 0)
  return everywhere > total
    ? { text: plural(everywhere - total, 'more question'), href: hrefFor(request, { body: 'all' }) }
    : null
}
