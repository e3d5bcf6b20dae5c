import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeable, type Query, queryString } from '../../server/lib/query-string.ts'

const value = fc.oneof(fc.string(), fc.integer(), fc.array(fc.string()), fc.constant(undefined))
/** No number, which an object would put first. */
const name = fc.string().map((text) => `n${text}`)
const query = fc.dictionary(name, value) as fc.Arbitrary<Query>

describe('a query string', () => {
  it('leaves out what is empty, and says several values one after the other', () => {
    expect(queryString({ q: '', page: undefined })).toBe('')
    expect(queryString({ q: 'safe at sea', tag: ['a&b', 'ü'], page: 2 })).toBe(
      '?q=safe+at+sea&tag=a%26b&tag=%C3%BC&page=2',
    )
  })

  it('is read by others as it was meant', () => {
    fc.assert(
      fc.property(query, (given) => {
        const meant = Object.entries(given).flatMap(([name, of]) =>
          of === undefined || of === '' ? [] : [of].flat().map((one) => [name, String(one)]),
        )
        expect([...new URLSearchParams(queryString(given))]).toEqual(
          meant.map((pair) => pair.map(wellFormed)),
        )
      }),
    )
  })

  it('with a change is that of the changed query', () => {
    fc.assert(
      fc.property(query, query, (given, change) => {
        expect(changeable(given)(change)).toBe(queryString({ ...given, ...change }))
      }),
    )
  })
})

/** Half a surrogate pair cannot be encoded. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}
