import { type CivilDate, dayNumber } from '../../lib/dates.ts'
import { readSpan, type Span, saySpan } from './dates-typed.ts'
import { FILTERS, type QuestionColumn, type QuestionFilter } from './filters.ts'
import { IS } from './is-values.ts'
import type { SearchLookups } from './lookups.ts'
import { type Offer, offersOf, offersOfDays } from './offers.ts'
import type { Language } from './tokens.ts'
import { SCOPES, type Scope } from './tree.ts'

/** What a fact asks of a question. */
export type FactTest =
  | { kind: 'codes'; column: QuestionColumn; codes: readonly number[] }
  /** Days since 1970, both included. */
  | { kind: 'days'; of: SpanName; from: number; to: number }
  | { kind: 'uin'; uin: string }

/** What one value of a field word means. */
export interface Meaning {
  tests: readonly FactTest[]
  /** Each thing it may mean, by name. */
  labels: readonly string[]
}

/** A field word of the search box. */
export interface FieldWord {
  name: string
  /** What it asks for, when it is offered. */
  label: string
  hasSeveral: boolean
  /** Undefined when the value means nothing. */
  read(value: string, lookups: SearchLookups): Meaning | undefined
  says(label: string, isDenied: boolean): string
  /** Said when a value means nothing: what it should be. */
  wants: string
  /** What it may be completed with when this much of a value has been typed. */
  offers(typed: string, lookups: SearchLookups, today: CivilDate): Offer[]
}

export type SpanName = 'tabled' | 'answered'

/** The filters by days: parameters `tabled-from` and `tabled-to`, field word `tabled`. */
export const SPANS: readonly { name: SpanName; label: string }[] = [
  { name: 'tabled', label: 'Tabled' },
  { name: 'answered', label: 'Answered' },
]

/** Every field word that asks for a fact: each filter is one. */
export const FIELD_WORDS: readonly FieldWord[] = [
  ...FILTERS.map(fieldOf),
  ...SPANS.map(({ name, label }) => ({
    name,
    label: `${label} on or between days`,
    hasSeveral: true,
    read: (value: string) => meaningOf(name, readSpan(value)),
    says: (said: string, isDenied: boolean) =>
      `${isDenied ? `not ${label.toLowerCase()}` : label.toLowerCase()} ${said}`,
    wants: 'a year, month or day such as 2025, 2025-01 or 2025-01-31, or a span such as 2025-01..2025-06',
    offers: (typed: string, _: SearchLookups, today: CivilDate) => offersOfDays(typed, today),
  })),
  {
    name: 'is',
    label: 'Late, open, answered and the like',
    hasSeveral: true,
    read: (value) => {
      const known = Object.hasOwn(IS, value.toLowerCase()) ? IS[value.toLowerCase()] : undefined
      return (
        known && {
          tests: [{ kind: 'codes', column: known.column, codes: known.codes }],
          labels: [known.label],
        }
      )
    },
    says: (label, isDenied) => `${isDenied ? 'not ' : ''}${label}`,
    wants: Object.keys(IS).join(', '),
    offers: (typed) =>
      offersOf(
        Object.entries(IS).map(([value, { label }]) => ({ value, label })),
        typed,
      ),
  },
  {
    name: 'uin',
    label: 'Number of the question',
    hasSeveral: false,
    read: (value) => {
      const uin = value.replace(/^#|\s/g, '').toUpperCase()
      return /^(HL)?\d{1,7}$/.test(uin) ? { tests: [{ kind: 'uin', uin }], labels: [uin] } : undefined
    },
    says: (label, isDenied) => `${isDenied ? 'not ' : ''}numbered ${label}`,
    wants: 'a number such as 104512 or HL1234',
    offers: () => [],
  },
]

/** The parts of the text that words may be looked for in, as they are offered. */
export const SCOPE_LABELS: Readonly<Record<NonNullable<Scope>, string>> = {
  heading: 'Words of the heading',
  question: 'Words of the question',
  answer: 'Words of the answer',
}

/** The language of the search box of questions. */
export const QUESTION_LANGUAGE: Language = {
  scopes: SCOPES,
  facts: FIELD_WORDS.map(({ name }) => name),
  several: FIELD_WORDS.filter(({ hasSeveral }) => hasSeveral).map(({ name }) => name),
}

function fieldOf(filter: QuestionFilter): FieldWord {
  const { name, label, column, hasSeveral, says } = filter
  return {
    name,
    label,
    offers: (typed, lookups, today) => filter.offers(typed, lookups, today),
    hasSeveral,
    says,
    wants: filter.names ? 'a name, or part of one' : `one of the choices of the filter “${filter.label}”`,
    read(value, lookups) {
      if (value === filter.all) return { tests: [], labels: ['all'] }
      const codes = filter.codesOf(value, lookups)
      if (codes)
        return { tests: [{ kind: 'codes', column, codes }], labels: [labelOf(filter, codes, value, lookups)] }
      const found = filter.names?.(lookups).called(value) ?? []
      const anyOf = found.flatMap((one) => filter.codesOf(one.value, lookups) ?? [])
      if (anyOf.length === 0) return undefined
      return { tests: [{ kind: 'codes', column, codes: anyOf }], labels: found.map(({ label }) => label) }
    },
  }
}

function labelOf(
  filter: QuestionFilter,
  codes: readonly number[],
  value: string,
  lookups: SearchLookups,
): string {
  const options = filter.optionsOf(codes, lookups)
  const own = options.find((option) => option.value.toLowerCase() === value.toLowerCase())
  return (own ?? options.find((option) => option.codes.join() === codes.join()))?.label ?? value
}

function meaningOf(of: SpanName, span: Span | null): Meaning | undefined {
  if (span === null) return undefined
  const from = span.from === null ? 1 : dayNumber(span.from)
  const to = span.to === null ? Number.MAX_SAFE_INTEGER : dayNumber(span.to)
  return { tests: [{ kind: 'days', of, from, to }], labels: [saySpan(span)] }
}
