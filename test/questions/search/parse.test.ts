import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QUESTION_LANGUAGE } from '../../../server/questions/search/fields.ts'
import { parseSearch } from '../../../server/questions/search/parse.ts'
import { print } from '../../../server/questions/search/print.ts'
import { leavesOf } from '../../../server/questions/search/tree.ts'

const parse = (typed: string) => parseSearch(typed, QUESTION_LANGUAGE)

describe('what was typed is read, and can be written so that it reads the same again', () => {
  test.each([
    ['knife crime', 'knife crime'],
    ['"knife crime"', '"knife crime"'],
    ['“knife crime”', '"knife crime"'],
    ['"knife crime', '"knife crime"'],
    ['knife -crime', 'knife -crime'],
    ['knife –crime', 'knife -crime'],
    ['knife not crime', 'knife -crime'],
    ['knife NOT (crime or theft)', 'knife -(crime or theft)'],
    ['-"knife crime"', '-"knife crime"'],
    ['not not knife', 'knife'],
    ['encry*', 'encry*'],
    ['-encry*', '-encry*'],
    ['end-to-end', '"end to end"'],
    ["Member's", '"Member s"'],
    ['Member(s) asked', '"Member s" asked'],
    ['knife or crime', 'knife or crime'],
    ['knife|crime || theft', 'knife or crime or theft'],
    ['knife OR crime theft', 'knife or (crime theft)'],
    ['(knife or crime) theft', '(knife or crime) theft'],
    ['((knife))', 'knife'],
    ['knife and crime', 'knife crime'],
    ['"or"', '"or"'],
    ['=girls', '=girls'],
    ['=“the girls”', '="the girls"'],
    ['near(knife crime)', 'near(knife crime, 10)'],
    ['NEAR("knife crime", theft, 3)', 'near("knife crime" theft, 3)'],
    ['answer:near(knife crime, 5)', 'answer:near(knife crime, 5)'],
    ['heading:(knife or -crime)', 'heading:knife or -heading:crime'],
    ['heading:knife answer:"knife crime"', 'heading:knife answer:"knife crime"'],
    ['asker:“Ann Example”', 'asker:"Ann Example"'],
    ['ASKER:Ann -party:Green', 'asker:Ann -party:Green'],
    ['party:Green,"Other Party"', 'party:Green,"Other Party"'],
    ['party:(Green or Other Party)', 'party:Green,"Other Party"'],
    ['party:Green party:Other', 'party:Green,Other'],
    ['(party:Green knife) party:Other', 'party:Green,Other knife'],
    ['policy:one policy:two', 'policy:one policy:two'],
    ['tabled:2025-01..2025-06 answered:>=2026-01-01', 'tabled:2025-01..2025-06 answered:>=2026-01-01'],
    ['(party:Green or asker:Ann) asylum', '(party:Green or asker:Ann) asylum'],
    ['104512 knife', '"104512" knife'],
    ['', ''],
    ['  \t ', ''],
  ])('%s', (typed, written) => {
    const { tree, notices } = parse(typed)
    expect(print(tree)).toBe(written)
    expect(parse(written).tree).toEqual(tree)
    expect(notices).toEqual([])
  })
})

describe('what cannot be searched is mended and said', () => {
  test.each([
    ['!!!', '', /no letters or numbers/],
    ['knife "?!"', 'knife', /no letters or numbers/],
    ['en*', 'en', /at least 3 letters/],
    ['end-to*', '"end to"', /after a single word/],
    [Array.from({ length: 20 }, (_, i) => `word${i}x`).join(' '), /word15x$/, /first 16 words/],
    [`"${'word '.repeat(40)}"`, /^"(word ){23}word"$/, /first 24 words/],
    ['(knife', 'knife', /not closed/],
    ['knife) crime', 'knife crime', /without an opening one/],
    ['knife ()', 'knife', /nothing to search for/],
    ['or knife', 'knife', /one side/],
    ['knife or', 'knife', /one side/],
    ['knife or or crime', 'knife or crime', /one side/],
    ['knife not', 'knife', /nothing after “not”/],
    ['knife -', 'knife', /nothing after “-”/],
    ['near()', '', /no words/],
    ['near(knife)', 'knife', /needs two/],
    ['near(knife crime', 'near(knife crime, 10)', /not closed/],
    ['near(knife crime, 999)', 'near(knife crime, 100)', /at most/],
    ['near(kni* crime)', 'near(kni crime, 10)', /star does not work/],
    ['colour:red', '"colour red"', /no field word/],
    [`${'('.repeat(400)}knife`, /^(knife)?$/, /Brackets more than 32 deep/],
  ])('%s', (typed, written, notice) => {
    const { tree, notices } = parse(typed)
    if (written instanceof RegExp) expect(print(tree)).toMatch(written)
    else expect(print(tree)).toBe(written)
    expect(notices.join(' ')).toMatch(notice)
  })

  test('a star or a sign alone asks for nothing', () => {
    expect(parse('* - -- "" **').tree).toBeNull()
  })
})

const soup = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        '(',
        ')',
        '-',
        '=',
        '"',
        '|',
        'or',
        'and',
        'not',
        'near(',
        ',',
        '*',
        'lantern',
        'quay',
        'heading:',
        'asker:',
        'tabled:',
        '..',
        '>2025',
        ' ',
        ' ',
        '“',
        '—',
        'é',
        '\u0301',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)

test('any text gives a tree within the caps, which reads the same again when written', () => {
  fc.assert(
    fc.property(soup, (typed) => {
      const { tree } = parse(typed)
      expect(leavesOf(tree).length).toBeLessThanOrEqual(16)
      expect(parse(print(tree)).tree).toEqual(tree)
    }),
    { numRuns: 2_000 },
  )
})
