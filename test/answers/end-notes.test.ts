import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highlighted } from '../../server/answers/html/highlight.ts'
import { readOfficialHtml } from '../../server/answers/official-html.ts'

const NOTE = {
  text: 'Also in 2 answers',
  detail: '(line 1)',
  className: 'answer-note',
  does: { href: '/lines/1' },
} as const

/** The html with a note after these words. */
function noted(received: string, words: string): string {
  const { html, text } = readOfficialHtml(received)
  return highlighted(html, text, [], { endNotes: [{ end: text.indexOf(words) + words.length, note: NOTE }] })
}

const SHOWN =
  '<span class="answer-notes"> <a class="answer-note" href="/lines/1">Also in 2 answers<span class="govuk-visually-hidden"> (line 1)</span></a></span>'

describe('a note at the end of a paragraph', () => {
  test.each([
    ['words alone', '<p>One.</p><p>Two.</p>', 'One.', `<p>One.${SHOWN}</p><p>Two.</p>`],
    [
      'words that are set off',
      '<p>It is <strong>so.</strong></p>',
      'so.',
      `<p>It is <strong>so.</strong>${SHOWN}</p>`,
    ],
    [
      'the last item of a list',
      '<ul><li>One</li><li>Two</li></ul>',
      'Two',
      `<ul><li>One</li><li>Two${SHOWN}</li></ul>`,
    ],
  ])('stands in its block after %s', (_what, received, words, expected) => {
    expect(noted(received, words)).toBe(expected)
  })

  test('stands after a link and never in one', () => {
    expect(noted('<p>See <a href="https://example.org/">there</a></p>', 'there')).toContain(
      `</a>${SHOWN}</p>`,
    )
  })

  test('stands after marked words and their notes', () => {
    const { html, text } = readOfficialHtml('<p>We will act.</p>')
    const mark = { start: 0, end: text.length, id: null, className: 'answer-mark', link: null, notes: [NOTE] }
    const shown = highlighted(html, text, [mark], { endNotes: [{ end: text.length, note: NOTE }] })
    expect(shown).toBe(`<p><mark class="answer-mark">We will act.</mark>${SHOWN}${SHOWN}</p>`)
  })

  test('is left out where the words of the html are not those of the text', () => {
    expect(highlighted('<p>One.</p>', 'Two.', [], { endNotes: [{ end: 4, note: NOTE }] })).toBe('<p>One.</p>')
  })

  test('adds nothing but itself, wherever it is asked for', () => {
    const block = fc.constantFrom(
      '<p>One <em>two</em>.</p>',
      '<ul><li>Three</li><li>four</li></ul>',
      '<p>5<br>6</p>',
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), fc.nat({ max: 60 }), (blocks, end) => {
        const { html, text } = readOfficialHtml(blocks.join(''))
        expect(highlighted(html, text, [], { endNotes: [{ end, note: NOTE }] }).replace(SHOWN, '')).toBe(html)
      }),
    )
  })
})
