import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  escapeHtml,
  normaliseQuotes,
  plural,
  sayCount,
  squash,
  stripControls,
  textKey,
} from '../../server/lib/text.ts'

describe('escapeHtml', () => {
  it('escapes what could end a text or an attribute', () => {
    expect(escapeHtml(`<b title="x" id='y'>R&D</b>`)).toBe(
      '&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;R&amp;D&lt;/b&gt;',
    )
  })

  it('never lets a bracket or a quote through', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(escapeHtml(text))))
  })
})

describe('squash', () => {
  it('makes one space of every run of white space, no-break spaces and line ends included', () => {
    expect(squash(' \u00a0The\r\n\tferry\u00a0 \u2003sails ')).toBe('The ferry sails')
  })
})

describe('normaliseQuotes', () => {
  it('straightens quotes, and makes a hyphen of every dash', () => {
    expect(normaliseQuotes('‘It’s “new”’ – or — not\u2011so \u22125')).toBe(`'It's "new"' - or - not-so -5`)
  })
})

describe('stripControls', () => {
  it('removes control characters but keeps line feeds and tabs', () => {
    expect(stripControls('a\u0000b\u0001c\u0002d\u001fe\u007ff\u0085g\th\ni')).toBe('abcdefg\th\ni')
  })

  it('makes a line feed of every line end', () => {
    expect(stripControls('one\r\ntwo\rthree')).toBe('one\ntwo\nthree')
  })

  it('removes what cannot be seen: zero-width spaces, soft hyphens, marks of direction that reverse text', () => {
    expect(stripControls('\ufeffMin\u200bis\u00adter\u202egpj\u2069')).toBe('Ministergpj')
  })

  it('keeps whole pairs of surrogates and replaces a lone half', () => {
    expect(stripControls('🚢 \ud83d sails')).toBe('🚢 \ufffd sails')
  })
})

describe('textKey', () => {
  const key = textKey('To ask the Minister, what “steps” she’s taking – and when.')

  it('is 32 hexadecimal digits', () => {
    expect(key).toMatch(/^[0-9a-f]{32}$/)
  })

  it.each([
    ['straight quotes', `To ask the Minister, what "steps" she's taking - and when.`],
    ['other white space', ' To ask\u00a0the Minister,\n what “steps” she’s  taking – and when. '],
    [
      'characters that cannot be seen',
      'To ask the \u200bMinister, what “steps” she’s taking – and when.\ufeff',
    ],
  ])('is the same with %s', (_, text) => {
    expect(textKey(text)).toBe(key)
  })

  it('is the same for a letter with its accent and for letter and accent apart', () => {
    expect(textKey('Se\u0301amus')).toBe(textKey('S\u00e9amus'))
  })

  it.each([
    ['a capital', 'To ask the minister, what “steps” she’s taking – and when.'],
    ['a stop', 'To ask the Minister, what “steps” she’s taking – and when'],
    ['a space within a word', 'To ask the Minister, what “steps” she’s tak ing – and when.'],
  ])('is another when %s differs', (_, text) => {
    expect(textKey(text)).not.toBe(key)
  })
})

describe('plural', () => {
  it.each([
    [0, '0 questions'],
    [1, '1 question'],
    [2, '2 questions'],
    [1204, '1,204 questions'],
  ])('says %d as “%s”', (count, said) => {
    expect(plural(count, 'question')).toBe(said)
  })

  it('takes a plural that is more than an s', () => {
    expect(plural(1, 'policy', 'policies')).toBe('1 policy')
    expect(plural(3, 'policy', 'policies')).toBe('3 policies')
  })
})

describe('sayCount', () => {
  it('writes thousands with a comma', () => {
    expect([0, 7, 999, 1_000, 1_204_333].map(sayCount)).toEqual(['0', '7', '999', '1,000', '1,204,333'])
  })
})
