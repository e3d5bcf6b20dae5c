import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { questionQueries } from '../../../server/questions/queries.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { markedHtml } from '../../../server/questions/search/snippet.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  freshDatabase,
  importQuestions,
  importText,
} from '../../support/records.ts'

const TODAY = '2026-02-02'

/** A small corpus in our own words; each question is known by its heading. */
const CORPUS = [
  anAnsweredQuestion({
    heading: 'Encryption',
    questionText: 'To ask the Secretary of State, what she will do about end-to-end encryption.',
    answerText: '<p>Encrypted services must assess their risks.</p>',
    dateTabled: '2026-01-12T00:00:00',
  }),
  anAnsweredQuestion({
    heading: 'Immigration',
    questionText: 'To ask the Secretary of State, how immigrants are accommodated.',
    answerText: '<p>Accommodation is in Northbridge.</p>',
    dateTabled: '2026-01-13T00:00:00',
    isNamedDay: true,
  }),
  aQuestion({
    heading: 'Knives',
    questionText: 'To ask the Secretary of State, what steps she takes on knife crime.',
    dateTabled: '2026-01-14T00:00:00',
    askingMemberId: 99_005,
  }),
  anAnsweredQuestion({
    heading: 'Hotels',
    questionText:
      'To ask the Secretary of State, how many hotels house people who seek asylum; and what crime is recorded there.',
    answerText: '<p>Lanterns are allowed in hotels.</p>',
    dateTabled: '2025-11-03T00:00:00',
  }),
  aQuestion({
    heading: 'Withdrawn',
    questionText: 'To ask the Secretary of State, about girls’ safety.',
    dateTabled: '2026-01-15T00:00:00',
    isWithdrawn: true,
  }),
  aQuestion({
    heading: 'Old',
    questionText: 'To ask the Secretary of State, about lanterns.',
    dateTabled: '2024-03-12T00:00:00',
  }),
  aQuestion({
    heading: 'Peers',
    house: 'Lords',
    uin: 'HL501',
    questionText: 'To ask His Majesty’s Government, what they know of lanterns.',
    dateTabled: '2026-01-20T00:00:00',
  }),
  aQuestion({
    heading: 'Elsewhere',
    answeringBodyId: 7,
    answeringBodyName: 'Ministry of Lanterns',
    questionText: 'To ask the Minister, about crime and lanterns.',
    dateTabled: '2026-01-21T00:00:00',
  }),
]

let db: Database
let search: ReturnType<typeof questionSearch>['search']

beforeAll(async () => {
  db = freshDatabase()
  await importQuestions(db, CORPUS)
  await importText(
    db,
    'Heading: Undated\n\nQuestion to the Home Office:\nTo ask about crime without a date.\n',
  )
  search = questionSearch(db).search
})

function find(query: Record<string, string | string[]>) {
  const outcome = search(readSearchQuery(query).request, TODAY)
  return {
    ...outcome,
    headings: outcome.hits.map(({ questionId }) => questionQueries(db).byId(questionId)?.heading),
  }
}

describe('what is found', () => {
  test.each([
    ['crime', ['Hotels', 'Knives', 'Undated']],
    ['knife crime', ['Knives']],
    ['"knife crime"', ['Knives']],
    ['crime -knife', ['Hotels', 'Undated']],
    ['-crime', ['Encryption', 'Immigration', 'Old', 'Peers', 'Withdrawn']],
    ['encry*', ['Encryption']],
    ['immigra*', ['Immigration']],
    ['accommoda*', ['Immigration']],
    ['-hotel* lanterns', ['Old', 'Peers']],
    ['"end-to-end encryption"', ['Encryption']],
    ['end-to-end', ['Encryption']],
    ["girls' safety", ['Withdrawn']],
    ['zebra', []],
    ['zeb*', []],
    ['record', ['Hotels']],
    ['house1', []],
  ])('%s', (q, headings) => {
    expect(find({ q }).headings.toSorted()).toEqual(headings)
  })

  test('the Home Office unless asked otherwise', () => {
    expect(find({ q: 'lanterns' }).total).toBe(3)
    expect(find({ q: 'lanterns', body: '7' }).headings).toEqual(['Elsewhere'])
    expect(find({ q: 'lanterns', body: 'all' }).total).toBe(4)
  })
})

describe('filters', () => {
  test.each([
    [{ house: 'Lords' }, ['Peers']],
    [{ type: 'named-day' }, ['Immigration']],
    [{ status: 'answered' }, ['Encryption', 'Hotels', 'Immigration']],
    [{ status: 'withdrawn' }, ['Withdrawn']],
    [{ status: 'lapsed' }, ['Old']],
    [{ status: 'unanswered' }, ['Knives', 'Old', 'Peers', 'Undated']],
    [{ status: ['withdrawn', 'lapsed'] }, ['Old', 'Withdrawn']],
    [{ year: '2025' }, ['Hotels']],
    [{ year: 'unknown' }, ['Undated']],
    [{ asker: '99005' }, ['Knives']],
    [{ answerer: '99002', q: 'hotels' }, ['Hotels']],
    [{ status: 'lapsed', q: 'lanterns' }, ['Old']],
    [{ status: 'unanswered', q: 'crime', sort: 'relevance' }, ['Knives', 'Undated']],
  ] as const)('%o', (query, headings) => {
    expect(find({ ...query } as Record<string, string>).headings.toSorted()).toEqual(headings)
  })

  test('each filter is counted as if it were off, and the others as they are', () => {
    const { facets } = find({ status: 'answered' })
    const counts = (name: string) =>
      Object.fromEntries(
        facets
          .find((facet) => facet.name === name)
          ?.options()
          .map(({ value, count }) => [value, count]) ?? [],
      )
    expect(counts('status')).toEqual({ unanswered: 4, answered: 3, withdrawn: 1, lapsed: 1 })
    expect(counts('house')).toEqual({ Commons: 3 })
    expect(counts('year')).toEqual({ 2026: 2, 2025: 1 })
    expect(counts('body')).toEqual({ 1: 3 })
  })

  test('a value that means nothing is left out and said', () => {
    const { total, notices } = find({ party: 'Nobody', status: 'lost' })
    expect(total).toBe(8)
    expect(notices).toEqual([expect.stringMatching(/“lost”/), expect.stringMatching(/“Nobody”/)])
  })
})

describe('order', () => {
  test('an unknown date comes last, whichever way', () => {
    expect(find({ q: 'crime', sort: 'newest' }).headings).toEqual(['Knives', 'Hotels', 'Undated'])
    expect(find({ q: 'crime', sort: 'oldest' }).headings).toEqual(['Hotels', 'Knives', 'Undated'])
  })

  test('relevance where there are words, newest where there are none', () => {
    expect(find({ q: 'lanterns' }).sort).toBe('relevance')
    expect(find({}).sort).toBe('newest')
    expect(find({ q: '-lanterns' }).sort).toBe('newest')
  })
})

describe('snippets', () => {
  test('mark what matched in heading, question and answer', () => {
    const [hit] = find({ q: 'encryption' }).hits
    expect(markedHtml(hit?.texts.heading ?? '')).toBe('<mark>Encryption</mark>')
    expect(markedHtml(hit?.texts.answer ?? '')).toContain('<mark>Encrypted</mark> services')
  })

  test('belong each to their own question', () => {
    const texts = find({ q: 'lanterns', body: 'all' }).hits.map(({ texts }) => markedHtml(texts.heading))
    expect(texts.toSorted()).toEqual(['Elsewhere', 'Hotels', 'Old', 'Peers'])
  })

  test('hold no HTML but the marks, balanced, whatever is searched for and whatever the text', async () => {
    const hostile = freshDatabase()
    const texts = [
      '<script>alert(1)</script> lantern',
      '</mark><img src=x onerror=alert(1)> lantern',
      '\u0001lantern\u0002 & "quotes" \u0002\u0001',
    ]
    await importQuestions(
      hostile,
      texts.map((questionText) => aQuestion({ questionText, heading: questionText })),
    )
    const { hits } = questionSearch(hostile).search(readSearchQuery({ q: 'lantern' }).request, TODAY)
    expect(hits).toHaveLength(3)
    for (const { texts } of hits) {
      const html = markedHtml(texts.question)
      expect(html.replace(/<mark>[^<>]*<\/mark>/g, '')).not.toMatch(/[<>]|\p{Cc}/u)
    }
  })
})

test('prefixes share the words that a search may look for, and the page says so', async () => {
  const many = freshDatabase()
  const words = Array.from({ length: 300 }, (_, index) => `lantern${index.toString(36)}x`).join(' ')
  await importQuestions(many, [aQuestion({ questionText: `To ask about ${words}.` })])
  const { search } = questionSearch(many)
  expect(search(readSearchQuery({ q: 'lant*' }).request, TODAY).notices).toEqual([
    expect.stringMatching(/lant\* begins very many words: the 200 commonest/),
  ])
  expect(search(readSearchQuery({ q: 'lant* lanter*' }).request, TODAY).notices).toEqual([
    expect.stringMatching(/the 100 commonest/),
    expect.stringMatching(/the 100 commonest/),
  ])
})

describe('no text typed can fail', () => {
  const spice = fc.constantFrom(
    '"',
    '-',
    '*',
    '(',
    ')',
    ':',
    '^',
    'NEAR(',
    'AND',
    'OR',
    'NOT',
    '{',
    '}',
    'heading:',
    'rank',
    '\u0000',
    "'",
    'lantern',
    'crime',
    '“',
    '—',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(fc.oneof(spice, fc.string({ maxLength: 6 })), { maxLength: 24 }).map((parts) => parts.join(' ')),
    fc.array(spice, { maxLength: 30 }).map((parts) => parts.join('')),
  )

  test('or escape the snippet', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(typed, fc.constantFrom('relevance', 'newest', 'oldest', 'nonsense'), (q, sort) => {
        const { hits } = find({ q, sort, body: 'all' })
        for (const { texts } of hits) {
          const html = markedHtml(texts.heading) + markedHtml(texts.question) + markedHtml(texts.answer)
          expect(html.replace(/<mark>[^<>]*<\/mark>/g, '')).not.toMatch(/[<>]/)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('nor any address', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'q',
            'body',
            'house',
            'asker',
            'party',
            'type',
            'status',
            'year',
            'sort',
            'page',
            'after',
          ),
          value,
        ),
        (query) => {
          expect(find(query).total).toBeGreaterThanOrEqual(0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
