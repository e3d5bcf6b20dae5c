import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recentlyUsed } from '../../server/lib/recently-used.ts'

test('what was not asked for longest goes first', () => {
  const kept = recentlyUsed<string>(3)
  for (const key of ['a', 'b', 'c']) kept.set(key, key.toUpperCase(), 1)
  expect(kept.get('a')).toBe('A')
  kept.set('d', 'D', 1)
  expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C', 'D'])
})

test('what has no room at all is not kept, and takes the place of nothing', () => {
  const kept = recentlyUsed<string>(10)
  kept.set('small', 's', 4)
  kept.set('large', 'l', 11)
  expect(kept.get('large')).toBeUndefined()
  expect(kept.get('small')).toBe('s')
  kept.clear()
  expect(kept.get('small')).toBeUndefined()
})

test('what is kept is what was set last, and never more than there is room for', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const set = fc.record({ key, size: fc.nat(6), isSet: fc.constant(true) })
  const get = fc.record({ key, size: fc.constant(0), isSet: fc.constant(false) })
  fc.assert(
    fc.property(fc.array(fc.oneof(set, get)), (steps) => {
      const kept = recentlyUsed<number>(10)
      const last = new Map<string, { step: number; size: number }>()
      steps.forEach(({ key: at, size, isSet }, step) => {
        if (isSet) {
          kept.set(at, step, size)
          last.set(at, { step, size })
        } else kept.get(at)
        const found = ['a', 'b', 'c', 'd', 'e'].filter((one) => {
          const thing = kept.get(one)
          if (thing !== undefined) expect(thing).toBe(last.get(one)?.step)
          return thing !== undefined
        })
        const used = found.reduce((sum, one) => sum + (last.get(one)?.size ?? 0), 0)
        expect(used).toBeLessThanOrEqual(10)
      })
    }),
  )
})
