import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paths } from '../server/paths.ts'

describe('the query string of an address', () => {
  it('leaves out what is empty', () => {
    expect(paths.questions({ q: '', page: undefined, body: [] })).toBe('/questions')
    expect(paths.questions({ q: 'a b', status: ['answered', 'late & lost'], page: 2 })).toBe(
      '/questions?q=a+b&status=answered&status=late+%26+lost&page=2',
    )
  })

  it('is encoded as a form is', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1 })
    fc.assert(
      fc.property(anything, anything, (q, house) => {
        expect(paths.questions({ q, house: [house] })).toBe(
          `/questions?${new URLSearchParams([
            ['q', q],
            ['house', house],
          ])}`,
        )
      }),
    )
  })
})
