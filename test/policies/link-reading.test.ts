import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordsBetween } from '../../server/policies/pieces.ts'
import { type NameOfKind, policyReaderOf } from '../../server/policies/reading.ts'

const NAMES: NameOfKind[] = [
  { policyId: 1, kind: 'act', alias: 'Lantern Safety Act 2023' },
  { policyId: 1, kind: 'act', alias: 'Lantern Safety Act' },
  { policyId: 1, kind: 'act', alias: 'Lantern Safety Bill' },
  { policyId: 2, kind: 'strategy', alias: 'Wardens and Watchmen (WAW) Strategy' },
  { policyId: 2, kind: 'strategy', alias: 'WAW Strategy' },
  { policyId: 3, kind: 'act', alias: 'Wardens Act 2026' },
  { policyId: 4, kind: 'white-paper', alias: 'From wick to wire' },
  { policyId: 4, kind: 'white-paper', alias: 'CP 1999' },
  { policyId: 5, kind: 'mission', alias: 'Brighter Streets Mission' },
  { policyId: 6, kind: 'programme', alias: 'Oil Programme' },
]

const read = policyReaderOf(NAMES)

/** The mentions that are no names, as `1 the Act`. */
function meant(text: string): string[] {
  return read(text).mentions.flatMap(({ policyId, words, isName }) => (isName ? [] : `${policyId} ${words}`))
}

function provisions(text: string): string[] {
  return read(text).provisions.map(({ policyId, provision, words }) => `${policyId} ${provision}: ${words}`)
}

describe('words that mean a policy named before', () => {
  test.each<[string, string, string[]]>([
    ['the Act', 'Under the Lantern Safety Act, wicks are safe. The Act says so.', ['1 The Act']],
    ['this Act', 'The Lantern Safety Act 2023 is law. This Act is new.', ['1 This Act']],
    ['the Act before a name', 'Under the Lantern Safety Act and the Act Northbridge may.', ['1 the Act']],
    ['the Strategy', 'The WAW Strategy is out. The Strategy’s aim is that.', ['2 The Strategy']],
    ['the new Strategy', 'The WAW strategy. We published the new Strategy.', ['2 the new Strategy']],
    ['the Bill', 'The Lantern Safety Bill is here. The Bill will be read.', ['1 The Bill']],
    ['the White Paper', 'We published From wick to wire. That White Paper is long.', ['4 That White Paper']],
    ['the white paper by its number', 'See CP 1999; the White Paper is long.', ['4 the White Paper']],
    ['the Mission', 'Our Brighter Streets Mission. The Mission goes on.', ['5 The Mission']],
    ['the Programme', 'The Oil Programme. The Programme goes on.', ['6 The Programme']],
    ['the one named last', 'The Lantern Safety Act and the Wardens Act 2026. The Act.', ['3 The Act']],
    ['of its year', 'The Lantern Safety Act, the Wardens Act 2026 and the 2023 Act.', ['1 the 2023 Act']],
    [
      'and what is said of it after',
      'The Lantern Safety Act, the Wardens Act 2026, the 2023 Act. The Act.',
      ['1 the 2023 Act', '1 The Act'],
    ],
    ['in a later paragraph', 'The WAW Strategy.\n\nThe Strategy goes on.', ['2 The Strategy']],
    ['of its own kind', 'The WAW Strategy follows the Lantern Safety Act. The Strategy.', ['2 The Strategy']],
    ['after a verb', 'The Lantern Safety Act. Wardens must act. Wardens act. The Act.', ['1 The Act']],
    ['after plain words', 'The WAW Strategy. We have a strategy. The Strategy.', ['2 The Strategy']],
  ])('%s', (_what, text, expected) => {
    expect(meant(text)).toEqual(expected)
  })

  test.each([
    ['before the name', 'The Act is the Lantern Safety Act.'],
    ['without a name', 'The Act says so.'],
    ['of another kind', 'The WAW Strategy. The Act says so.'],
    ['an Act where only its Bill was named', 'The Lantern Safety Bill. The Act says so.'],
    ['in small letters', 'The WAW Strategy. The strategy goes on.'],
    ['in the plural', 'The Lantern Safety Act. The Acts say so.'],
    ['after another Act', 'The Lantern Safety Act and the Fair Lamps Act 2010. The Act says so.'],
    ['after another Act without its year', 'The Lantern Safety Act and the Fair Lamps Act. The Act says so.'],
    ['after an Act in the possessive', 'The Lantern Safety Act and the Watchmen’s Act 1989. The Act.'],
    ['after several Acts', 'The Lantern Safety Act amends the Lamps Acts. The Act says so.'],
    ['after an Act in brackets', 'The Lantern Safety Act and the Lamps (Oil) Act 1998. The Act says so.'],
    ['after the Act of another year', 'The Lantern Safety Act 2023 and the 1998 Act. The Act says so.'],
    ['of another year', 'The Lantern Safety Act 2023. The 1998 Act says so.'],
    ['after another Strategy', 'The WAW Strategy and the Fire strategy. The Strategy goes on.'],
    ['when it is part of another name', 'The WAW Strategy. The Strategy on Fire. The Strategy goes on.'],
    ['when it is the name of a body', 'The Oil Programme. The Programme Board met.'],
    ['after another Bill', 'The Lantern Safety Bill and the Railways Bill. The Bill.'],
    ['where its own name stands with another year', 'The Lantern Safety Act 1986. The Act says so.'],
  ])('not %s', (_what, text) => {
    expect(meant(text)).toEqual([])
  })
})

test('the name of an Act with another year names another Act', () => {
  expect(read('The Lantern Safety Act 1986.').mentions).toEqual([])
  expect(read('The Lantern Safety Act 2023, in 2024.').mentions).toHaveLength(1)
  expect(read('The WAW Strategy 2030.').mentions).toHaveLength(1)
})

describe('provisions are named', () => {
  test.each<[string, string, string[]]>([
    [
      'before the name',
      'Under section 121 of the Lantern Safety Act 2023.',
      ['1 section 121: section 121 of the Lantern Safety Act 2023'],
    ],
    [
      'before what means it',
      'Under the Lantern Safety Act. Section 121 of the Act gives wardens a power.',
      ['1 section 121: Section 121 of the Act'],
    ],
    [
      'several together',
      'The Lantern Safety Act. Sections 3 and 4 of that Act.',
      ['1 section 3: Sections 3 and 4 of that Act', '1 section 4: Sections 3 and 4 of that Act'],
    ],
    [
      'three together',
      'Sections 3, 4A and 5(1)(b) of the Lantern Safety Act.',
      [
        '1 section 3: Sections 3, 4A and 5(1)(b) of the Lantern Safety Act',
        '1 section 4A: Sections 3, 4A and 5(1)(b) of the Lantern Safety Act',
        '1 section 5(1)(b): Sections 3, 4A and 5(1)(b) of the Lantern Safety Act',
      ],
    ],
    [
      'from one to another',
      'Sections 3-5 of the Lantern Safety Act, clauses 22 to 25 of the Lantern Safety Bill.',
      [
        '1 sections 3 to 5: Sections 3-5 of the Lantern Safety Act',
        '1 clauses 22 to 25: clauses 22 to 25 of the Lantern Safety Bill',
      ],
    ],
    ['in short', 'The Lantern Safety Act. By s.121 of the Act.', ['1 section 121: s.121 of the Act']],
    [
      'in short with a capital',
      'S20 of the Lantern Safety Act.',
      ['1 section 20: S20 of the Lantern Safety Act'],
    ],
    [
      'from which something goes',
      'Remove clause 22 from the Lantern Safety Bill.',
      ['1 clause 22: clause 22 from the Lantern Safety Bill'],
    ],
    [
      'in short by itself',
      'Under the Lantern Safety Act wardens may by s.121 act.',
      ['1 section 121: s.121'],
    ],
    ['shorter', 'The Lantern Safety Act (s121).', ['1 section 121: Lantern Safety Act (s121']],
    ['of a Bill', 'The Lantern Safety Bill: clause 12 of the Bill.', ['1 clause 12: clause 12 of the Bill']],
    ['a schedule', 'The Lantern Safety Act; Schedule 7 to the Act.', ['1 schedule 7: Schedule 7 to the Act']],
    [
      'a part, in Roman numbers too',
      'The Lantern Safety Act. Part 3 of the Act and Part IV of the Act.',
      ['1 part 3: Part 3 of the Act', '1 part IV: Part IV of the Act'],
    ],
    [
      'a part of a part',
      'Paragraph 2 of Part 1 of Schedule 9 to the Lantern Safety Act.',
      [
        '1 paragraph 2 of part 1 of schedule 9: Paragraph 2 of Part 1 of Schedule 9 to the Lantern Safety Act',
        '1 part 1 of schedule 9: Part 1 of Schedule 9 to the Lantern Safety Act',
        '1 schedule 9: Schedule 9 to the Lantern Safety Act',
      ],
    ],
    [
      'two of different kinds',
      'Section 3 of, and Schedule 4 to, the Lantern Safety Act.',
      [
        '1 section 3: Section 3 of, and Schedule 4 to, the Lantern Safety Act',
        '1 schedule 4: Schedule 4 to, the Lantern Safety Act',
      ],
    ],
    [
      'of one among several Acts',
      'Section 1 of the Fair Lamps Act 2010, section 2 of the Wardens Act 2026 and section 3 of the Lantern Safety Act.',
      ['3 section 2: section 2 of the Wardens Act 2026', '1 section 3: section 3 of the Lantern Safety Act'],
    ],
    [
      'behind a comma',
      'The Lantern Safety Act 2023, section 121.',
      ['1 section 121: Lantern Safety Act 2023, section 121'],
    ],
    [
      'of a white paper',
      'In chapter 2 of From wick to wire.',
      ['4 chapter 2: chapter 2 of From wick to wire'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(provisions(text)).toEqual(expected)
  })

  test.each([
    ['of another Act', 'The Lantern Safety Act and section 5 of the Fair Lamps Act 2010.'],
    ['of the other Act just named', 'The Lantern Safety Act, the Fair Lamps Act 2010. Section 5 of the Act.'],
    ['without an Act', 'Section 95 support, and Section 60.'],
    ['of a name in short', 'Under the Lantern Safety Act wardens use section 60 of WACE.'],
    ['of a name without of', 'Under the Lantern Safety Act wardens use section 17 Watchmen Act.'],
    ['in another sentence', 'The Lantern Safety Act is law. Lamps need section 95.'],
    ['that is the support of that name', 'The Lantern Safety Act cuts section 95 support.'],
    ['of somebody’s', 'The Lantern Safety Act is Ofcom’s 3 of the Act.'],
    ['in a longer word', 'The Lantern Safety Act. The six of the Act.'],
    ['before the Act is named', 'Section 5 of the Act. The Lantern Safety Act.'],
    ['of regulations', 'The Lantern Safety Act and section 3 of the Lamp Regulations.'],
  ])('not %s', (_what, text) => {
    expect(provisions(text)).toEqual([])
  })
})

const pieces = fc.constantFrom(
  ...[
    'Lantern Safety Act',
    ' 2023',
    'the Act',
    'The Act',
    ' that Bill',
    'Section 121',
    ' of ',
    ' to ',
    ' and ',
    '. ',
  ],
  ...[
    'WAW Strategy',
    'the Strategy',
    '\n\n',
    ' ',
    ' ',
    's.12',
    '(',
    ')',
    'Fair Lamps Act 2010',
    'the 2023 Act',
    ', ',
  ],
)
const texts = fc
  .array(fc.oneof({ weight: 5, arbitrary: pieces }, fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 30,
  })
  .map((all) => all.join(''))

describe('whatever the text', () => {
  test('all is where it says, in order, and by these words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { mentions, provisions } = read(text)
        for (const { start, end, words } of [...mentions, ...provisions]) {
          expect(end).toBeGreaterThan(start)
          expect(wordsBetween(text, start, end)).toBe(words)
        }
        const starts = mentions.map(({ start }) => start)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        const named = new Set(mentions.flatMap(({ policyId, isName }) => (isName ? [policyId] : [])))
        for (const { policyId } of [...mentions, ...provisions]) expect(named).toContain(policyId)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the order of the names does not matter', () => {
    fc.assert(
      fc.property(texts, fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), (text, shuffled) => {
        expect(policyReaderOf(shuffled)(text)).toEqual(read(text))
      }),
      { numRuns: 500 },
    )
  })
})

test.each(['section 1 and ', 'part 1 of '])(
  'a chain of %s without end is read as far as a sentence may go',
  (words) => {
    const { provisions } = read(`Lantern Safety Act ${words.repeat(5_000)}the Act`)
    expect(provisions.length).toBeGreaterThan(0)
    for (const provision of provisions) expect(provision.words.length).toBeLessThanOrEqual(600)
  },
)
