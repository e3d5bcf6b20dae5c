import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DiffRun, paragraphsOf, wordDiff } from '../../server/lib/word-diff.ts'
import { wordsOf } from '../../server/lib/words.ts'

describe('a text as words', () => {
  test.each([
    ['£1.5 million', 'about £1.5 million for lanterns'],
    ['10%', 'of 10%, or more'],
    ['10 per cent', 'of 10 per cent more'],
    ['12 January 2026', 'on 12 January 2026, the'],
    ['3rd October', 'of 3rd October and'],
    ['104,512', 'are 104,512, and'],
    ['10:30', 'at 10:30.'],
    ['hon. Member', 'the hon. Member for Northbridge'],
    ['Rt Hon. Lady', 'the Rt Hon. Lady asked'],
    ['warden’s', 'the warden’s boat'],
    ['follow-up', 'a follow-up.'],
  ])('%s is one', (word, text) => {
    expect(wordsOf(text)).toContain(word)
  })

  test('a number ends before the full stop or the comma after it', () => {
    expect(wordsOf('412, then 9.')).toEqual(['412', ',', ' ', 'then', ' ', '9', '.'])
  })

  test('joined, gives the text back, whatever it is', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), aText)
    fc.assert(
      fc.property(text, (any) => {
        expect(wordsOf(any).join('')).toBe(any)
      }),
    )
  })
})

const PIECES = [
  'lanterns',
  ' ',
  ' ',
  '412',
  '£1.5',
  'million',
  '\n\n',
  '.',
  ', ',
  '12 March',
  '%',
  'hon. ',
  'Member',
]
const aText = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''))
const only = (runs: readonly DiffRun[], kind: DiffRun['kind']) =>
  runs
    .filter((run) => run.kind === 'same' || run.kind === kind)
    .map(({ text }) => text)
    .join('')
const said = (runs: readonly DiffRun[] | null) =>
  runs?.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join('')

describe('the comparison of two texts', () => {
  test('changes a number as a whole', () => {
    expect(said(wordDiff('They hold 104,512 lanterns (10%).', 'They hold 104,521 lanterns (12%).'))).toBe(
      'They hold [-104,512-][+104,521+] lanterns ([-10%-][+12%+]).',
    )
    expect(said(wordDiff('We spent £1.5 million.', 'We spent £2.5 million.'))).toBe(
      'We spent [-£1.5 million-][+£2.5 million+].',
    )
  })

  test('does not flicker: a word alone between two longer changes goes with them', () => {
    expect(
      said(
        wordDiff(
          'The wardens row out and come home late at night.',
          'The boats were mended and sold for scrap iron last spring.',
        ),
      ),
    ).toBe(
      'The [-wardens row out and come home late at night-][+boats were mended and sold for scrap iron last spring+].',
    )
  })

  test('keeps what is the same between two small changes', () => {
    expect(said(wordDiff('Nine boats and ten oars.', 'Eight boats and six oars.'))).toBe(
      '[-Nine-][+Eight+] boats and [-ten-][+six+] oars.',
    )
  })

  test('gives both texts back, whatever they are', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        const runs = wordDiff(before, after) ?? []
        const plain = (text: string) => text.replace(/\n\n+/g, '\n\n').replace(/[^\S\n]+/g, ' ')
        expect(plain(only(runs, 'removed'))).toBe(plain(before))
        expect(only(runs, 'added')).toBe(after)
      }),
    )
  })

  test('of a text with itself is the text', () => {
    fc.assert(
      fc.property(aText, (text) => {
        expect(wordDiff(text, text)).toEqual(text ? [{ kind: 'same', text }] : [])
      }),
    )
  })

  test('does not take what was cut off for a change', () => {
    const whole = 'How many lanterns the wardens of Northbridge hold.'
    expect(said(wordDiff('How many boats the wardens of North', whole, { isCut: true }))).toBe(
      'How many [-boats-][+lanterns+] the wardens of Northbridge hold.',
    )
    expect(said(wordDiff(whole, 'How many boats the wardens of North', { isCut: true }))).toBe(
      'How many [-lanterns-][+boats+] the wardens of Northbridge hold.',
    )
  })

  test('gives up on texts that are too long or have nothing in common, in bounded time', () => {
    const many = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ')
    const begun = performance.now()
    expect(wordDiff(many('oar', 30_000), many('oar', 30_000))).toBeNull()
    expect(wordDiff(many('oar', 4_000), many('sail', 4_000))).toBeNull()
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('has the paragraphs of both texts', () => {
    const runs = wordDiff(
      'There are 412.\n\nThey are old.',
      'There are 421.\n\nThey are old.\n\nWe will mend them.',
    )
    expect(paragraphsOf(runs ?? []).map(said)).toEqual([
      'There are [-412-][+421+].',
      'They are old.',
      '[+We will mend them.+]',
    ])
  })
})
