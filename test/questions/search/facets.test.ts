import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Filter, facetsOf } from '../../../server/questions/search/facets.ts'
import { namesOver } from '../../../server/questions/search/lookups.ts'

const names = namesOver(
  Array.from({ length: 40 }, (_, at) => ({
    code: at + 1,
    value: `m${at}`,
    label: `Member ${(at * 7) % 40}`,
  })),
)

const asker: Filter<'asker', null> = {
  name: 'asker',
  column: 'asker',
  label: 'Asked by',
  isByCode: true,
  codesOf: (value) => names.named(value) && [names.named(value)?.code ?? 0],
  optionsOf: (codes) => names.among(codes),
}

const facetOf = (counts: readonly number[], chosen: readonly string[]) =>
  facetsOf([asker], { asker: Int32Array.from([0, ...counts]) }, { asker: chosen }, null)[0]

test('the commonest options are those that come first when all are put in order, and what is chosen', () => {
  const counts = fc.array(fc.nat({ max: 6 }), { minLength: 40, maxLength: 40 })
  const chosen = fc.uniqueArray(
    fc.nat({ max: 39 }).map((at) => `m${at}`),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(counts, chosen, fc.integer({ min: 1, max: 45 }), (found, values, most) => {
      const facet = facetOf(found, values)
      const all = facet?.options().toSorted((a, b) => b.count - a.count) ?? []
      const commonest = facet?.commonest(most) ?? []
      expect(commonest.slice(0, most)).toEqual(all.slice(0, most))
      expect(commonest.filter(({ isSelected }) => isSelected)).toEqual(all.filter((one) => one.isSelected))
      expect(facet?.chosen.map(({ value }) => value).sort()).toEqual(values.toSorted())
    }),
  )
})

test('what is chosen stays on offer when nothing of it is found', () => {
  const facet = facetOf([3, 0], ['m1'])
  expect(facet?.options().map(({ value, count, isSelected }) => [value, count, isSelected])).toEqual([
    ['m0', 3, false],
    ['m1', 0, true],
  ])
})
