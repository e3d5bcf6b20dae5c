import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { policyQueries } from '../../../server/policies/queries.ts'
import { policyRecords } from '../../../server/policies/record.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { markedHtml } from '../../../server/questions/search/snippet.ts'
import { siteWithCommitment } from '../../commitments/promises.ts'
import { A_COMMAND } from '../../support/accounts.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const TODAY = '2026-02-02'
const clock = () => new Date('2026-02-02T10:00:00Z')
const PLAN = {
  slug: 'lantern-plan',
  title: 'The Lantern Plan',
  kind: 'strategy' as const,
  publishedOn: null,
  reviewOn: null,
  links: [],
  leadTeamId: null,
  supersededById: null,
  aliases: ['Lantern Plan', 'Operation Wick'],
  body: '',
}

let db: Database
const find = (query: Record<string, string>) =>
  questionSearch(db).search(readSearchQuery(query).request, TODAY)
const total = (query: Record<string, string>) => find(query).total
const counts = (name: string, query = {}) =>
  find(query)
    .facets.find((facet) => facet.name === name)
    ?.options()
    .map(({ value, count }) => [value, count])

const naming = aQuestion({ questionText: 'To ask, what the Lantern Plan has done.' })
const other = anAnsweredQuestion({ questionText: 'To ask, about quays and operation wick.' })

beforeEach(async () => {
  db = freshDatabase()
  await importQuestions(db, [naming, other, aQuestion()], { seenAt: '2026-01-20T00:00:00.000Z' })
})

describe('the policies that questions name', () => {
  test('are searched by slug, title or another name, counted, and follow the names', () => {
    expect(total({ q: 'policy:lantern' })).toBe(3) // nothing is called so yet, so the word is left out
    const records = policyRecords(db, clock)
    const id = records.add(PLAN, A_COMMAND)
    for (const q of [
      'policy:lantern-plan',
      'policy:lantern',
      'policy:"operation wick"',
      'policy:wick what or policy:wick quays',
    ])
      expect(total({ q })).toBe(2)
    expect(total({ q: '-policy:wick' })).toBe(1)
    expect(total({ policy: 'lantern-plan' })).toBe(2)
    expect(total({ policy: 'lantern-plan', q: 'quays' })).toBe(1)
    expect(counts('policy')).toEqual([['lantern-plan', 2]])
    const { slug: _, ...facts } = PLAN
    records.change(
      id,
      { ...facts, aliases: ['Lantern Plan'] },
      policyQueries(db).byId(id)?.revision ?? 0,
      A_COMMAND,
      'A name less',
    )
    expect(total({ policy: 'lantern-plan' })).toBe(1)
    records.remove(id, A_COMMAND, 'A mistake')
    expect(find({ policy: 'lantern-plan' }).notices.join()).toContain('“lantern-plan” is not known')
  })

  test('follow the texts', async () => {
    policyRecords(db, clock).add(PLAN, A_COMMAND)
    expect(total({ policy: 'lantern-plan' })).toBe(2)
    await importQuestions(db, [{ ...naming, questionText: 'To ask, about quays alone.' }], {
      seenAt: '2026-01-21T00:00:00.000Z',
    })
    expect(total({ policy: 'lantern-plan' })).toBe(1)
  })
})

test('attachments are known as soon as they are seen', async () => {
  expect(total({ has: 'attachment' })).toBe(0)
  const attachments = [
    { url: 'https://example.org/a.pdf', title: 'A table', fileType: 'pdf', fileSizeBytes: 9 },
  ]
  await importQuestions(db, [{ ...other, attachments }], { seenAt: '2026-01-22T00:00:00.000Z' })
  expect(total({ has: 'attachment' })).toBe(1)
  expect(total({ q: 'has:attachment quays' })).toBe(1)
  expect(total({ q: '-has:attachment' })).toBe(2)
  expect(counts('has')).toEqual([['attachment', 1]])
})

test('a question has a commitment from when it is logged, for anyone', async () => {
  const { site } = await siteWithCommitment()
  const found = async (query: string) =>
    (await site.agent.get(`/questions.json?${query}`).expect(200)).body.total
  expect(await found('has=commitment')).toBe(1)
  expect(await found('q=has:commitment')).toBe(1)
  site.db.exec('pragma foreign_keys = off; delete from commitment')
  expect(await found('has=commitment')).toBe(0)
})

test('whether a question is late follows a date that is no word of it', async () => {
  const named = aQuestion({
    isNamedDay: true,
    dateTabled: '2026-01-26T00:00:00',
    dateForAnswer: '2026-02-05T00:00:00',
  })
  const isLate = () => total({ q: 'is:late type:named-day' })
  await importQuestions(db, [named], { seenAt: '2026-01-27T00:00:00.000Z' })
  expect(isLate()).toBe(0)
  await importQuestions(db, [{ ...named, dateForAnswer: '2026-01-28T00:00:00' }], {
    seenAt: '2026-01-28T00:00:00.000Z',
  })
  expect(isLate()).toBe(1)
  expect(
    questionSearch(db).search(readSearchQuery({ q: 'is:late type:named-day' }).request, '2026-01-28').total,
  ).toBe(0)
})

describe('an exact form', () => {
  const marked = (q: string) =>
    find({ q, sort: 'newest' }).hits.map(({ texts }) =>
      [...markedHtml(texts.question).matchAll(/<mark>(.*?)<\/mark>/g)].map(([, words]) => words),
    )

  beforeEach(async () => {
    await importQuestions(db, [
      aQuestion({
        questionText: 'To ask, about girls and a girl; Girls’ schools.',
        dateTabled: '2026-02-01T00:00:00',
      }),
    ])
  })

  test('marks that form alone, unless another word asks for the rest', () => {
    expect(marked('=girls')).toEqual([['girls', 'Girls']])
    expect(marked('=girls girl')).toEqual([['girls', 'girl', 'Girls']])
    expect(marked('=girl')).toEqual([['girl']])
    expect(total({ q: '="girls schools"' })).toBe(1)
    expect(total({ q: '="girl schools"' })).toBe(0)
    expect(total({ q: '"girl schools"' })).toBe(1)
  })
})
