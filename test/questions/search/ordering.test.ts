import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestPage, oldestPage } from '../../../server/questions/search/ordering.ts'
import { isUndated } from '../../../server/questions/search/search-key.ts'

const someKeys = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 44_000_000 }), { maxLength: 8 }),
    fc.uniqueArray(fc.integer({ min: 44_900_000, max: 9e7 }), { maxLength: 40 }),
  )
  .map(([undated, dated]) => Float64Array.from([...undated, ...dated].sort((a, b) => a - b)))

function bruteForce(keys: Float64Array, sort: 'newest' | 'oldest'): number[] {
  const dated = [...keys].filter((key) => !isUndated(key))
  const undated = [...keys].filter(isUndated)
  return sort === 'newest' ? [...dated.reverse(), ...undated.reverse()] : [...dated, ...undated]
}

test.each([
  ['newest', newestPage],
  ['oldest', oldestPage],
] as const)('%s first: pages by number are the whole in order, what has no date last', (sort, pageOf) => {
  fc.assert(
    fc.property(someKeys, fc.integer({ min: 1, max: 7 }), (keys, pageSize) => {
      const pages = Array.from({ length: Math.ceil(keys.length / pageSize) }, (_, index) =>
        pageOf(keys, { page: index + 1, after: null, pageSize }),
      )
      expect(pages.flat()).toEqual(bruteForce(keys, sort))
    }),
  )
})

test.each([
  ['newest', newestPage],
  ['oldest', oldestPage],
] as const)('%s first: going on after the last record shown loses and repeats nothing', (sort, pageOf) => {
  fc.assert(
    fc.property(someKeys, fc.integer({ min: 1, max: 7 }), (keys, pageSize) => {
      const seen = pageOf(keys, { page: 1, after: null, pageSize })
      for (let last = seen.at(-1); last !== undefined; ) {
        const next = pageOf(keys, { page: 1, after: last, pageSize })
        seen.push(...next)
        last = next.at(-1)
      }
      expect(seen).toEqual(bruteForce(keys, sort))
    }),
  )
})
