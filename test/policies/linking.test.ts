import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aliasKey, type NameOf, type Naming, namerOf } from '../../server/policies/linking.ts'
import { wordsBetween } from '../../server/policies/pieces.ts'

const LANTERNS = 1
const LANTERN_ACT = 2
const WLP = 3

const NAMES: NameOf[] = [
  { policyId: LANTERNS, alias: 'Lantern Strategy' },
  { policyId: LANTERNS, alias: 'National Lantern Strategy' },
  { policyId: LANTERN_ACT, alias: 'Lantern Strategy Act 2025' },
  { policyId: LANTERN_ACT, alias: 'Warden’s Law' },
  { policyId: WLP, alias: 'WLP' },
  { policyId: WLP, alias: 'Wardens (and Lamps) Plan' },
]

const named = (text: string) => plainly(namerOf(NAMES)(text))

type Plain = Pick<Naming, 'policyId' | 'words'>

function plainly(namings: readonly Naming[]): Plain[] {
  return namings.map(({ policyId, words }) => ({ policyId, words }))
}

describe('a text names a policy', () => {
  test.each<[string, string, [number, string][]]>([
    ['in the middle', 'We keep the Lantern Strategy under review.', [[LANTERNS, 'Lantern Strategy']]],
    ['when it is all there is', 'Lantern Strategy', [[LANTERNS, 'Lantern Strategy']]],
    ['at its beginning', 'Lantern Strategy: funding', [[LANTERNS, 'Lantern Strategy']]],
    ['at its end', 'the Lantern Strategy.', [[LANTERNS, 'Lantern Strategy']]],
    ['in other capitals', 'the LANTERN strategy', [[LANTERNS, 'LANTERN strategy']]],
    ['in the possessive', 'the Lantern Strategy’s targets', [[LANTERNS, 'Lantern Strategy']]],
    ['in quotation marks', 'the “Lantern Strategy” (2025)', [[LANTERNS, 'Lantern Strategy']]],
    ['with a hyphen between its words', 'a Lantern-Strategy review', [[LANTERNS, 'Lantern-Strategy']]],
    ['with a hyphen after it', 'Lantern Strategy-funded lamps', [[LANTERNS, 'Lantern Strategy']]],
    ['with a dash after it', 'the Lantern Strategy—published', [[LANTERNS, 'Lantern Strategy']]],
    ['across lines and spaces', 'the Lantern \n\t Strategy', [[LANTERNS, 'Lantern Strategy']]],
    ['across a no-break space', 'the Lantern\u00a0Strategy', [[LANTERNS, 'Lantern Strategy']]],
    ['with a soft hyphen inside', 'the Lan\u00adtern Strategy', [[LANTERNS, 'Lantern Strategy']]],
    ['with straight quotes for curly ones', "under Warden's Law", [[LANTERN_ACT, "Warden's Law"]]],
    ['with brackets', 'the Wardens (and Lamps) Plan', [[WLP, 'Wardens (and Lamps) Plan']]],
    ['by four capitals or fewer', 'the WLP’s aims', [[WLP, 'WLP']]],
    [
      'by the longest of the names that begin together',
      'the Lantern Strategy Act 2025',
      [[LANTERN_ACT, 'Lantern Strategy Act 2025']],
    ],
    [
      'by the first of the names that overlap',
      'the National Lantern Strategy Act 2025',
      [[LANTERNS, 'National Lantern Strategy']],
    ],
    [
      'by a shorter name where the longer breaks off',
      'the Lantern Strategy Act 2024',
      [[LANTERNS, 'Lantern Strategy']],
    ],
    [
      'as often as it does',
      'the WLP, the Lantern Strategy and the WLP',
      [
        [WLP, 'WLP'],
        [LANTERNS, 'Lantern Strategy'],
        [WLP, 'WLP'],
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(named(text)).toEqual(expected.map(([policyId, words]) => ({ policyId, words })))
  })

  test.each([
    ['inside a longer word', 'the Lantern Strategyless'],
    ['inside a word before', 'a Magiclantern Strategy'],
    ['with digits at its end', 'Lantern Strategy2'],
    ['with an accent at its end', 'Lantern Strategy\u0301'],
    ['in capitals that are not meant', 'the wlp and the Wlp'],
    ['with a comma between its words', 'the lantern, strategy'],
    ['across the end of a sentence', 'Bring a lantern. Strategy follows.'],
    ['across an empty line', 'the Lantern\n \nStrategy'],
    ['in part', 'the National Lantern'],
    ['in the plural', 'Lantern Strategies'],
  ])('not %s', (_what, text) => {
    expect(named(text)).toEqual([])
  })

  test('not at all without names or words', () => {
    expect(namerOf([])('the Lantern Strategy')).toEqual([])
    expect(named('')).toEqual([])
    expect(named(' \n ')).toEqual([])
  })

  test('in the same time, however many names there are', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({
      policyId: n,
      alias: `Lantern Strategy number ${n}`,
    }))
    const namer = namerOf(many)
    const text = 'the Lantern Strategy number 19999 and nothing else, '.repeat(2_000)
    const start = performance.now()
    expect(namer(text)).toHaveLength(2_000)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

test('two names are one when only capitals, quotes, hyphens and white space differ', () => {
  expect(aliasKey(' “Warden’s  LAW” ')).toBe(aliasKey("warden's law"))
  expect(aliasKey('Lantern-Strategy')).toBe(aliasKey('lantern strategy'))
  expect(aliasKey('VAWG')).toBe(aliasKey('Vawg'))
  expect(aliasKey('Lantern, Strategy')).not.toBe(aliasKey('Lantern Strategy'))
  expect(aliasKey(' (—) ')).toBe('')
})

/** The rules said once more, as plainly as can be: every name is tried at every place of the text. */
function naively(names: readonly NameOf[], text: string): Plain[] {
  const namings: Plain[] = []
  for (const paragraph of text.split('\n\n')) {
    const plain = paragraph.replace(/\s+/g, ' ')
    for (let at = 0; at < plain.length; ) {
      const fitting = names.filter(({ alias }) => standsAt(plain, at, alias))
      const [longest] = fitting.sort((a, b) => b.alias.length - a.alias.length)
      const end = at + (longest?.alias.length ?? 1)
      if (longest) namings.push({ policyId: longest.policyId, words: plain.slice(at, end) })
      at = end
    }
  }
  return namings
}

function standsAt(plain: string, at: number, alias: string): boolean {
  const here = plain.slice(at, at + alias.length)
  const same = /^[A-Z]{1,4}$/.test(alias) ? here === alias : flat(here) === flat(alias)
  const isLetter = (character: string | undefined) => /[a-z0-9]/i.test(character ?? ' ')
  return same && !isLetter(plain[at - 1]) && !isLetter(plain[at + alias.length])
}

/** A hyphen between two words is a space. */
function flat(text: string): string {
  return text.toLowerCase().replace(/(?<=[a-z0-9])-(?=[a-z0-9])/g, ' ')
}

const word = fc.constantFrom('Lamp', 'lamp', 'OIL', 'oil', 'a', 'A', 'wardens')
const gap = fc.constantFrom(' ', ' ', ' ', '-', ', ', "'s ", ' (')
const phrase = (longest: number) =>
  fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: longest }).map((parts) =>
    parts
      .flat()
      .slice(0, -1) // ends with a word
      .join(''),
  )

test('a text names what a plain search at every place finds', () => {
  const names = fc
    .uniqueArray(phrase(3), { minLength: 1, maxLength: 8, selector: aliasKey })
    .map((aliases) => aliases.map((alias, policyId) => ({ policyId, alias })))
  const text = fc
    .array(fc.tuple(phrase(12), fc.constantFrom('. ', '\n', '\n\n', ' ')), { maxLength: 4 })
    .map((parts) => parts.flat().join(''))
  fc.assert(
    fc.property(names, text, (given, written) => {
      expect(plainly(namerOf(given)(written))).toEqual(naively(given, written))
    }),
    { numRuns: 2_000 },
  )
})

test('a name is where it says, whatever the text', () => {
  const piece = fc.constantFrom(
    'Lamp',
    'OIL',
    'café',
    'cafe\u0301',
    'w\u00adlp',
    ' ',
    '\u00a0',
    '-',
    '\n',
    '\r\n\r\n',
    '’s ',
  )
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 20 })
    .map((all) => all.join(''))
  const namer = namerOf(
    ['Lamp', 'Lamp oil', 'oil', 'café oil', 'wlp'].map((alias, policyId) => ({ policyId, alias })),
  )
  fc.assert(
    fc.property(text, (written) => {
      let last = 0
      for (const { policyId, start, end, words } of namer(written)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(wordsBetween(written, start, end)).toBe(words)
        expect(plainly(namer(written.slice(start, end)))).toEqual([{ policyId, words }])
        last = end
      }
    }),
    { numRuns: 500 },
  )
})
