import { addDays, type CivilDate } from '../../lib/dates.ts'
import type { Filter, FilterOption } from '../../questions/search/facets.ts'
import { fixedOptions } from '../../questions/search/fixed-options.ts'
import { BY_LABEL, type NamedCode } from '../../questions/search/lookups.ts'
import {
  type CommitmentStatus,
  isOpen,
  KIND_WORDS,
  STATUS_WORDS,
  STATUSES,
  STRENGTH_WORDS,
} from '../commitment.ts'
import { KINDS, STRENGTHS } from '../kinds.ts'

/** What the register is filtered by. */
export type RegisterColumn =
  | 'status'
  | 'due'
  | 'kind'
  | 'strength'
  | 'owner'
  | 'team'
  | 'policy'
  | 'action'
  | 'answerer'
  | 'house'
  | 'body'

/** The names behind the codes. */
export interface RegisterLookups {
  owners: ReadonlyMap<number, NamedCode>
  teams: ReadonlyMap<number, NamedCode>
  answerers: ReadonlyMap<number, NamedCode>
  bodies: ReadonlyMap<number, NamedCode>
  actions: ReadonlyMap<number, NamedCode>
  /** By title. */
  policies: readonly NamedCode[]
  /** Code of a set of policies → the policies in it. */
  policySets: readonly (readonly number[])[]
}

export interface RegisterFilter extends Filter<RegisterColumn, RegisterLookups> {
  /** Whether it asks of the promise, which anyone sees, or of the work on it. */
  of: 'promise' | 'work'
}

/** Where the last day of a commitment lies, seen from today: bands of days, so that "within 30" is several. */
const DUE_CODES = { none: 0, overdue: 1, within7: 2, within30: 3, within90: 4, later: 5, ended: 6 } as const
/** The same within this year: added to the bands above. */
const THIS_YEAR = 7

const DUE_OPTIONS: readonly FilterOption[] = [
  { value: 'overdue', label: 'Overdue', codes: bands('overdue') },
  { value: '7', label: 'Within 7 days', codes: bands('within7') },
  { value: '30', label: 'Within 30 days', codes: bands('within7', 'within30') },
  { value: '90', label: 'Within 90 days', codes: bands('within7', 'within30', 'within90') },
  { value: 'year', label: 'By the end of this year', codes: yearBands() },
  { value: 'none', label: 'No date given', codes: bands('none') },
]

const NOBODY: NamedCode = { code: 0, value: 'none', label: 'Nobody' }
const NO_TEAM: NamedCode = { code: 0, value: 'none', label: 'No team' }

const NO_ACTION: NamedCode = { code: 0, value: 'none', label: 'No action' }

/** Where no policy has actions, there is nothing to choose. */
const ACTION = named('action', 'Action of a policy', ({ actions }) => actions, NO_ACTION)

/** Every filter: its parameter, its words, what it asks of. */
export const REGISTER_FILTERS: readonly RegisterFilter[] = [
  fixed('status', 'Status', optionsFrom(STATUSES, STATUS_WORDS)),
  fixed('due', 'Due', DUE_OPTIONS),
  fixed('kind', 'Kind', optionsFrom(KINDS, KIND_WORDS)),
  fixed('strength', 'Strength', optionsFrom(STRENGTHS, STRENGTH_WORDS)),
  { ...named('owner', 'Owner', ({ owners }) => owners, NOBODY), of: 'work' },
  { ...named('team', 'Team', ({ teams }) => teams, NO_TEAM), of: 'work' },
  {
    name: 'policy',
    column: 'policy',
    label: 'Policy',
    of: 'promise',
    codesOf: codesOfPolicy,
    optionsOf: policiesIn,
  },
  {
    ...ACTION,
    optionsOf: (codes, lookups) => (lookups.actions.size > 0 ? ACTION.optionsOf(codes, lookups) : []),
  },
  named('answerer', 'Answered by', ({ answerers }) => answerers),
  fixed('house', 'House', [
    { value: 'Commons', label: 'House of Commons', codes: [1] },
    { value: 'Lords', label: 'House of Lords', codes: [2] },
  ]),
  named('body', 'Answering body', ({ bodies }) => bodies),
]

/** Words for parameters that are another's: `overdue=yes` is `due=overdue`. */
export const SHORTHANDS: readonly { name: string; is: { name: string; value: string } }[] = [
  { name: 'overdue', is: { name: 'due', value: 'overdue' } },
  { name: 'no-date', is: { name: 'due', value: 'none' } },
  { name: 'no-owner', is: { name: 'owner', value: 'none' } },
]

/** The filters of someone who sees the work on commitments, or of anyone. */
export function filtersFor(seesWork: boolean): readonly RegisterFilter[] {
  return seesWork ? REGISTER_FILTERS : REGISTER_FILTERS.filter(({ of }) => of === 'promise')
}

/** A day as an integer that compares as the day does: 20260112; 0 for none. */
export function codeOfDay(date: CivilDate | null): number {
  return date === null ? 0 : Number(date.replaceAll('-', ''))
}

/** Tells the band of a commitment's last day, as `due` filters by it. */
export function dueBands(today: CivilDate): (statusCode: number, latest: number) => number {
  const [now, week, month, quarter] = [0, 7, 30, 90].map((days) => codeOfDay(addDays(today, days)))
  const yearEnd = codeOfDay(`${today.slice(0, 4)}-12-31`)
  const bandOf = (latest: number) => {
    if (latest <= Number(week)) return DUE_CODES.within7
    if (latest <= Number(month)) return DUE_CODES.within30
    return latest <= Number(quarter) ? DUE_CODES.within90 : DUE_CODES.later
  }
  return (statusCode, latest) => {
    if (latest === 0) return DUE_CODES.none
    if (!isOpen(STATUSES[statusCode] as CommitmentStatus)) return DUE_CODES.ended
    if (latest < Number(now)) return DUE_CODES.overdue
    return bandOf(latest) + (latest <= yearEnd ? THIS_YEAR : 0)
  }
}

export const DUE_SIZE = DUE_CODES.ended + THIS_YEAR + 1

function bands(...names: (keyof typeof DUE_CODES)[]): number[] {
  return names.flatMap((name) => [DUE_CODES[name], DUE_CODES[name] + THIS_YEAR])
}

/** What is due this year and has not passed. */
function yearBands(): number[] {
  const { within7, within30, within90, later } = DUE_CODES
  return [within7, within30, within90, later].map((code) => code + THIS_YEAR)
}

function optionsFrom<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): FilterOption[] {
  return values.map((value, code) => ({ value, label: words[value], codes: [code] }))
}

/** A filter whose few values are known beforehand. */
function fixed(name: RegisterColumn, label: string, options: readonly FilterOption[]): RegisterFilter {
  return {
    name,
    column: name,
    label,
    of: 'promise',
    ...fixedOptions(options),
  }
}

/** A filter whose values have names in the database; `none` is what stands for having none of it. */
function named(
  name: RegisterColumn,
  label: string,
  namesIn: (lookups: RegisterLookups) => ReadonlyMap<number, NamedCode>,
  none?: NamedCode,
): RegisterFilter {
  const nameOf = (code: number, lookups: RegisterLookups) => (code === 0 ? none : namesIn(lookups).get(code))
  return {
    name,
    column: name,
    label,
    of: 'promise',
    codesOf: (value, lookups) => {
      if (value === none?.value) return [0]
      const found = [...namesIn(lookups).values()].find((one) => one.value === value.toLowerCase())
      return found && [found.code]
    },
    optionsOf: (codes, lookups) =>
      codes
        .flatMap((code) => nameOf(code, lookups) ?? [])
        .sort((a, b) => BY_LABEL.compare(a.label, b.label))
        .map(({ code, value, label }) => ({ value, label, codes: [code] })),
  }
}

function codesOfPolicy(value: string, { policies, policySets }: RegisterLookups): number[] | undefined {
  const policy = policies.find((one) => one.value === value.toLowerCase())
  return policy && setsWith(policy.code, policySets)
}

function policiesIn(codes: readonly number[], { policies, policySets }: RegisterLookups): FilterOption[] {
  const found = new Set(codes.flatMap((code) => policySets[code] ?? [code - policySets.length]))
  return policies
    .filter(({ code }) => found.has(code))
    .map(({ code, value, label }) => ({ value, label, codes: setsWith(code, policySets) }))
}

/** The codes of the sets that hold a policy; for one that no commitment has, a code of its own past them all. */
function setsWith(policyId: number, policySets: RegisterLookups['policySets']): number[] {
  const codes = [...policySets.keys()].filter((code) => policySets[code]?.includes(policyId))
  return codes.length > 0 ? codes : [policySets.length + policyId]
}
