import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseFrequency, scoreOf } from '../../../../server/questions/search/lists/bm25.ts'
import type { Clause } from '../../../../server/questions/search/lists/clauses.ts'
import { asker } from '../../../../server/questions/search/lists/find.ts'
import type { WordLists } from '../../../../server/questions/search/lists/word-lists.ts'

const SIZE = 400
const clauses: readonly Clause[] = [[{ stems: ['lantern'], scope: null }]]

/** For each record with the word: where it stands, what the word weighs there, how long it is, whether it is wanted. */
const records = fc.uniqueArray(
  fc.record({
    position: fc.nat(SIZE - 1),
    // Few different ones, so that many are equal; some beyond what is told by weight.
    weight: fc.constantFrom(1, 1, 1, 2, 4, 7, 255, 256, 3_000),
    length: fc.constantFrom(3, 40, 40, 90, 200, 1_000),
    isWanted: fc.boolean(),
  }),
  { selector: ({ position }) => position, maxLength: 200 },
)

test('the best of one word are those with the highest scores, the last of equal ones first', () => {
  fc.assert(
    fc.property(records, fc.boolean(), fc.integer({ min: 1, max: 30 }), (found, isNarrowed, most) => {
      const inOrder = found.toSorted((a, b) => a.position - b.position)
      const lengths = new Int32Array(SIZE)
      for (const { position, length } of inOrder) lengths[position] = length
      const word = {
        positions: Int32Array.from(inOrder, ({ position }) => position),
        weights: Uint16Array.from(inOrder, ({ weight }) => weight),
        size: inOrder.length,
      }
      const lists = { size: SIZE, lengths, averageLength: 120, having: () => word } as unknown as WordLists
      const idf = inverseFrequency(SIZE, word.size)
      const wanted = inOrder.filter(({ isWanted }) => isWanted || !isNarrowed)
      const scored = wanted.map(({ position, weight, length }) => ({
        position,
        score: scoreOf(weight, length, idf, 120),
      }))
      const best = scored.toSorted((a, b) => b.score - a.score || b.position - a.position)
      const among = Int32Array.from(wanted, ({ position }) => position)
      expect(asker(lists).best(clauses, among, most)).toEqual(
        best.slice(0, most).map(({ position }) => position),
      )
    }),
  )
})
