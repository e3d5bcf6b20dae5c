import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { questionRecords } from '../../server/questions/record.ts'
import { type Page, readPage } from '../support/html.ts'
import { aQuestion, importQuestions, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const tabled = aQuestion({ uin: '104700', heading: null })
const transferred = { ...tabled, answeringBodyId: 9_901, answeringBodyName: 'Ministry of Lanterns' }
const edited = {
  ...transferred,
  heading: 'Lanterns: Oil',
  questionText: 'To ask the Minister for Lanterns, how much oil the wardens burn.',
  dateForAnswer: '2026-01-16T00:00:00',
}
const renamed = { ...edited, heading: 'Lanterns: Fuel' }
const held = {
  ...renamed,
  answerIsHolding: true,
  answeringMemberId: 99_002,
  dateAnswered: '2026-01-16T00:00:00',
  answerText: '<p>It is being counted.</p>',
}
const final = {
  ...held,
  answerIsHolding: false,
  dateAnswered: '2026-01-20T00:00:00',
  answerText: '<p>They burn 1,200 litres.</p><p>We will use less.</p>',
}
const changed = { ...final, answerText: '<p>They burn 1,250 litres.</p><p>We will use less.</p>' }
const corrected = {
  ...changed,
  answerIsCorrection: true,
  answerText: '<p>They burn 2,250 litres.</p><p>We will use less.</p>',
  dateAnswerCorrected: '2026-01-28T00:00:00',
  correctingMemberId: 99_003,
}
const SEEN = [
  ['12', tabled],
  ['13', transferred],
  ['14', edited],
  ['15', renamed],
  ['17', held],
  ['21', final],
  ['23', final],
  ['26', changed],
  ['29', corrected],
] as const
const lines = SEEN.map(([day, value]) =>
  JSON.stringify({ snapshotDate: `2026-01-${day}T20:00:00Z`, item: { value } }),
)

async function pageAfter(sightings: readonly string[]): Promise<Page> {
  const site = await siteWith([])
  for (const sighting of sightings) await importText(site.db, sighting)
  return readPage((await site.agent.get('/questions/2026-01-12/104700').expect(200)).text)
}

const eventsOn = ({ withClass }: Page) => {
  const whens = withClass('timeline__who')
  return withClass('timeline__what').map((title, index) => [title, whens[index]])
}

describe('the history of a question', () => {
  let page: Page
  beforeAll(async () => {
    page = await pageAfter(lines)
  })

  test('has all that happened, the oldest first, each with its day and how it is known', () => {
    expect(eventsOn(page)).toEqual([
      ['Tabled by Member 99001', '12 January 2026 (date in the record)'],
      [
        'Transferred from the Home Office to the Ministry of Lanterns',
        'Between 12 January 2026 and 13 January 2026 (as seen here)',
      ],
      ['Edited after it was tabled', 'Between 13 January 2026 and 14 January 2026 (as seen here)'],
      ['Edited after it was tabled', 'Between 14 January 2026 and 15 January 2026 (as seen here)'],
      ['Holding answer by Member 99002', '16 January 2026 (date in the record)'],
      ['Answered by Member 99002', '20 January 2026 (date in the record)'],
      [
        'Changed, without a notice of correction',
        'Between 23 January 2026 and 26 January 2026 (as seen here)',
      ],
      ['Corrected by Member 99003', '28 January 2026 (date in the record)'],
    ])
  })

  test('says what was edited, and takes a heading that is given later for no edit', () => {
    expect(page.main).toContain('Its heading was “Lanterns: Oil” and became “Lanterns: Fuel”.')
    expect(page.main).toContain('Its date for answer was “14 January 2026” and became “16 January 2026”.')
    expect(page.main).not.toContain('“null”')
    expect(page.main.match(/Its heading was/g)).toHaveLength(1)
  })

  test('compares each answer with the one before it, number by number', () => {
    expect(page.tagged('del').slice(-1)).toEqual(['[removed: 1,200]'])
    expect(page.tagged('del')[0]).toBe('[removed: 1,250]')
    expect(page.tagged('ins')[0]).toBe('[added: 2,250]')
  })

  test('is the same in whatever order the sightings came', async () => {
    const orders = fc.sample(fc.shuffledSubarray(lines, { minLength: lines.length }), { numRuns: 6, seed: 7 })
    for (const order of [lines.toReversed(), ...orders]) {
      expect(eventsOn(await pageAfter(order))).toEqual(eventsOn(page))
    }
  })
})

test('a withdrawal and a lapse stand in the history', async () => {
  const withdrawn = aQuestion({ isWithdrawn: true, uin: '104701' })
  const lapsed = aQuestion({
    uin: '104702',
    dateTabled: '2024-05-20T00:00:00',
    dateForAnswer: '2024-05-23T00:00:00',
  })
  const { agent } = await siteWith([withdrawn, lapsed])
  const last = async (address: string) =>
    eventsOn(readPage((await agent.get(address).expect(200)).text)).at(-1)
  expect(await last('/questions/2026-01-12/104701')).toEqual([
    'Withdrawn',
    '2 February 2026 (first seen here)',
  ])
  expect(await last('/questions/2024-05-20/104702')).toEqual([
    'Lapsed: its session ended without an answer',
    '24 May 2024 (date in the record)',
  ])
})

test('a question that Parliament no longer gives says so, until it is there again', async () => {
  const gone = aQuestion({ id: 700_123, uin: '104703' })
  const { agent, db } = await siteWith([gone])
  const page = async () => readPage((await agent.get('/questions/2026-01-12/104703').expect(200)).text)
  expect((await page()).main).not.toContain('no longer has this question')
  const miss = db.transaction(() => questionRecords(db).miss(700_123, '2026-02-04T09:00:00.000Z'))
  expect(miss.immediate()).toMatchObject({ change: 'updated' })
  const missing = await page()
  expect(missing.main).toContain(
    'Parliament’s record no longer has this question. It was last found there on',
  )
  expect(eventsOn(missing).at(-1)).toEqual([
    'Not found on Parliament’s record',
    '4 February 2026 (first seen here)',
  ])
  await importQuestions(db, [gone], { seenAt: '2026-02-09T09:00:00.000Z' })
  const back = await page()
  expect(back.main).not.toContain('no longer has this question')
  expect(back.main).toContain('It was there again later.')
})

test('a text that went back to what it was has both changes', async () => {
  const [first, second] = [final, changed].map((value) => ({ ...value, uin: '104700' }))
  const again = [first, second, first].map((value, index) =>
    JSON.stringify({ snapshotDate: `2026-01-2${1 + 2 * index}T20:00:00Z`, item: { value } }),
  )
  for (const order of [again, again.toReversed()]) {
    const titles = (await pageAfter(order)).withClass('timeline__what')
    expect(titles.filter((title) => title.startsWith('Changed'))).toHaveLength(2)
  }
})
