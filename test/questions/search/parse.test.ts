import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSearch } from '../../../server/questions/search/tree.ts'

const phrase = (...words: string[]) => ({ kind: 'phrase', words })
const prefix = (start: string) => ({ kind: 'prefix', start })

describe('what was typed becomes a tree', () => {
  test.each([
    ['knife crime', [phrase('knife'), phrase('crime')], []],
    ['"knife crime"', [phrase('knife', 'crime')], []],
    ['“knife crime”', [phrase('knife', 'crime')], []],
    ['"knife crime', [phrase('knife', 'crime')], []],
    ['knife -crime', [phrase('knife')], [phrase('crime')]],
    ['knife –crime', [phrase('knife')], [phrase('crime')]],
    ['-"knife crime"', [], [phrase('knife', 'crime')]],
    ['encry*', [prefix('encry')], []],
    ['-encry*', [], [prefix('encry')]],
    ['end-to-end', [phrase('end', 'to', 'end')], []],
    ["Member's", [phrase('Member', 's')], []],
    ['', [], []],
    ['  \t ', [], []],
  ])('%s', (typed, all, none) => {
    expect(parseSearch(typed)).toEqual({ tree: { all, none }, notices: [] })
  })

  test.each([
    ['!!!', /no letters or numbers/],
    ['knife "?!"', /no letters or numbers/],
    ['en*', /at least 3 letters/],
    ['end-to*', /after a single word/],
    [Array.from({ length: 20 }, (_, i) => `word${i}`).join(' '), /first 16 words/],
    [`"${'word '.repeat(40)}"`, /first 24 words/],
  ])('what cannot be searched is said: %s', (typed, notice) => {
    expect(parseSearch(typed).notices.join(' ')).toMatch(notice)
  })

  test('a star or a sign alone asks for nothing', () => {
    expect(parseSearch('* - -- "" **').tree).toEqual({ all: [], none: [] })
  })

  test('any text gives a tree within the caps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const { all, none } = parseSearch(typed).tree
        expect(all.length + none.length).toBeLessThanOrEqual(16)
      }),
    )
  })
})
