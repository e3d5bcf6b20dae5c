import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptBytes } from '../../server/lib/kept-bytes.ts'

const bytes = (text: string) => Buffer.from(text)

test('what came first goes first, whatever was asked for since', () => {
  const kept = keptBytes<string>(6)
  for (const key of ['a', 'b', 'c']) kept.set(key, bytes(key + key), `about ${key}`)
  expect(kept.get('a')).toEqual({ bytes: bytes('aa'), facts: 'about a' })
  kept.set('d', bytes('dd'), 'about d')
  expect(['a', 'b', 'c', 'd'].map((key) => kept.get(key)?.bytes.toString())).toEqual([
    undefined,
    'bb',
    'cc',
    'dd',
  ])
})

test('what has no room at all is not kept, and takes the place of nothing', () => {
  const kept = keptBytes<null>(10)
  kept.set('small', bytes('four'), null)
  kept.set('large', bytes('eleven byte'), null)
  expect(kept.get('large')).toBeUndefined()
  expect(kept.get('small')?.bytes.toString()).toBe('four')
  kept.clear()
  expect(kept.get('small')).toBeUndefined()
})

test('what was given holds, whatever comes in its place', () => {
  const kept = keptBytes<null>(4)
  kept.set('old', bytes('dawn'), null)
  const given = kept.get('old')
  kept.set('new', bytes('dusk'), null)
  expect(given?.bytes.toString()).toBe('dawn')
})

test('what is kept is what was set last, and the newest is kept', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat(7))), (steps) => {
      const room = 12
      const kept = keptBytes<number>(room)
      const last = new Map<string, { step: number; text: string }>()
      steps.forEach(([at, size], step) => {
        const text = String.fromCharCode(65 + step).repeat(size)
        kept.set(at, bytes(text), step)
        last.delete(at)
        last.set(at, { step, text })
        for (const [one, { step: facts, text }] of last) {
          const found = kept.get(one)
          if (found) expect(found).toEqual({ bytes: bytes(text), facts })
        }
        expect(kept.get(at)).toBeDefined()
      })
    }),
  )
})

test('of what is set once each, the newest that take half of the room are always kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }), (sizes) => {
      const kept = keptBytes<number>(12)
      sizes.forEach((size, step) => {
        kept.set(`key ${step}`, Buffer.alloc(size, step), step)
        let taken = 0
        for (let back = step; back >= 0; back -= 1) {
          taken += sizes[back] ?? 0
          if (taken > 6) break
          expect(kept.get(`key ${back}`)?.bytes).toEqual(Buffer.alloc(sizes[back] ?? 0, back))
        }
      })
    }),
  )
})
