import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countAll } from '../../../../server/questions/search/counting.ts'
import { bestOf } from '../../../../server/questions/search/lists/best.ts'
import { weightOf } from '../../../../server/questions/search/lists/counts.ts'
import {
  emptyWeighed,
  listOf,
  merged,
  mostIn,
  readList,
  type Weighed,
} from '../../../../server/questions/search/lists/encoding.ts'
import { SCOPES } from '../../../../server/questions/search/tree.ts'

const count = fc.oneof({ arbitrary: fc.nat(4), weight: 5 }, fc.nat(20_000))
const counts = fc
  .record({ heading: count, question: count, answer: count })
  .filter(({ heading, question, answer }) => heading + question + answer > 0)
const records = fc
  .uniqueArray(fc.nat(40_000), { maxLength: 60 })
  .chain((places) =>
    fc.tuple(...places.sort((a, b) => a - b).map((record) => counts.map((some) => ({ record, ...some })))),
  )

function pairs({ positions, weights, size }: Weighed): [number, number][] {
  return Array.from({ length: size }, (_, at) => [positions[at] ?? -1, weights[at] ?? -1])
}

describe('a list of the records with a word', () => {
  test('gives back what it was made of, in each part of the text', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(null, ...SCOPES), (some, scope) => {
        const list = listOf(some)
        const into = emptyWeighed(mostIn(list))
        readList(list, scope, 7, null, into)
        const expected = some.map((one) => [7 + one.record, Math.min(0xffff, weightOf(one, scope))])
        expect(pairs(into)).toEqual(expected.filter(([, weight]) => weight !== 0))
      }),
    )
  })

  test('leaves out what has moved away or changed since', () => {
    const some = [0, 1, 2].map((record) => ({ record, heading: 0, question: 1, answer: 0 }))
    const into = emptyWeighed(3)
    readList(listOf(some), null, 0, Int32Array.of(4, -1, 6), into)
    expect(pairs(into)).toEqual([
      [4, 2],
      [6, 2],
    ])
  })

  test('is put together with another in their order', () => {
    const weighed = (...positions: number[]): Weighed => ({
      positions: Int32Array.from(positions),
      weights: Uint16Array.from(positions, (position) => position + 1),
      size: positions.length,
    })
    expect(pairs(merged(weighed(1, 5), weighed(0, 2, 9))).map(([position]) => position)).toEqual([
      0, 1, 2, 5, 9,
    ])
    expect(pairs(merged(weighed(), weighed(3)))).toEqual([[3, 4]])
  })
})

test('the best are those that a whole sort puts first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 30 }), (scores, most) => {
      const positions = Int32Array.from(scores.keys())
      const sorted = [...positions].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a)
      expect(bestOf(positions, Float64Array.from(scores), most)).toEqual(sorted.slice(0, most))
    }),
  )
})

test('columns counted together have the counts of each', () => {
  const size = 9_000
  const column = (of: (at: number) => number, largest: number) => ({
    codes: Int32Array.from({ length: size }, (_, at) => of(at)),
    size: largest + 1,
  })
  const columns = {
    house: column((at) => at % 3, 2),
    year: column((at) => (at % 7 === 0 ? 0 : 2_014 + (at % 11)), 2_030),
    member: column((at) => (at * 7_919) % 5_000, 5_000),
    none: column(() => 0, 0),
    many: column((at) => at, size),
  }
  for (const step of [1, 2, 5]) {
    const positions = Int32Array.from({ length: Math.floor(size / step) }, (_, at) => at * step)
    const counted = countAll(columns, positions)
    for (const [name, { codes, size: codesOf }] of Object.entries(columns)) {
      const expected = new Int32Array(codesOf)
      for (const position of positions)
        expected[codes[position] ?? 0] = (expected[codes[position] ?? 0] ?? 0) + 1
      expect(counted[name as keyof typeof columns]).toEqual(expected)
    }
  }
})
