import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countAll } from '../../../../server/questions/search/counting.ts'
import { bestOf } from '../../../../server/questions/search/lists/best.ts'
import { weightOf } from '../../../../server/questions/search/lists/counts.ts'
import { listOf, mostIn, readList } from '../../../../server/questions/search/lists/encoding.ts'
import { readPhrase } from '../../../../server/questions/search/lists/phrases.ts'
import {
  emptyWeighed,
  merged,
  reached,
  type Weighed,
} from '../../../../server/questions/search/lists/weighed.ts'
import { SCOPES, type Scope } from '../../../../server/questions/search/tree.ts'

interface Place {
  record: number
  part: number
  offset: number
}

const numberOf = ({ record, part, offset }: Place) => (record * 4 + part) * 1_048_576 + offset

/** Places of a word, ascending: many in few records, or few in many. */
const somePlaces = fc
  .tuple(fc.constantFrom(3, 40_000), fc.constantFrom(12, 300_000))
  .chain(([records, words]) =>
    fc.array(fc.record({ record: fc.nat(records), part: fc.nat(2), offset: fc.nat(words) }), {
      maxLength: 120,
    }),
  )
  .map((places) => [...new Map(places.map((place) => [numberOf(place), place])).values()])
  .map((places) => places.sort((a, b) => numberOf(a) - numberOf(b)))

const listed = (places: readonly Place[]) => listOf(Float64Array.from(places, numberOf))

const AS_NUMBERED = { first: 0, positions: null }

/** What each record weighs by these places, those that weigh nothing left out. */
function weightsBy(places: readonly Place[], scope: Scope): [number, number][] {
  const records = [...new Set(places.map(({ record }) => record))]
  return records.flatMap((record): [number, number][] => {
    const inPart = (part: number) =>
      places.filter((place) => place.record === record && place.part === part).length
    const weight = weightOf({ heading: inPart(0), question: inPart(1), answer: inPart(2) }, scope)
    return weight === 0 ? [] : [[record, weight]]
  })
}

function pairs({ positions, weights, size }: Weighed): [number, number][] {
  return Array.from({ length: size }, (_, at) => [positions[at] ?? -1, weights[at] ?? -1])
}

describe('a list of the records with a word', () => {
  test('gives back what it was made of, in each part of the text', () => {
    fc.assert(
      fc.property(somePlaces, fc.constantFrom(null, ...SCOPES), (places, scope) => {
        const { records } = listed(places)
        const into = emptyWeighed(mostIn(records))
        readList(records, scope, { first: 7, positions: null }, into)
        expect(pairs(into)).toEqual(weightsBy(places, scope).map(([record, weight]) => [7 + record, weight]))
      }),
    )
  })

  test('leaves out what has moved away or changed since', () => {
    const { records } = listed([0, 1, 2].map((record) => ({ record, part: 1, offset: 3 })))
    const into = emptyWeighed(3)
    readList(records, null, { first: 0, positions: Int32Array.of(4, -1, 6) }, into)
    expect(pairs(into)).toEqual([
      [4, 2],
      [6, 2],
    ])
  })

  test('says with others where they stand next to each other', () => {
    fc.assert(
      fc.property(
        fc.array(somePlaces, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(null, ...SCOPES),
        (words, scope) => {
          const [first = [], ...others] = words
          const begins = first.filter((place) =>
            others.every((places, at) => places.some((next) => numberOf(next) === numberOf(place) + at + 1)),
          )
          const lists = words.map(listed)
          const into = emptyWeighed(first.length)
          readPhrase(lists, scope, AS_NUMBERED, into)
          expect(pairs(into)).toEqual(weightsBy(begins, scope))
        },
      ),
      { numRuns: 300 },
    )
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

test('a position is reached from a place before it, as if all between were looked at', () => {
  const list = fc.uniqueArray(fc.nat(300), { maxLength: 80 }).map((all) => Int32Array.from(all).sort())
  fc.assert(
    fc.property(list, fc.nat(310), fc.nat(90), (positions, wanted, behind) => {
      const word = { positions, weights: new Uint16Array(positions.length), size: positions.length }
      const place = positions.filter((position) => position < wanted).length
      expect(reached(word, Math.max(0, place - behind), wanted)).toBe(place)
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
  for (const step of [1, 2, 5, 100]) {
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
