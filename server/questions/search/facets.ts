import { LAPSED, STATUS_CODES } from './codes.ts'
import type { CodeColumn } from './facet-columns.ts'
import { bestKeeper } from './lists/best.ts'

/**
 * A filter of a search: its parameter, its words, and how its values become codes and back. One row each, so
 * that the form, the address, the counts and the query agree.
 */
export interface Filter<Column extends string, Lookups> {
  name: string
  column: Column
  /** What the page calls it. */
  label: string
  /** The value that stands for "no filter", for the one filter that has a default. */
  all?: string
  default?: string
  /** The codes a value allows; undefined when the value means nothing. */
  codesOf(value: string, lookups: Lookups): readonly number[] | undefined
  /** The values on offer for the codes found, by their labels or in an order of their own; `codes` are those whose counts they add up. */
  optionsOf(codes: readonly number[], lookups: Lookups): readonly FilterOption[]
  /** True where each code has a value of its own, so that the commonest values are those of the commonest codes. */
  isByCode?: boolean
}

export interface FilterOption {
  value: string
  label: string
  codes: readonly number[]
}

/** Filter name → values; values of one filter are alternatives. */
export type GivenFilters = Readonly<Record<string, readonly string[]>>

export interface Facet {
  name: string
  label: string
  /** Those that are chosen. */
  chosen: readonly FacetOption[]
  /**
   * All on offer, in the order of the filter. Made when they are asked for: of hundreds of Members a page shows some. (No
   * getter: for each object with one of its own V8 makes a class of its own, which lives long.)
   */
  options(): readonly FacetOption[]
  /** The commonest first: at least so many where there are as many, and those that are chosen. */
  commonest(most: number): readonly FacetOption[]
}

export interface FacetOption {
  value: string
  label: string
  count: number
  isSelected: boolean
}

/**
 * The filters as this search understands them: each value as its option writes it (`COMMONS` is `Commons`). A value
 * that means nothing is left out and said in `notices`.
 */
export function understood<Column extends string, Lookups>(
  filters: readonly Filter<Column, Lookups>[],
  given: GivenFilters,
  lookups: Lookups,
  notices: string[],
): GivenFilters {
  const known = filters.map((filter) => {
    const values = (given[filter.name] ?? []).flatMap((value) => {
      const written = asOptionWrites(value, filter, lookups)
      if (written === null)
        notices.push(`“${value.slice(0, 40)}” is not known for “${filter.label}”, so it was left out.`)
      return written ?? []
    })
    return [filter.name, [...new Set(values)]] as const
  })
  return Object.fromEntries(known.filter(([, values]) => values.length > 0))
}

function asOptionWrites<Column extends string, Lookups>(
  value: string,
  filter: Filter<Column, Lookups>,
  lookups: Lookups,
): string | null {
  if (value === filter.all) return value
  const codes = filter.codesOf(value, lookups)
  if (!codes) return null
  const same = filter.optionsOf(codes, lookups).filter((option) => option.codes.join() === codes.join())
  const own = same.find((option) => option.value.toLowerCase() === value.toLowerCase())
  return (own ?? same[0])?.value ?? value
}

/** The codes that each filter in force allows, of filters as they are understood. */
export function codeFilters<Column extends string, Lookups>(
  filters: readonly Filter<Column, Lookups>[],
  given: GivenFilters,
  lookups: Lookups,
): Map<Column, Set<number>> {
  const inForce = filters.filter(
    (filter) => filter.all === undefined || !valuesOf(filter, given).includes(filter.all),
  )
  const allowed = inForce.map((filter) => {
    const codes = valuesOf(filter, given).flatMap((value) => filter.codesOf(value, lookups) ?? [])
    return [filter.column, new Set(codes)] as const
  })
  return new Map(allowed.filter(([, codes]) => codes.size > 0))
}

/** Each option of the filters, as understood, with its count; one that is chosen stays on offer when it finds nothing. */
export function facetsOf<Column extends string, Lookups>(
  filters: readonly Filter<Column, Lookups>[],
  counts: Readonly<Record<Column, Int32Array>>,
  given: GivenFilters,
  lookups: Lookups,
): Facet[] {
  return filters.map((filter) => facetOf(filter, counts[filter.column], valuesOf(filter, given), lookups))
}

function facetOf<Column extends string, Lookups>(
  filter: Filter<Column, Lookups>,
  counted: Int32Array,
  values: readonly string[],
  lookups: Lookups,
): Facet {
  const found = codesFound(counted)
  const selected = [...new Set(values.flatMap((value) => filter.codesOf(value, lookups) ?? []))]
  const optionsOf = (codes: readonly number[]): FacetOption[] => {
    const others = selected.filter((code) => !codes.includes(code))
    return filter.optionsOf(others.length === 0 ? codes : [...codes, ...others], lookups).map((option) => ({
      value: option.value,
      label: option.label,
      count: countOf(option, counted),
      isSelected: values.includes(option.value),
    }))
  }
  let all: FacetOption[] | null = null
  return {
    name: filter.name,
    label: filter.label,
    chosen: values.length === 0 ? [] : optionsOf([]).filter(({ isSelected }) => isSelected),
    options() {
      all ??= optionsOf(found)
      return all
    },
    commonest: (most) =>
      commonestFirst(optionsOf(filter.isByCode ? commonestOf(found, counted, most) : found)),
  }
}

/** The same of options that are made already. */
export function facetWith({ name, label }: Facet, options: readonly FacetOption[]): Facet {
  const chosen = options.filter(({ isSelected }) => isSelected)
  return { name, label, chosen, options: () => options, commonest: () => commonestFirst(options) }
}

function commonestFirst(options: readonly FacetOption[]): FacetOption[] {
  return options.toSorted((a, b) => b.count - a.count)
}

/** The codes with the most records; of those with as many as the last of them all. */
function commonestOf(codes: readonly number[], counted: Int32Array, most: number): readonly number[] {
  if (codes.length <= most) return codes
  const least = leastOfMost(codes, counted, most)
  return codes.filter((code) => (counted[code] ?? 0) >= least)
}

/** How many records the code has that is the last of the commonest. To put all in order takes three times as long. */
function leastOfMost(codes: readonly number[], counted: Int32Array, most: number): number {
  const best = bestKeeper(most)
  for (const code of codes) {
    const count = counted[code] ?? 0
    if (count > best.least()) best.offer(code, count)
  }
  return best.least()
}

function codesFound(counts: Int32Array): number[] {
  const found: number[] = []
  for (let code = 0; code < counts.length; code += 1) if (counts[code] !== 0) found.push(code)
  return found
}

function valuesOf(filter: { name: string; default?: string }, given: GivenFilters): readonly string[] {
  const values = given[filter.name]
  if (values && values.length > 0) return values
  return filter.default === undefined ? [] : [filter.default]
}

function countOf({ codes }: FilterOption, counts: Int32Array): number {
  let sum = 0
  for (const code of codes) sum += counts[code] ?? 0
  return sum
}

/** The status column as it stands today: open in an ended session is *lapsed*. */
export function standingStatus(
  { status, session }: Readonly<Record<'status' | 'session', CodeColumn>>,
  endedSessions: readonly number[],
): CodeColumn {
  const isEnded = new Set(endedSessions)
  const codes = status.codes.map((code, index) =>
    code <= STATUS_CODES.holding && isEnded.has(session.codes[index] ?? 0) ? LAPSED : code,
  )
  return { codes, size: LAPSED + 1 }
}
