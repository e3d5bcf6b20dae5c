import { expect, test } from 'vitest'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, importQuestions } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const corrected = (fields: Record<string, unknown>) =>
  anAnsweredQuestion({
    answerIsCorrection: true,
    answerText: '<p>The wardens hold 421 lanterns & oars.</p>',
    correctingMemberId: 99_002,
    ...fields,
  })
const first = corrected({ uin: '800', heading: 'Boats <b>', dateAnswerCorrected: '2026-01-20T00:00:00' })
const second = corrected({
  uin: '801',
  dateTabled: '2025-11-12T00:00:00',
  dateAnswerCorrected: '2026-01-27T00:00:00',
})
const tagged = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text)
const feedOf = async (
  { agent }: Pick<Awaited<ReturnType<typeof siteWith>>, 'agent'>,
  query = '?status=corrected',
) =>
  (
    await agent
      .get(`/questions.atom${query}`)
      .expect(200)
      .expect('Content-Type', /^application\/atom\+xml/)
  ).text

test('the feed of corrections has the answer corrected last first, whenever its question was tabled', async () => {
  const site = await siteWith([first, second, anAnsweredQuestion(), aQuestion()])
  const xml = await feedOf(site)
  expect(tagged(xml, 'title')).toEqual([
    'Corrected answers - Pursuant',
    'Wardens: Equipment: Commons question 801, answer corrected',
    'Boats &lt;b&gt;: Commons question 800, answer corrected',
  ])
  expect(tagged(xml, 'updated').slice(1)).toEqual(['2026-01-27T00:00:00.000Z', '2026-01-20T00:00:00.000Z'])
  expect(xml).toContain('corrected 27 January 2026. The wardens hold 421 lanterns &amp; oars.')
  expect(tagged(xml, 'rights').join()).toContain('Open Parliament Licence')
  const page = await site.agent.get('/questions?status=corrected').expect(200)
  expect(readPage(page.text).links.map(({ href }) => href)).toContain('/questions.atom?status=corrected')
  expect(page.text).toContain('2 questions')
})

test('a second correction is an entry of its own, and the same correction stays the same', async () => {
  const site = await siteWith([first])
  const id = async () => tagged(await feedOf(site), 'id')[1]
  const before = await id()
  expect(before).toMatch(/\/questions\/2026-01-12\/800#answer-\d+$/)
  await importQuestions(site.db, [first], { seenAt: '2026-02-03T10:00:00Z' })
  expect(await id()).toBe(before)
  const again = { ...first, answerText: '<p>422.</p>', dateAnswerCorrected: '2026-02-04T00:00:00' }
  await importQuestions(site.db, [again], { seenAt: '2026-02-05T10:00:00Z' })
  expect(await id()).not.toBe(before)
  const target = String(await id()).split('#')[1]
  expect((await site.agent.get('/questions/2026-01-12/800')).text).toContain(`id="${target}"`)
})

test('the feed asks what the search asks, and leaves the sample out', async () => {
  const site = await siteWith([first, anAnsweredQuestion({ uin: '802' }), aQuestion({ uin: '803' })])
  expect(tagged(await feedOf(site, '?q=oars'), 'id')).toHaveLength(2)
  expect(tagged(await feedOf(site, ''), 'id')).toHaveLength(4)
  const sampled = await siteWith([])
  sampleKeeper(sampled.db).load(sampled.clock)
  expect((await sampled.agent.get('/questions.json')).body.total).toBeGreaterThan(0)
  expect(tagged(await feedOf(sampled, ''), 'id')).toHaveLength(1)
})
