import { type CivilDate, dayNumber, isPlausibleDate } from '../../lib/dates.ts'
import { saySpan } from './dates-typed.ts'
import type { GivenFilters } from './facets.ts'
import { SPANS } from './fields.ts'
import type { KnownFact } from './understand.ts'

/** The parameters of the filters by days. */
export const SPAN_PARAMETERS: readonly string[] = SPANS.flatMap(({ name }) => [`${name}-from`, `${name}-to`])

/**
 * The filters by days as the search understands them: what to ask of a question, and the parameters that were understood.
 * A date that is none is left out and said.
 */
export function understoodSpans(
  given: GivenFilters,
  notices: string[],
): { facts: KnownFact[]; given: GivenFilters } {
  const facts: KnownFact[] = []
  const kept: Record<string, readonly string[]> = {}
  for (const { name, label } of SPANS) {
    const from = readDate(given[`${name}-from`]?.[0], notices)
    const to = readDate(given[`${name}-to`]?.[0], notices)
    if (from === null && to === null) continue
    if (from !== null && to !== null && from > to) {
      notices.push(`For “${label}”, the last day is before the first, so both were left out.`)
      continue
    }
    if (from !== null) kept[`${name}-from`] = [from]
    if (to !== null) kept[`${name}-to`] = [to]
    facts.push({
      kind: 'fact',
      field: name,
      values: [`${from ?? ''}..${to ?? ''}`],
      labels: [saySpan({ from, to })],
      tests: [
        {
          kind: 'days',
          of: name,
          from: from === null ? 1 : dayNumber(from),
          to: to === null ? Number.MAX_SAFE_INTEGER : dayNumber(to),
        },
      ],
    })
  }
  return { facts, given: kept }
}

function readDate(typed: string | undefined, notices: string[]): CivilDate | null {
  if (typed === undefined || isPlausibleDate(typed)) return typed ?? null
  notices.push(`“${typed.slice(0, 40)}” is not a date such as 2026-01-12, so it was left out.`)
  return null
}
