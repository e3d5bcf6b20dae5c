import { beforeAll, describe, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { anAnsweredQuestion, aQuestion, importText } from '../support/records.ts'
import { addressOf, siteWith } from '../support/site.ts'

const BASE_URL = 'https://pursuant.example'
const config = { BASE_URL: `${BASE_URL}/` }

const on = (day: string) => ({ clock: () => new Date(`${day}T12:00:00Z`), config })

async function jsonOf(question: Record<string, unknown>, options = {}) {
  const { agent } = await siteWith([question], { config, ...options })
  const response = await agent.get(`${addressOf(question)}.json`).expect(200)
  expect(response.headers['content-type']).toMatch(/^application\/json/)
  return response.body
}

describe('a question as JSON', () => {
  test('has Parliament’s own field names, and ours for what follows from them', async () => {
    const question = anAnsweredQuestion({
      uin: '104512',
      memberHasInterest: true,
      askingMember: { id: 99_001, name: 'Eleanor Ashby', party: 'Progress', memberFrom: 'Northbridge' },
      answeringMember: { id: 99_002, name: 'Philippa Rennick', party: 'Civic', memberFrom: 'Hollinsea' },
    })
    expect(await jsonOf(question)).toEqual({
      id: question.id,
      uin: '104512',
      house: 'Commons',
      heading: 'Wardens: Equipment',
      questionText: question.questionText,
      questionTextIsCut: false,
      askingMemberId: 99_001,
      askingMember: {
        id: 99_001,
        name: 'Eleanor Ashby',
        party: 'Progress',
        seat: 'Northbridge',
        partyAsOn: '2026-02-02',
      },
      memberHasInterest: true,
      answeringBodyId: 1,
      answeringBodyName: 'Home Office',
      dateTabled: '2026-01-12',
      dateForAnswer: '2026-01-14',
      dateAnswered: '2026-01-15',
      dateAnswerCorrected: null,
      isNamedDay: false,
      isWithdrawn: false,
      answerIsHolding: false,
      answerIsCorrection: false,
      answeringMemberId: 99_002,
      answeringMember: { id: 99_002, name: 'Philippa Rennick' },
      answerText: expect.stringContaining('<p>We will publish a count each spring.</p>'),
      answerTextIsCut: false,
      status: 'answered',
      late: false,
      commitments: [],
      policies: [],
      provisions: [],
      thread: { refersTo: [], referredToBy: [] },
      isSample: false,
      lastSeen: '2026-02-02T10:00:00.000Z',
      url: `${BASE_URL}/questions/2026-01-12/104512`,
      licence: 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
    })
  })

  test('is unanswered and late without an answer, and has nothing where nothing is', async () => {
    expect(await jsonOf(aQuestion({ heading: null, askingMemberId: null }))).toMatchObject({
      heading: null,
      askingMemberId: null,
      askingMember: null,
      answerText: null,
      answerIsHolding: null,
      answeringMember: null,
      dateAnswered: null,
      status: 'unanswered',
      late: true,
    })
  })

  test('is holding with the holding answer, whose date is not the date of an answer', async () => {
    const held = aQuestion({
      answerIsHolding: true,
      answerText: '<p>Not yet.</p>',
      dateAnswered: '2026-01-14T00:00:00',
    })
    const expected = { status: 'holding', answerIsHolding: true, dateAnswered: null, late: true }
    expect(await jsonOf(held)).toMatchObject(expected)
  })

  test('is corrected with the day of the correction', async () => {
    const corrected = anAnsweredQuestion({
      answerIsCorrection: true,
      dateAnswerCorrected: '2026-01-20T00:00:00',
    })
    expect(await jsonOf(corrected)).toMatchObject({
      status: 'corrected',
      answerIsCorrection: true,
      dateAnswered: '2026-01-15',
      dateAnswerCorrected: '2026-01-20',
    })
  })

  test('is withdrawn, or lapsed, and then not late', async () => {
    expect(await jsonOf(aQuestion({ isWithdrawn: true }))).toMatchObject({
      status: 'withdrawn',
      isWithdrawn: true,
      late: false,
    })
    const old = aQuestion({ dateTabled: '2024-05-20T00:00:00' })
    expect(await jsonOf(old)).toMatchObject({ status: 'lapsed', late: false })
  })

  test('has null for late where the calendar does not reach, and for a kind that the Lords do not have', async () => {
    const question = aQuestion({ dateTabled: '2026-07-15T00:00:00' })
    expect(await jsonOf(question, on('2026-11-24'))).toMatchObject({ status: 'unanswered', late: null })
    const lords = aQuestion({ house: 'Lords', uin: 'HL501' })
    expect(await jsonOf(lords)).toMatchObject({ house: 'Lords', isNamedDay: null })
  })

  test('is found at its local address in the search when it was pasted in', async () => {
    const { agent, db } = await siteWith([], { config })
    await importText(db, 'Question to the Home Office:\nTo ask, how many ferries there are.\nNine.')
    const { body } = await agent.get('/questions.json?q=ferries').expect(200)
    expect(body.items).toMatchObject([
      { id: null, uin: null, dateTabled: null, late: null, url: `${BASE_URL}/questions/local/1` },
    ])
  })
})

describe('a search as JSON', () => {
  let site: TestApp
  const many = Array.from({ length: 1_065 }, (_, index) =>
    aQuestion({
      uin: String(10_001 + index),
      dateTabled: `2026-01-${String(5 + (index % 12)).padStart(2, '0')}T00:00:00`,
      questionText: `To ask the Secretary of State, how many lanterns ${index < 45 ? 'shine in hall' : 'wait in store'} ${index}.`,
    }),
  )

  beforeAll(async () => {
    site = await siteWith(many, { config })
  })

  const search = async (query: string) => (await site.agent.get(`/questions.json?${query}`).expect(200)).body

  test('is a total, items, facets and the address of the next page', async () => {
    const body = await search('q=hall&sort=oldest')
    expect(body).toMatchObject({
      total: 45,
      next: `${BASE_URL}/questions.json?q=hall&sort=oldest&page=2`,
      notices: [],
    })
    expect(body.licence).toContain('Open Parliament Licence v3.0')
    expect(body.items).toHaveLength(20)
    expect(body.items[0]).toMatchObject({ house: 'Commons', dateTabled: '2026-01-05', status: 'unanswered' })
    expect(Object.keys(body.facets)).toEqual(
      expect.arrayContaining(['body', 'house', 'status', 'type', 'year', 'party', 'asker', 'answerer']),
    )
    expect(body.facets.status).toEqual([{ value: 'unanswered', label: 'Unanswered', count: 45 }])
    expect(body.facets.asker).toEqual([{ value: '99001', label: 'Member 99001', count: 45 }])
  })

  test('finds a question by its number typed alone, as the page does', async () => {
    const { items } = await search('q=10007')
    expect(items).toMatchObject([{ uin: '10007' }])
  })

  test('says what it left out', async () => {
    expect((await search('q=hall&year=never')).notices).toEqual([
      '“never” is not known for “Year tabled”, so it was left out.',
    ])
  })

  interface List {
    items: { uin: string }[]
    notices: string[]
    next: string | null
  }

  /** All items' uins and notices, from the first page by `next` to the last; stops at a page seen before. */
  async function follow(query: string): Promise<{ uins: string[]; notices: string[] }> {
    const uins: string[] = []
    const notices: string[] = []
    const seen = new Set<string>()
    let next: string | null = `${BASE_URL}/questions.json?${query}`
    while (next && !seen.has(next)) {
      seen.add(next)
      const { body }: { body: List } = await site.agent.get(next.slice(BASE_URL.length)).expect(200)
      uins.push(...body.items.map(({ uin }) => uin))
      notices.push(...body.notices)
      next = body.next
    }
    return { uins, notices }
  }

  const every = many.map(({ uin }) => String(uin))

  test.each(['q=hall', 'q=hall&sort=newest', 'q=hall&sort=oldest'])(
    'followed by next gives every item once: %s',
    async (query) => {
      expect((await follow(query)).uins.toSorted()).toEqual(every.slice(0, 45).toSorted())
    },
  )

  const FORTY_SEVEN_PAGES = 47 * 20

  test.each(['', 'sort=oldest', 'sort=relevance', 'q=-ferry'])(
    'followed past the fiftieth page gives every item once too: %s',
    async (query) => {
      const { uins } = await follow(`${query}&page=48`)
      expect(uins).toHaveLength(every.length - FORTY_SEVEN_PAGES)
      expect(new Set(uins).size).toBe(uins.length)
    },
  )

  test('by relevance never ends before its total without a word', async () => {
    const { uins, notices } = await follow('q=lanterns&page=48')
    const isWhole = uins.length === every.length - FORTY_SEVEN_PAGES
    expect(isWhole || notices.length > 0).toBe(true)
  })
})

describe('an address that leads nowhere', () => {
  const NOWHERE = [
    '/questions/2026-02-30/1',
    '/questions/2026-01-12/abc',
    '/questions/2026-01-12/99999999',
    '/questions/2026-1-12/104512',
    '/questions/banana/1',
    '/questions/0000-00-00/1',
    '/questions/%00/%00',
    '/questions/local/0',
    '/questions/local/1e3',
    '/questions/local/99999999999999999999',
    '/questions/local/-1',
    '/questions/2026-01-12',
    '/uin/abc',
    '/uin/104512',
    '/uin/HL',
    '/uin/123456789012345678901234567890',
    '/members/0',
    '/members/99',
    '/members/4149abc',
    '/members/99999999999999999999',
    '/members/local/x',
    '/members/local/7',
  ]

  test.each(NOWHERE)('%s is a 404 in words, and in JSON for programs', async (address) => {
    const { agent } = await empty
    const page = await agent.get(address).expect(404)
    expect(page.text).toContain('<h1 class="govuk-heading-l">Page not found</h1>')
    const { body } = await agent.get(address).set('Accept', 'application/json').expect(404)
    expect(body).toEqual({ error: { status: 404, message: expect.stringMatching(/^[A-Z].*\.$/) } })
  })

  test.each(['/questions/2026-01-12/104512.json', '/questions/2026-02-30/1.json', '/questions/local/1.json'])(
    '%s is a 404 as JSON by its ending',
    async (address) => {
      const { body } = await (await empty).agent.get(address).expect(404)
      expect(body.error.status).toBe(404)
    },
  )

  test('that cannot be decoded is a 400, and a search too long a 414', async () => {
    const { agent } = await empty
    expect((await agent.get('/questions/%E0%A4%A/1.json').expect(400)).body.error.status).toBe(400)
    const { body } = await agent.get(`/questions.json?q=${'x'.repeat(4_100)}`).expect(414)
    expect(body).toEqual({ error: { status: 414, message: 'The search is longer than Pursuant can take.' } })
  })

  const empty = siteWith([])
})
