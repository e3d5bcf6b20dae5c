import type { Filter, FilterOption } from './facets.ts'

/** How a filter whose few values are known beforehand reads and offers them. */
export function fixedOptions(
  options: readonly FilterOption[],
): Pick<Filter<never, unknown>, 'codesOf' | 'optionsOf'> {
  return {
    codesOf: (value) => options.find((option) => option.value.toLowerCase() === value.toLowerCase())?.codes,
    optionsOf: (codes) => options.filter((option) => option.codes.some((code) => codes.includes(code))),
  }
}
