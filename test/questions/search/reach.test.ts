import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../server/lib/dates.ts'
import { QUESTION_LANGUAGE } from '../../../server/questions/search/fields.ts'
import { parseSearch } from '../../../server/questions/search/parse.ts'
import { searchQueries } from '../../../server/questions/search/queries.ts'
import { limitsOf } from '../../../server/questions/search/question-world.ts'
import { reachOf } from '../../../server/questions/search/reach.ts'
import { firstKeyOf } from '../../../server/questions/search/search-key.ts'
import { anAnsweredQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const SIZE = 100_000
/** One question a minute of the day's keys: a hundred a day. */
const KEYS = Float64Array.from(
  { length: SIZE },
  (_, at) => firstKeyOf('2020-01-01') + Math.floor(at / 100) * 4096 + (at % 100),
)
const EVERYWHERE = { withWord: () => SIZE, withPrefix: () => SIZE }

/** Words in some of the questions, the others in all. */
function wordsIn(some: Readonly<Record<string, number>>) {
  return { withWord: (word: string) => some[word] ?? SIZE, withPrefix: () => SIZE }
}

function reach(text: string, frequencies: Parameters<typeof reachOf>[2], keys = KEYS) {
  const notices: string[] = []
  const { tree } = parseSearch(text, QUESTION_LANGUAGE)
  if (tree === null) throw new Error(`Nothing was read in ${text}`)
  return { floor: reachOf(tree, keys, frequencies, notices), notices }
}

const sixteen = (make: (at: number) => string) => Array.from({ length: 16 }, (_, at) => make(at)).join(' or ')

describe('a search looks through', () => {
  test('everything, even for sixteen words that are in every question', () => {
    expect(
      reach(
        sixteen((at) => `common${at}`),
        EVERYWHERE,
      ),
    ).toEqual({ floor: 0, notices: [] })
  })

  test('the newest, where its words are phrases of what is in every question, and says since when', () => {
    const { floor, notices } = reach(
      sixteen((at) => `"of the${at}"`),
      EVERYWHERE,
    )
    expect(floor).toBe(firstKeyOf('2021-10-28'))
    expect(notices).toEqual([
      expect.stringContaining('only those tabled since 28 October 2021 were looked through'),
    ])
  })

  test('everything, where one word that must be there is rare', () => {
    const rare = wordsIn({ lantern: 12 })
    expect(reach(`lantern (${sixteen((at) => `"of the${at}"`)})`, rare).floor).toBe(0)
    expect(reach(`near(lantern the, 20) ${sixteen((at) => `near(lantern the${at}, 9)`)}`, rare).floor).toBe(0)
  })

  test('more of a larger record, since a few words must reach all of it', () => {
    const larger = Float64Array.from({ length: 10 * SIZE }, (_, at) => firstKeyOf('2014-01-01') + at * 10)
    const everywhere = { withWord: () => larger.length, withPrefix: () => larger.length }
    expect(reach('what or steps or are', everywhere, larger).floor).toBe(0)
  })

  test('everything, where no date is known', () => {
    const undated = Float64Array.from({ length: SIZE }, (_, at) => at + 1)
    expect(
      reach(
        sixteen((at) => `"of the${at}"`),
        EVERYWHERE,
        undated,
      ),
    ).toEqual({ floor: 0, notices: [] })
  })

  test('as much or less, the more there is to look for', () => {
    const term = fc.constantFrom('"of the"', 'near(of the, 9)', 'of', '="of the"', 'tha*', 'lantern')
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 12 }), term, (terms, another) => {
        const rare = wordsIn({ lantern: 900 })
        const [less, more] = [terms, [...terms, another]].map((list) => reach(list.join(' or '), rare).floor)
        expect(more).toBeGreaterThanOrEqual(less ?? Number.NaN)
      }),
    )
  })
})

test('phrases in exact forms share the texts that a search reads', () => {
  const limits = (text: string) =>
    limitsOf(parseSearch(text, QUESTION_LANGUAGE).tree as never, 0, []).mostRead
  expect(limits('="old lanterns"')).toBe(6_000)
  expect(limits('="old lanterns" or ="new lanterns" or =lanterns')).toBe(3_000)
})

test('a match from a search key on leaves older questions out', async () => {
  const db = freshDatabase()
  const dates = ['2025-03-03', '2025-06-02', '2026-01-12']
  await importQuestions(
    db,
    dates.map((date) =>
      anAnsweredQuestion({ dateTabled: `${date}T00:00:00`, questionText: 'About girls and lanterns.' }),
    ),
  )
  const { matching, exactly } = searchQueries(db)
  const floor = dayNumber('2025-06-02') * 4096
  expect(matching('girl', 0)).toHaveLength(3)
  expect(matching('girl', floor)).toHaveLength(2)
  expect(exactly('girls', floor)).toHaveLength(2)
})
