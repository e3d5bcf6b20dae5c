import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bibtexEntry, bibtexText } from '../../server/formats/bibtex.ts'

const NAMED: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
}

/** What TeX would set, of what `bibtexText` writes. */
function typeset(text: string): string {
  return text.replace(
    /\{\\([a-z]+)\}|\\([&%$#_])/g,
    (_, name: string, character: string) => character ?? NAMED[name] ?? '',
  )
}

describe('an entry of BibTeX', () => {
  test('has each field that is known on a line of its own, its value in braces', () => {
    const entry = bibtexEntry({
      type: 'misc',
      key: 'commons-104512-2026-01-12',
      fields: [
        { name: 'author', value: 'Eleanor Ashby', as: 'name' },
        { name: 'title', value: 'Ropes & Sails: 100% of them' },
        { name: 'month', value: 'jan', as: 'word' },
        { name: 'note', value: null },
        { name: 'url', value: 'https://example.org/a_b', as: 'address' },
      ],
    })
    expect(entry).toBe(
      [
        '@misc{commons-104512-2026-01-12,',
        '  author = {{Eleanor Ashby}},',
        '  title  = {Ropes \\& Sails: 100\\% of them},',
        '  month  = jan,',
        '  url    = {https://example.org/a_b}',
        '}',
        '',
      ].join('\n'),
    )
  })

  const special = fc.string({ unit: fc.constantFrom(...'\\{}~^&%$#_"@,=aé \n') })

  test('keeps its braces in pairs, whatever a text holds', () => {
    fc.assert(
      fc.property(special, (text) => {
        let open = 0
        for (const character of bibtexText(text)) {
          if (character === '{') open += 1
          if (character === '}') open -= 1
          expect(open).toBeGreaterThanOrEqual(0)
        }
        expect(open).toBe(0)
      }),
    )
  })

  test('is set as the text was, white space aside', () => {
    fc.assert(
      fc.property(special, (text) => {
        expect(typeset(bibtexText(text))).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })

  test('lets no address out of its braces', () => {
    const entry = bibtexEntry({
      type: 'misc',
      key: 'k',
      fields: [{ name: 'url', value: 'https://example.org/}{ x', as: 'address' }],
    })
    expect(entry).toContain('url = {https://example.org/%7D%7B%20x}')
  })
})
