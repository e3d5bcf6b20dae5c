import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fragment, whole } from '../../../../server/questions/search/marking/fragment.ts'
import { type Forms, marker, soughtBy } from '../../../../server/questions/search/marking/marker.ts'
import { MARK_END, MARK_START } from '../../../../server/questions/search/queries.ts'
import { hasMarks, markedHtml } from '../../../../server/questions/search/snippet.ts'
import { wordsIn } from '../../../../server/questions/search/words.ts'

const forms: Forms = { ofWord: (word) => new Set([word]), ofPrefix: (start) => new Set([start]) }

function mark(text: string, ...words: string[]) {
  const sought = words.flatMap((word) =>
    soughtBy({ kind: 'phrase', words: word.split(' '), isExact: false, scope: null }, forms),
  )
  return marker(sought)(text, 'answer')
}

/** As many words as it says, in sentences of ten. */
function filler(count: number): string {
  return Array.from({ length: count }, (_, at) => (at % 10 === 9 ? `word${at}.` : `word${at}`)).join(' ')
}

describe('a part of a long text', () => {
  test('is where the most of what was sought stands together', () => {
    const text = `A lantern. ${filler(100)} The lantern of the warden is lit. ${filler(100)}`
    const part = markedHtml(fragment(mark(text, 'lantern', 'warden'), 20))
    expect(part).toMatch(/^…The <mark>lantern<\/mark> of the <mark>warden<\/mark> is lit\. word0 .*…$/)
    expect(wordsIn(part.replace(/<\/?mark>/g, ''))).toHaveLength(20)
  })

  test('begins some words before where the sentence began long ago', () => {
    const text = `${'and '.repeat(60)}the lantern burns ${'and '.repeat(60)}`
    expect(fragment(mark(text, 'lantern'), 20).split(MARK_START)[0]?.trim().split(' ')).toHaveLength(8)
  })

  test('reaches to the end, with its full stop, and then has no sign that more follows', () => {
    const part = markedHtml(fragment(mark(`${filler(60)} They hold a lantern.`, 'lantern'), 20))
    expect(part).toMatch(/^….* They hold a <mark>lantern<\/mark>\.$/)
  })

  test('is the beginning where nothing was found, and the whole where there is no more', () => {
    expect(fragment(mark(filler(60), 'lantern'), 3)).toBe('word0 word1 word2…')
    expect(fragment(mark('Three short words.', 'lantern'), 3)).toBe('Three short words.')
  })

  test('holds as many words as it may, all marks closed, and nothing that is not in the text', () => {
    const word = fc.constantFrom('lantern', 'Warden', 'of', 'quay.', '<b>', '“rope”', '\n', 'é')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.integer({ min: 1, max: 30 }), (words, most) => {
        const text = words.join(' ')
        const marked = mark(text, 'lantern', 'warden of', 'of')
        const part = fragment(marked, most)
        const plain = part.replaceAll(MARK_START, '').replaceAll(MARK_END, '')
        expect(text).toContain(plain.replace(/^…|…$/g, ''))
        expect(wordsIn(plain)).toHaveLength(Math.min(most, wordsIn(text).length))
        for (const opened of part.split(MARK_START).slice(1)) expect(opened.split(MARK_END)).toHaveLength(2)
        if (/lantern/.test(text)) expect(hasMarks(part)).toBe(true)
      }),
    )
  })
})

test('words next to each other are marked as one, and those that overlap too', () => {
  expect(markedHtml(whole(mark('the warden of quay lit', 'warden of', 'of quay', 'lit')))).toBe(
    'the <mark>warden of quay</mark> <mark>lit</mark>',
  )
})
