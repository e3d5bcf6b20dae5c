import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachFoldedWord, foldedWordsIn, foldWord, wordsIn } from '../../../server/questions/search/words.ts'

test('the folded words of a text are its words, folded, whatever letters and signs it has', () => {
  const signs = fc.constantFrom(
    ...'aZ09 -_.\n\t\u00a0£\u2019\u2013\u2026\u2028',
    'é',
    'e\u0301',
    'İ',
    '²',
    '\u00ad',
    '𝟙',
  )
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 40 }), (text) => {
      expect(foldedWordsIn(text)).toEqual(wordsIn(text).map(foldWord))
      expect(toldIn(text)).toEqual(wordsIn(text).map(foldWord))
    }),
    { numRuns: 500 },
  )
})

function toldIn(text: string): string[] {
  const told: string[] = []
  eachFoldedWord(text, (within, start, end) => {
    told.push(Buffer.from(within.subarray(start, end)).toString())
  })
  return told
}
