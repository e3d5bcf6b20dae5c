import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import type { SearchRequest } from '../../../server/questions/search/outcome.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const TODAY = '2026-02-02'
const WORDS = 'lantern lanterns harbour harbours quay wardens ferry ferries rope counted café'.split(' ')

let db: Database
let keys: number[]

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, at) => WORDS[(seed * (at + 3) + at * at) % WORDS.length]).join(' ')

const questions = Array.from({ length: 60 }, (_, at) =>
  (at % 3 === 0 ? aQuestion : anAnsweredQuestion)({
    uin: String(700 + at),
    house: at % 4 === 0 ? 'Lords' : 'Commons',
    dateTabled: `2026-01-${String(1 + (at % 28)).padStart(2, '0')}T00:00:00`,
    heading: words(at, 2),
    questionText: `To ask, ${words(at + 7, 1 + (at % 9))}.`,
    answerText: at % 3 === 0 ? null : `<p>${words(at + 5, 1 + (at % 13))}.</p>`,
  }),
)

beforeAll(async () => {
  db = freshDatabase()
  await importQuestions(db, questions)
  keys = db.prepare<[], number>('select search_key from search_facet order by 1').pluck().all()
})

const request = (text: string, filters: SearchRequest['filters'] = {}): SearchRequest => ({
  text,
  filters,
  sort: 'newest',
  page: 1,
  after: null,
  pageSize: 20,
  isAsTyped: false,
})

const term = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => `=${word}`),
  fc.constantFrom(...WORDS).map((word) => `${word.slice(0, 4)}*`),
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((two) => `"${two.join(' ')}"`),
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((two) => `="${two.join(' ')}"`),
  fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...WORDS)).map((two) => `near(${two.join(' ')}, 3)`),
  fc.constantFrom('house:Lords', 'is:late', 'status:answered', 'tabled:2026-01-01..2026-01-09', 'uin:705'),
  fc.constantFrom(...WORDS).map((word) => `heading:${word}`),
)
const clause = fc.tuple(fc.constantFrom('', '', '-'), term).map((parts) => parts.join(''))
const query = fc
  .array(
    fc.oneof(
      clause,
      fc.tuple(clause, clause).map((two) => `(${two.join(' or ')})`),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' '))
const filters = fc.constantFrom({}, { house: ['Commons'] }, { status: ['answered'], late: ['no'] })

function holds(numRuns: number): void {
  const { among, search } = questionSearch(db)
  fc.assert(
    fc.property(query, filters, fc.uniqueArray(fc.nat(59), { maxLength: 30 }), (text, chosen, places) => {
      const candidates = Float64Array.from(places.map((place) => keys[place] ?? 0)).sort()
      const asked = request(text, chosen)
      const all = new Set(search(asked, TODAY).keys())
      expect([...among(candidates, TODAY)(asked)]).toEqual([...candidates].filter((key) => all.has(key)))
    }),
    { numRuns },
  )
}

describe('which of some records a search finds', () => {
  test('is what it finds of all records, whatever it asks', () => {
    holds(600)
  })

  test('is so for two groups of records asked in turns', () => {
    const { among } = questionSearch(db)
    const [some, others] = [keys.slice(0, 20), keys.slice(20)].map((part) => Float64Array.from(part))
    const [first, second] = [
      among(some ?? new Float64Array(0), TODAY),
      among(others ?? new Float64Array(0), TODAY),
    ]
    const whole = among(Float64Array.from(keys), TODAY)
    for (const word of WORDS) {
      const asked = request(word)
      expect([...first(asked), ...second(asked)]).toEqual([...whole(asked)])
    }
  })

  test('follows a text that has changed, also for who asked before', async () => {
    const { among } = questionSearch(db)
    const asked = request('barge')
    const ask = among(Float64Array.from(keys), TODAY)
    expect(ask(asked)).toHaveLength(0)
    await importQuestions(db, [{ ...questions[0], questionText: 'To ask, where the barge is.' }])
    expect(ask(asked)).toHaveLength(1)
    holds(60)
  })

  test('of no records is none', () => {
    expect(questionSearch(db).among(new Float64Array(0), TODAY)(request('')).length).toBe(0)
  })
})
