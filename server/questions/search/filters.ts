import type { CivilDate } from '../../lib/dates.ts'
import { HOME_OFFICE } from '../bodies.ts'
import type { Filter, FilterOption } from './facets.ts'
import { fixedOptions } from './fixed-options.ts'
import type { NamedCode, Names, SearchLookups } from './lookups.ts'
import { type Offer, offersByName, offersByValue, offersOf, offersOfYears } from './offers.ts'
import { HAS, HOUSES, LATENESS, STATUS_OPTIONS, TYPES } from './options.ts'

/** What the questions found are counted and filtered by. */
export type QuestionColumn =
  | 'body'
  | 'house'
  | 'type'
  | 'status'
  | 'party'
  | 'asker'
  | 'answerer'
  | 'year'
  | 'late'
  | 'policy'
  | 'has'

/** A filter of the form and the address, which is a field word of the search box too. */
export interface QuestionFilter extends Filter<QuestionColumn, SearchLookups> {
  /** True where a question may have several of its values at once: two field words then ask for both. */
  hasSeveral: boolean
  /** How the page reads it back: "asked by Ann Example". */
  says(label: string, isDenied: boolean): string
  /** The names that a field word may give a part of. */
  names?: (lookups: SearchLookups) => Names
  /** What the search box offers when this much of a value has been typed after the field word. */
  offers(typed: string, lookups: SearchLookups, today: CivilDate): Offer[]
}

/** Every filter: its parameter and field word, its words, what it asks of, what it offers. One row each. */
export const FILTERS: readonly QuestionFilter[] = [
  {
    ...named('body', 'Answering body', ({ bodies }) => bodies),
    all: 'all',
    default: String(HOME_OFFICE),
    offers: (typed, { bodies }) => [
      ...offersOf([{ value: 'all', label: 'All answering bodies' }], typed),
      ...offersByName(bodies.starting(typed)),
    ],
    codesOf: (value) => (/^\d{1,6}$/.test(value) ? [Number(value)] : undefined),
    says: saying('to the'),
  },
  { ...fixed('status', 'Status', STATUS_OPTIONS), says: sayingSmall('') },
  { ...fixed('house', 'House', HOUSES), says: saying('in the') },
  { ...fixed('type', 'Type', TYPES), says: sayingSmall('') },
  { ...fixed('late', 'Late', LATENESS), says: sayingSmall('') },
  {
    name: 'year',
    column: 'year',
    label: 'Year tabled',
    hasSeveral: false,
    says: sayingSmall('tabled in'),
    offers: (typed, _, today) => offersOfYears(typed, today),
    codesOf: (value) => (/^\d{4}$/.test(value) ? [Number(value)] : value === 'unknown' ? [0] : undefined),
    optionsOf: (codes) =>
      [...codes]
        .sort((a, b) => b - a)
        .map((code) => ({
          value: code ? String(code) : 'unknown',
          label: code ? String(code) : 'Not known',
          codes: [code],
        })),
  },
  {
    ...named('party', 'Party of the asking Member', ({ parties }) => parties),
    says: (label, isDenied) => `${isDenied ? 'not ' : ''}asked by a ${label} Member`,
  },
  { ...named('asker', 'Asked by', ({ members }) => members), says: saying('asked by') },
  { ...named('answerer', 'Answered by', ({ members }) => members), says: saying('answered by') },
  {
    name: 'policy',
    column: 'policy',
    label: 'Policy named',
    hasSeveral: true,
    says: saying('naming'),
    names: ({ policies }) => policies,
    offers: (typed, { policies }) => offersByValue(policies.starting(typed)),
    codesOf: (value, { policies, policySets }) => {
      const policy = policies.named(value)
      return policy && setsWith(policy.code, policySets)
    },
    optionsOf: policiesIn,
  },
  {
    ...fixed('has', 'Has', HAS),
    hasSeveral: true,
    says: (label, isDenied) => `${isDenied ? 'without' : 'with'} ${small(label)}`,
  },
]

/** A filter whose few values are known beforehand. */
function fixed(name: QuestionColumn, label: string, options: readonly FilterOption[]) {
  const offers = (typed: string) => offersOf(options, typed)
  return { name, column: name, label, hasSeveral: false, offers, ...fixedOptions(options) }
}

/** A filter whose values have names in the database. */
function named(name: QuestionColumn, label: string, names: (lookups: SearchLookups) => Names) {
  return {
    name,
    column: name,
    label,
    hasSeveral: false,
    isByCode: true,
    names,
    offers: (typed: string, lookups: SearchLookups) => offersByName(names(lookups).starting(typed)),
    codesOf: (value: string, lookups: SearchLookups) => codeOf(names(lookups).named(value)),
    optionsOf: (codes: readonly number[], lookups: SearchLookups): readonly FilterOption[] =>
      names(lookups).among(codes),
  }
}

function codeOf(found: NamedCode | undefined): number[] | undefined {
  return found && [found.code]
}

/** A question names a set of policies, and counts for each of them. */
function policiesIn(codes: readonly number[], { policies, policySets }: SearchLookups): FilterOption[] {
  const ids = [...new Set(codes.flatMap((code) => policySets[code] ?? []))]
  return policies
    .among(ids)
    .map(({ value, label, codes: [id = 0] }) => ({ value, label, codes: setsWith(id, policySets) }))
}

/** Never empty, so that a policy nobody names finds nothing. */
function setsWith(policyId: number, policySets: SearchLookups['policySets']): number[] {
  const codes = policySets.flatMap((set, code) => (set.includes(policyId) ? [code] : []))
  return codes.length > 0 ? codes : [policySets.length]
}

function saying(before: string) {
  return (label: string, isDenied: boolean) =>
    [isDenied ? 'not' : '', before, label].filter(Boolean).join(' ')
}

function sayingSmall(before: string) {
  return (label: string, isDenied: boolean) => saying(before)(small(label), isDenied)
}

function small(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
