import { HOME_OFFICE } from './bodies.ts'
import { saySpan } from './search/dates-typed.ts'
import { type Facet, facetWith } from './search/facets.ts'
import { SPANS } from './search/fields.ts'
import { FILTERS } from './search/filters.ts'
import type { SearchRequest } from './search/outcome.ts'
import { print } from './search/print.ts'
import { isWords, type Said, sayTree, sayWords } from './search/say.ts'
import { allOf, anyOf, partsOf } from './search/tree.ts'
import type { KnownTree } from './search/understand.ts'
import { hrefFor } from './search-links.ts'

/** One thing that was asked for, in words, with the address of the search without it. */
export interface ReadBackPart {
  said: Said[]
  href: string
}

/** What was asked, read back as a sentence after "Questions": what was typed, then the filters of the form. */
export function readBack(
  request: SearchRequest,
  tree: KnownTree | null,
  facets: readonly Facet[],
): ReadBackPart[] {
  return [...typedParts(request, tree), ...filterParts(request, facets), ...spanParts(request)]
}

/** The value that asks for every answering body: without any the Home Office is meant. */
const ALL_BODIES = 'all'

export function isToAllBodies({ filters }: Pick<SearchRequest, 'filters'>): boolean {
  return filters.body?.includes(ALL_BODIES) ?? false
}

/** The one filter with a default needs a way to be without it. */
export function withAllBodies(facets: readonly Facet[], request: SearchRequest): Facet[] {
  return facets.map((facet) => {
    if (facet.name !== 'body') return facet
    const options = facet.options()
    const count = options.reduce((sum, option) => sum + option.count, 0)
    const all = { value: ALL_BODIES, label: 'All', count, isSelected: isToAllBodies(request) }
    return facetWith(facet, [all, ...options])
  })
}

function typedParts(request: SearchRequest, tree: KnownTree | null): ReadBackPart[] {
  const isChoice = tree?.kind === 'any'
  const parts = isChoice ? tree.nodes : partsOf(tree)
  const without = (part: KnownTree) => {
    const rest = parts.filter((other) => other !== part)
    const text = print(isChoice ? anyOf(rest) : allOf(rest))
    return hrefFor({ ...request, text }, {})
  }
  if (isChoice)
    return parts.map((part, at) => ({ said: sayAlternative(part, at === 0), href: without(part) }))
  return inOrderOfSaying(parts).map((part, at, all) => ({
    said: sayPart(part, all.slice(0, at)),
    href: without(part),
  }))
}

/** Words first, then what must not be there, then the facts: so it reads as a sentence. */
function inOrderOfSaying(parts: readonly KnownTree[]): KnownTree[] {
  const rank = (part: KnownTree) => (isWords(part) ? 0 : isDenial(part) ? 1 : 2)
  return parts.toSorted((a, b) => rank(a) - rank(b))
}

/** "with knife", "and crime", "but not theft", "nor fraud". */
function sayPart(part: KnownTree, before: readonly KnownTree[]): Said[] {
  if (isWords(part)) return [plain(before.length === 0 ? 'with ' : 'and '), ...sayWords(part, false)]
  if (part.kind !== 'not' || !isWords(part.node)) return sayTree(part)
  const isFirst = !before.some(isDenial)
  return [
    plain(before.length === 0 ? 'without ' : isFirst ? 'but not ' : 'nor '),
    ...sayWords(part.node, false),
  ]
}

function sayAlternative(part: KnownTree, isFirst: boolean): Said[] {
  if (isFirst) return sayTree(part)
  return [plain('or '), ...(isWords(part) ? sayWords(part, false) : sayTree(part))]
}

function isDenial(part: KnownTree): boolean {
  return part.kind === 'not' && isWords(part.node)
}

function filterParts(request: SearchRequest, facets: readonly Facet[]): ReadBackPart[] {
  return FILTERS.flatMap((filter) => {
    const given = request.filters[filter.name] ?? []
    const chosen = facets.find(({ name }) => name === filter.name)?.chosen ?? []
    const asked = chosen.filter(({ value }) => isAsked(filter, value, given))
    return asked.map(({ label, value }, at) => ({
      said: [
        plain(
          `${at === 0 ? '' : 'or '}${value === filter.all ? 'to all answering bodies' : filter.says(label, false)}`,
        ),
      ],
      href: hrefFor(request, {
        [filter.name]: given.filter((other) => other.toLowerCase() !== value.toLowerCase()),
      }),
    }))
  })
}

/** The default body is not said: taking it off would change nothing. What is beside "all" narrows nothing. */
function isAsked({ all }: { all?: string }, value: string, given: readonly string[]): boolean {
  if (all === undefined) return true
  const isDefault = given.every((body) => body === String(HOME_OFFICE))
  return !isDefault && (value === all || !given.includes(all))
}

function spanParts(request: SearchRequest): ReadBackPart[] {
  return SPANS.flatMap(({ name, label }) => {
    const [from = null] = request.filters[`${name}-from`] ?? []
    const [to = null] = request.filters[`${name}-to`] ?? []
    if (from === null && to === null) return []
    return [
      {
        said: [plain(`${label.toLowerCase()} ${saySpan({ from, to })}`)],
        href: hrefFor(request, { [`${name}-from`]: undefined, [`${name}-to`]: undefined }),
      },
    ]
  })
}

function plain(text: string): Said {
  return { text, isSearched: false }
}
