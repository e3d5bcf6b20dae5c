import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { livingParliament } from '../support/parliament/control.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'
import { troubleMaker } from '../support/parliament/troubles.ts'
import type { Value } from '../support/parliament/value.ts'

interface List {
  totalResults: number
  results: { value: Value; links: { rel: string; href: string; method: string }[] }[]
}

function onlyOf([first, ...more]: List['results']): Value {
  if (!first || more.length > 0) throw new Error('one row was expected')
  return first.value
}

const LONG = 'Which lanterns are lit, and why? '.repeat(12)

describe('the fake Parliament’s list', () => {
  const record = parliamentRecord('2026-03-02')
  let parliament: Parliament

  const plain = record.table({ questionText: LONG, askingMemberId: 98_001 })
  const named = record.table({ isNamedDay: true, dateForAnswer: '2026-03-05T00:00:00' })
  record.nextDay()
  const lords = record.table({ house: 'Lords', heading: 'Foghorns' })
  const elsewhere = record.table({ answeringBodyId: 2, answeringBodyName: 'Department for Harbours' })
  const withdrawn = record.table()
  record.withdraw(withdrawn)
  record.nextDay()
  record.answer(plain, `<p>None &amp; few.</p><p>${LONG}</p>`, 98_101)
  plain.attachments = [
    { url: 'https://lantern.example/a list.pdf', title: 'A list', fileType: 'PDF', fileSizeBytes: 9 },
  ]
  record.hold(named)
  record.nextDay()
  record.correct(plain, `<p>None &amp; few, corrected.</p><p>${LONG}</p>`)

  beforeAll(async () => {
    parliament = await serveParliament(record)
  })
  afterAll(() => parliament.close())

  async function list(query: string): Promise<List> {
    const response = await fetch(`${parliament.base}/writtenquestions/questions?${query}`)
    expect(response.status).toBe(200)
    return (await response.json()) as List
  }

  const detail = async (path: string) => {
    const response = await fetch(`${parliament.base}/writtenquestions/questions/${path}`)
    return { status: response.status, body: (await response.json()) as List['results'][number] }
  }

  test.each<[string, Value[]]>([
    ['', [plain, named, lords, elsewhere]],
    ['tabledWhenFrom=2026-03-03', [lords, elsewhere]],
    ['tabledWhenFrom=2026-03-02&tabledWhenTo=2026-03-02', [plain, named]],
    ['dateForAnswerWhenTo=2026-03-04', [plain]],
    ['answeredWhenFrom=2026-03-04&answeredWhenTo=2026-03-04', [plain, named]],
    ['answeredWhenTo=2026-03-03', []],
    ['correctedWhenFrom=2026-03-05', [plain]],
    ['answeringBodies=2&tabledWhenFrom=2026-01-01', [elsewhere]],
    [
      'answeringBodies=1&answeringBodies=2&tabledWhenFrom=2026-01-01&includeWithdrawn=true',
      [plain, named, lords, elsewhere, withdrawn],
    ],
    ['members=98001', [plain]],
    ['askingMemberId=98001', [plain]],
    ['answeringMemberId=98101', [plain]],
    ['answered=Answered', [plain]],
    ['answered=Unanswered', [named, lords, elsewhere]],
    ['answered=Any&questionStatus=AllQuestions&sessionStatus=Any', [plain, named, lords, elsewhere]],
    ['questionStatus=AnsweredOnly', [plain]],
    ['questionStatus=NotAnswered', [named, lords, elsewhere]],
    ['house=Lords', [lords]],
    ['house=Bicameral&includeWithdrawn=true', [plain, named, lords, elsewhere, withdrawn]],
    ['searchTerm=FOGHORN', [lords]],
    ['searchTerm=corrected', [plain]],
    ['uIN=2', [named]],
    ['uin=2', [plain, named, lords, elsewhere]],
    ['lanternsOnly=true', [plain, named, lords, elsewhere]],
  ])('asked for %s', async (query, expected) => {
    const { totalResults, results } = await list(query)
    expect(results.map(({ value }) => value.id)).toEqual(expected.map(({ id }) => id))
    expect(totalResults).toBe(expected.length)
  })

  test('cuts texts, strips tags and knows of no attachments; the detail has all of it', async () => {
    const { results } = await list('members=98001')
    const { questionText, answerText, attachmentCount, attachments } = onlyOf(results)
    expect(questionText).toBe(LONG.slice(0, 255))
    expect(answerText).toBe(`${`None &amp; few, corrected.${LONG}`.slice(0, 255)}...`)
    expect([attachmentCount, attachments]).toEqual([0, []])
    const whole = await detail(String(plain.id))
    expect(whole).toMatchObject({ status: 200, body: { value: plain } })
    expect(whole.body.links[0]?.href).not.toMatch(/^http/)
  })

  test('has twenty rows when nothing is said, and never more than a hundred', async () => {
    const many = parliamentRecord('2026-03-02')
    for (let index = 0; index < 130; index += 1) many.table()
    const other = await serveParliament(many)
    const count = async (query: string) => {
      const reply = await fetch(`${other.base}/writtenquestions/questions?${query}`)
      const { totalResults, results } = (await reply.json()) as List
      return [totalResults, results.length, results[0]?.value.uin]
    }
    expect(await count('')).toEqual([130, 20, '1'])
    expect(await count('take=500')).toEqual([130, 100, '1'])
    expect(await count('skip=120&take=100')).toEqual([130, 10, '121'])
    await other.close()
  })

  test('names Members only when it is asked to', async () => {
    const expanded = await list('members=98001&expandMember=true')
    expect(onlyOf(expanded.results)).toMatchObject({
      askingMember: { id: 98_001, name: 'Tamsin Oarlock', party: 'Tide Alliance', memberFrom: 'Fernmouth' },
      answeringMember: { id: 98_101, partyAbbreviation: 'Lan' },
    })
    expect(onlyOf((await list('members=98001')).results)).toMatchObject({
      askingMember: null,
      answeringMember: null,
    })
  })

  test('gives a question by its id, or by the day it was tabled and its number', async () => {
    expect((await detail(`2026-03-03/${lords.uin}`)).body.value.id).toBe(lords.id)
    expect((await detail(`2026-03-02/${lords.uin}`)).status).toBe(404)
  })

  test.each([
    ['999', 404],
    ['2026-03-02/7777', 404],
    ['?tabledWhenFrom=2026-02-30', 400],
    ['?answeredWhenTo=lately', 400],
    ['?answeringBodies=home', 400],
    ['?skip=-1', 400],
    ['?house=Senate', 400],
  ])('tells in problem details what is wrong with %s', async (path, status) => {
    const address = `${parliament.base}/writtenquestions/questions`
    const response = await fetch(path.startsWith('?') ? address + path : `${address}/${path}`)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const keys = Object.keys((await response.json()) as object)
    expect(keys).toEqual(['type', 'title', 'status', 'detail', 'instance'])
  })

  test('never answers for a department when no days are given', async () => {
    const address = `${parliament.base}/writtenquestions/questions?answeringBodies=1`
    await expect(fetch(address, { signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout')
    expect((await list('answeringBodies=1&tabledWhenFrom=2026-01-01')).totalResults).toBe(3)
  })
})

describe('the fake Parliament’s record', () => {
  test('keeps number and id of a question that goes to another department, and begins it in other words', () => {
    const record = parliamentRecord('2026-03-02')
    const question = record.table()
    const { id, uin } = question
    record.transfer(question, 2)
    expect(question).toMatchObject({
      id,
      uin,
      answeringBodyId: 2,
      answeringBodyName: 'Department for Harbours',
    })
    expect(question.questionText).toMatch(/^To ask the Secretary of State for Harbours, how many/)
    record.transfer(question, 1)
    expect(question.questionText).toMatch(/^To ask the Secretary of State for the Home Department, how many/)
  })

  test('closes what is open when a session ends, and begins the numbers again', async () => {
    const record = parliamentRecord('2026-03-02')
    const [old, done] = [record.table(), record.table({ house: 'Lords' })]
    record.answer(done)
    expect(record.prorogue()).toEqual([old])
    expect(old.answerText).toContain('before Prorogation')
    record.nextDay()
    const fresh = record.table()
    expect([old.uin, done.uin, fresh.uin]).toEqual(['1', 'HL1', '1'])
    const parliament = await serveParliament(record)
    const ids = async (status: string) => {
      const reply = await fetch(`${parliament.base}/writtenquestions/questions?sessionStatus=${status}`)
      return ((await reply.json()) as List).results.map(({ value }) => value.id)
    }
    expect(await ids('Current')).toEqual([fresh.id])
    expect(await ids('Any')).toEqual([old.id, done.id, fresh.id])
    await parliament.close()
  })

  test('may change between two pages, so that a row comes twice and another not at all', async () => {
    const record = parliamentRecord('2026-03-02')
    const all = Array.from({ length: 4 }, () => record.table())
    const parliament = await serveParliament(record, {
      before: (_address, nth) => {
        if (nth === 2) record.withdraw(all[0] as Value)
      },
    })
    const page = async (skip: number) => {
      const reply = await fetch(`${parliament.base}/writtenquestions/questions?take=2&skip=${skip}`)
      return ((await reply.json()) as List).results.map(({ value }) => value.uin)
    }
    expect([await page(0), await page(2)]).toEqual([['1', '2'], ['4']])
    await parliament.close()
  })
})

describe('the troubles', () => {
  const address = (skip: number) => new URL(`http://lantern.example/?skip=${skip}`)

  test('meet every tenth request in turn', () => {
    const { faults } = troubleMaker(['stall', 'drop', 'broken', 'busy'])
    const met = Array.from({ length: 50 }, (_, index) => faults(address(0), index + 1))
    expect(met.flatMap((fault, index) => (fault ? [[index + 1, fault.kind]] : []))).toEqual([
      [10, 'stall'],
      [20, 'drop'],
      [30, 'broken json'],
      [40, 'status'],
      [50, 'stall'],
    ])
    expect(met[39]).toMatchObject({ status: 429, headers: { 'retry-after': '1' } })
  })

  test('at deep pages pass when they are asked for again', () => {
    const { faults } = troubleMaker(['deep'])
    expect([0, 100, 200, 100, 200, 100].map((skip) => faults(address(skip), 1)?.kind)).toEqual([
      ...[undefined, 'status', 'status', undefined, undefined, 'status'],
    ])
  })

  test('of the order move rows from page to page and lose none', () => {
    const rows = [1, 2, 3, 4, 5].map((id) => ({ id }) as Value)
    const orders = [1, 2, 3].map((nth) =>
      troubleMaker(['order'])
        .order(rows, nth)
        .map(({ id }) => id),
    )
    expect(new Set(orders.map(String)).size).toBe(3)
    for (const order of orders) expect(order.toSorted()).toEqual([1, 2, 3, 4, 5])
    expect(troubleMaker().order(rows, 1)).toEqual(rows)
  })
})

describe('the control page', () => {
  let fake: Awaited<ReturnType<typeof livingParliament>>

  beforeEach(async () => {
    fake = await livingParliament({ firstDay: '2026-03-01', database: 'data/<lanterns>.db' })
  })
  afterEach(() => fake.close())

  const page = async () => (await fetch(fake.page)).text()

  /** As a browser sends it, with these headers. */
  function send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, fake.page), { method, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      sent.once('error', reject)
      sent.end(body)
    })
  }

  const today = () => fake.life.record.today()

  test('says which day it is, what happened, how to sync and what was asked', async () => {
    expect(await page()).toContain('<h1>Monday, 2 March 2026</h1>')
    const tabled = fake.life.days[0]?.happened[0]
    expect(await page()).toContain(`>${tabled?.uin}</a>`)
    expect(await page()).toContain(
      `DATABASE=data/&lt;lanterns&gt;.db PARLIAMENT_API=${fake.base} npm run sync -- --until 2026-03-02`,
    )
    expect(await page()).toContain('<p>None yet.</p>')
    await fetch(`${fake.base}/writtenquestions/questions?house=Senate&searchTerm=<b>`)
    expect(await page()).toMatch(/<td>400<\/td><td>…\/questions\?house=Senate&amp;searchTerm=%3Cb%3E/)
    expect(fake.asked).toHaveLength(1)
  })

  test('moves on by a day and by a week, and says that nothing happens at the weekend', async () => {
    expect(await send('POST', '/next-day')).toBe(303)
    expect(today()).toBe('2026-03-03')
    await send('POST', '/next-week')
    expect(today()).toBe('2026-03-10')
    for (const _ of [1, 2, 3, 4]) await send('POST', '/next-day')
    expect(await page()).toContain('Nothing: it is the weekend.')
  })

  test('ends the session', async () => {
    await send('POST', '/prorogation')
    expect(await page()).toContain('<dt>Closed by the end of the session</dt>')
  })

  test('sets the troubles that it knows', async () => {
    expect(await page()).toContain('None at present')
    await send('POST', '/troubles', {}, 'trouble=drop&trouble=deep&trouble=toString')
    expect([...fake.troubles.chosen()]).toEqual(['drop', 'deep'])
    expect((await page()).match(/checked/g)).toHaveLength(2)
    await send('POST', '/troubles')
    expect(fake.troubles.chosen().size).toBe(0)
  })

  test('is not moved by other websites, nor by a look', async () => {
    const own = new URL(fake.page).host
    expect(await send('POST', '/next-day', { origin: 'http://lantern.example' })).toBe(403)
    expect(await send('POST', '/next-day', { origin: 'null' })).toBe(403)
    expect(await send('POST', '/next-day', { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(
      await send('POST', '/next-day', { host: 'lantern.example', origin: 'http://lantern.example' }),
    ).toBe(403)
    expect(await send('GET', '/', { host: 'lantern.example' })).toBe(403)
    expect(await send('GET', '/next-day')).toBe(405)
    expect(await send('POST', '/')).toBe(405)
    expect(today()).toBe('2026-03-02')
    expect(
      await send('POST', '/next-day', { origin: `http://${own}`, 'sec-fetch-site': 'same-origin' }),
    ).toBe(303)
    expect(today()).toBe('2026-03-03')
  })
})
