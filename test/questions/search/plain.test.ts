import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { buildLists } from '../../../server/questions/search/lists/build-lists.ts'
import { wordLists } from '../../../server/questions/search/lists/word-lists.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'
import { type PlainSearch, plainSearch } from './plain-search.ts'

const SIZE = 900
const RUNS = 500
const TODAY = '2026-02-02'
const STRETCH = 128

/** Some in nearly every question, most in few: as the words of a language. Some share a stem. */
const WORDS = [
  ...['lantern', 'lanterns', 'harbour', 'harbours', 'warden', 'quay', 'mast', 'masts', 'gull', 'pilot'],
  ...['beacon', 'beacons', 'tide', 'tides', 'rope', 'roped', 'anchor', 'ferry', 'ferries', 'tar'],
  ...['buoy', 'keel', 'oar', 'oars', 'net', 'netted', 'shoal', 'skiff', 'spar', 'sextant'],
]
const PREFIXES = ['lant', 'harb', 'ferr', 'bea', 'oar', 'mas']
const SCOPES = ['heading', 'question', 'answer']

/** Each word is about as rare as its place in the list. */
const anyWord = fc
  .tuple(fc.nat(WORDS.length - 1), fc.nat(WORDS.length - 1))
  .map(([a, b]) => WORDS[Math.min(a, b)] as string)

const someWords = (min: number, max: number) =>
  fc.array(anyWord, { minLength: min, maxLength: max }).map((words) => words.join(' '))

const aRecord = fc
  .record({
    heading: someWords(1, 3),
    asked: someWords(3, 12),
    answered: fc.option(someWords(5, 30)),
    year: fc.integer({ min: 2019, max: 2025 }),
    day: fc.integer({ min: 10, max: 28 }),
    isLords: fc.boolean(),
    body: fc.constantFrom(1, 1, 2, 3),
  })
  .map(({ heading, asked, answered, year, day, isLords, body }) => ({
    heading,
    questionText: `To ask, ${asked}.`,
    dateTabled: `${year}-03-${day}T00:00:00`,
    house: isLords ? 'Lords' : 'Commons',
    answeringBodyId: body,
    ...(answered === null
      ? {}
      : { answerText: `<p>${answered}.</p>`, dateAnswered: `${year}-04-02T00:00:00` }),
  }))

function recordOf({ ...fields }: object, at: number) {
  const make = 'answerText' in fields ? anAnsweredQuestion : aQuestion
  return make({
    ...fields,
    uin: `${(fields as { house?: string }).house === 'Lords' ? 'HL' : ''}${20_000 + at}`,
  })
}

/** As a person types it, and as FTS5 is asked it. */
interface Asked {
  typed: string
  match: string
}

const scoped = (match: string) => `{heading question answer} : (${match})`
const word = anyWord.map((one): Asked => ({ typed: one, match: scoped(`"${one}"`) }))
const inPart = fc
  .tuple(fc.constantFrom(...SCOPES), anyWord)
  .map(([part, one]): Asked => ({ typed: `${part}:${one}`, match: `${part} : "${one}"` }))
const either = fc.array(anyWord, { minLength: 2, maxLength: 3 }).map(
  (some): Asked => ({
    typed: `(${some.join(' or ')})`,
    match: scoped(some.map((one) => `"${one}"`).join(' OR ')),
  }),
)
const phrase = fc
  .tuple(anyWord, anyWord)
  .map((pair): Asked => ({ typed: `"${pair.join(' ')}"`, match: scoped(`"${pair.join(' ')}"`) }))
const prefixed = fc.constantFrom(...PREFIXES).map((start): Asked => {
  const stems = new Map(
    WORDS.filter((one) => one.startsWith(start)).map((one) => [one.replace(/(ies|s|d|ted|y)$/, ''), one]),
  )
  return { typed: `${start}*`, match: scoped([...stems.values()].map((one) => `"${one}"`).join(' OR ')) }
})
const clause = fc.oneof({ arbitrary: word, weight: 4 }, inPart, either, phrase, prefixed)

const search = fc
  .record({
    wanted: fc.array(clause, { maxLength: 3 }),
    unwanted: fc.option(anyWord),
    house: fc.option(fc.constantFrom('Commons' as const, 'Lords' as const), { freq: 3, nil: undefined }),
    year: fc.option(fc.integer({ min: 2019, max: 2025 }), { freq: 3, nil: undefined }),
    sort: fc.constantFrom('relevance' as const, 'relevance' as const, 'newest' as const, 'oldest' as const),
    page: fc.constantFrom(1, 1, 2, 5),
  })
  .map(({ wanted, unwanted, ...rest }): { q: string; plain: PlainSearch } => {
    const isExcluding = wanted.length > 0 && unwanted !== null
    const typed = wanted.map((one) => one.typed)
    return {
      q: [...typed, ...(isExcluding ? [`-${unwanted}`] : [])].join(' '),
      plain: {
        wanted: wanted.length === 0 ? null : wanted.map(({ match }) => `(${match})`).join(' AND '),
        unwanted: isExcluding ? scoped(`"${unwanted}"`) : null,
        ...rest,
      },
    }
  })

/** Whether the lists stand ready for the record as it is now. */
function areListsReady(db: Database): boolean {
  const keys = db.prepare<[], number>('select search_key from search_facet order by 1').pluck().all()
  return wordLists(db)(Float64Array.from(keys)) !== null
}

function expectSame(db: Database, isByLists: boolean): void {
  expect(areListsReady(db)).toBe(isByLists)
  const { search: find } = questionSearch(db)
  fc.assert(
    fc.property(search, ({ q, plain }) => {
      const { house, year, sort, page } = plain
      const query = { q, sort, page: String(page), body: 'all', expand: 'off', ...(house && { house }) }
      const asked = { ...query, ...(year && { year: String(year) }) }
      const found = find(readSearchQuery(asked).request, TODAY)
      const expected = plainSearch(db, plain)
      expect({ total: found.total, keys: found.hits.map(({ searchKey }) => searchKey) }).toEqual({
        total: expected.total,
        keys: expected.keys,
      })
      const countsOf = (name: string) =>
        Object.fromEntries(
          (found.facets.find((facet) => facet.name === name)?.options() ?? [])
            .filter(({ count }) => count > 0)
            .map(({ value, count }) => [value, count]),
        )
      expect(countsOf('year')).toEqual(expected.years)
      expect(countsOf('body')).toEqual(expected.bodies)
      expect(countsOf('house')).toEqual(
        Object.fromEntries(
          Object.entries(expected.houses).map(([code, count]) => [code === '1' ? 'Commons' : 'Lords', count]),
        ),
      )
    }),
    { numRuns: RUNS },
  )
}

describe(`on ${RUNS} random searches what is found, its order and its counts are those of SQLite alone`, () => {
  let db: Database
  const records = fc.sample(aRecord, { numRuns: SIZE, seed: 11 })

  beforeAll(async () => {
    db = freshDatabase()
    await importQuestions(db, records.map(recordOf))
  })

  test('by the index', () => expectSame(db, false))

  test('by lists of words', async () => {
    await buildLists(db, () => false, { stretch: STRETCH, worth: 0 })
    expectSame(db, true)
  })

  test('by lists of words that lag behind what was changed, added and taken out', async () => {
    const changed = fc.sample(aRecord, { numRuns: 60, seed: 12 })
    await importQuestions(
      db,
      changed.map((record, at) => recordOf(record, at < 40 ? at * 7 : SIZE + at)),
      { name: 'later', seenAt: '2026-02-03T10:00:00.000Z' },
    )
    const size = db.prepare<[], number>('select count(*) from search_facet').pluck().get() ?? 0
    expect(size).toBeGreaterThan(SIZE)
    expectSame(db, true)
  })

  test('by lists of which only those were made anew in which something was changed', async () => {
    const made = await buildLists(db, () => false, { stretch: STRETCH, worth: 0, behind: 0 })
    expect(made).toBeGreaterThan(0)
    expectSame(db, true)
  })
})
