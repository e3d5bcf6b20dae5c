import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutter } from '../../../../server/questions/search/marking/cut.ts'
import { wordsIn } from '../../../../server/questions/search/words.ts'

const cut = cutter()

function wordsCut(text: string): string[] {
  const { words, starts, ends } = cut(text)
  return Array.from({ length: words }, (_, at) => text.slice(starts[at], ends[at]))
}

test('a text is cut into the words that the index takes it for', () => {
  // Letters, digits, private use, marks at the beginning and within, halves of pairs, characters of two code units.
  const unit = fc.constantFrom(...'aZé9 .-’\n\u0301\ue000\ud835\udd04', '𝄞', '𝐀', '𞤁')
  const text = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }))
  fc.assert(
    fc.property(text, (given) => {
      expect(wordsCut(given)).toEqual(wordsIn(given))
    }),
  )
})
