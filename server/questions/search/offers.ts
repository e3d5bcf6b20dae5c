import type { CivilDate } from '../../lib/dates.ts'
import { readSpan, saySpan } from './dates-typed.ts'
import type { FilterOption } from './facets.ts'
import type { NamedCode } from './lookups.ts'
import { beginsWords } from './names.ts'

/** Something that a field word may be completed with. */
export interface Offer {
  label: string
  /** What may be written after the field word to mean it. The first is best that means this alone. */
  written: readonly string[]
}

const MOST_YEARS = 10

/** Those of a few values that what was typed begins. */
export function offersOf(options: readonly Pick<FilterOption, 'value' | 'label'>[], typed: string): Offer[] {
  const begun = options.filter(({ value, label }) => beginsWords(typed, `${value} ${label}`))
  return begun.map(({ value, label }) => ({ label, written: [value] }))
}

/** By name, where that is of one alone: two Members may have the same. */
export function offersByName(names: readonly NamedCode[]): Offer[] {
  return names.map(({ value, label }) => ({ label, written: [label, value] }))
}

/** By the end of its address, which is shorter than a title. */
export function offersByValue(names: readonly NamedCode[]): Offer[] {
  return names.map(({ value, label }) => ({ label, written: [value, label] }))
}

/** The last years, and the one that is not known. */
export function offersOfYears(typed: string, today: CivilDate): Offer[] {
  const last = Number(today.slice(0, 4))
  const years = Array.from({ length: MOST_YEARS }, (_, before) => String(last - before))
  return offersOf(
    [...years.map((year) => ({ value: year, label: year })), { value: 'unknown', label: 'Not known' }],
    typed,
  )
}

/** Each form in which days can be typed, by an example of this year. */
export function offersOfDays(typed: string, today: CivilDate): Offer[] {
  const [year, month] = [today.slice(0, 4), today.slice(0, 7)]
  const forms = [year, month, today, `${year}-01..${month}`, `${year}-01-01..${today}`, `>${today}`]
  return forms.flatMap((form) => {
    const span = form.startsWith(typed) ? readSpan(form) : null
    return span === null ? [] : [{ label: saySpan(span), written: [form] }]
  })
}
