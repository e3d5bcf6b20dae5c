import { sayDate } from '../../lib/dates.ts'
import type { Facet } from '../../questions/search/facets.ts'
import { hrefFor } from './links.ts'
import type { RegisterRequest } from './search.ts'

/** Each thing by which the register is narrowed, in words, with the address of the register without it. */
export function chipsOf(request: RegisterRequest, facets: readonly Facet[]) {
  return [...wordChips(request), ...facetChips(request, facets), ...dateChips(request)]
}

function wordChips(request: RegisterRequest) {
  if (request.text === '') return []
  return [{ label: `Words: ${request.text.slice(0, 80)}`, href: hrefFor(request, { q: undefined }) }]
}

function facetChips(request: RegisterRequest, facets: readonly Facet[]) {
  return facets.flatMap(({ name, label, chosen }) =>
    chosen.map((option) => ({
      label: `${label}: ${option.label}`,
      href: hrefFor(request, {
        [name]: (request.filters[name] ?? []).filter((value) => value !== option.value),
      }),
    })),
  )
}

function dateChips(request: RegisterRequest) {
  const { dueFrom, dueTo } = request
  return [
    ...(dueFrom === null
      ? []
      : [{ label: `Due from ${sayDate(dueFrom)}`, href: hrefFor(request, { 'due-from': undefined }) }]),
    ...(dueTo === null
      ? []
      : [{ label: `Due to ${sayDate(dueTo)}`, href: hrefFor(request, { 'due-to': undefined }) }]),
  ]
}
