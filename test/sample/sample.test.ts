import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { weekday } from '../../server/lib/dates.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp } from '../support/app.ts'
import { readPage } from '../support/html.ts'
import { anAnsweredQuestion, aQuestion, count, importQuestions, importText } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const TODAY = '2026-02-02'

/** The site as it is after a first start on a day. */
async function siteWithSample(day = TODAY): Promise<TestApp> {
  const site = await siteWith([], { clock: noonOn(day) })
  expect(sampleKeeper(site.db).loadIntoEmpty(noonOn(day))).toBeGreaterThan(50)
  return site
}

interface Item {
  status: string
  late: boolean | null
  house: string
  isNamedDay: boolean | null
}

async function everyItem({ agent }: TestApp): Promise<Item[]> {
  const items: Item[] = []
  for (let next: string | null = '/questions.json?body=all'; next; ) {
    const { body }: { body: { items: Item[]; next: string | null } } = await agent
      .get(next.replace(/^http:\/\/[^/]+/, ''))
      .expect(200)
    items.push(...body.items)
    next = body.next
  }
  return items
}

/** Every date that the sample gives to something that has happened. */
function datesOfThePast(db: Database): string[] {
  return db
    .prepare<[], string>(`
      select date_tabled from question
      union select date_answered from answer_version
      union select date_corrected from answer_version where date_corrected is not null
      union select as_on from member_standing`)
    .pluck()
    .all()
}

function tables(db: Database): Record<string, number> {
  const names = db
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
  return Object.fromEntries(names.map((name) => [name, count(db, name)]))
}

/** What a database holds besides the memory that there was a sample, and the log of search keys. */
function contents(db: Database): Record<string, number> {
  const { sample_state, search_change, commitment_change, ...rest } = tables(db)
  const ofTheIndexItself = Object.keys(rest).filter((name) =>
    /^(search_index|search_exact|commitment_search|line_search)_/.test(name),
  )
  for (const name of ofTheIndexItself) delete rest[name]
  return rest
}

const found = (db: Database, word: string) => count(db, `search_index where search_index match '${word}'`)

async function expectWholeSampleOn(day: string): Promise<void> {
  const site = await siteWithSample(day)
  const items = await everyItem(site)
  expect(items).toHaveLength(count(site.db, 'question'))
  const statuses = new Set(items.map(({ status }) => status))
  for (const status of ['unanswered', 'holding', 'answered', 'corrected', 'withdrawn', 'lapsed']) {
    expect(statuses, `${status} on ${day}`).toContain(status)
  }
  const some = (is: (item: Item) => boolean) => items.some(is)
  expect(some(({ status, late }) => status === 'unanswered' && late === true)).toBe(true)
  expect(some(({ status, late }) => status === 'unanswered' && late !== true)).toBe(true)
  expect(some(({ status, late }) => status === 'answered' && late === true)).toBe(true)
  expect(some(({ house }) => house === 'Lords')).toBe(true)
  expect(some(({ isNamedDay }) => isNamedDay === true)).toBe(true)
  expect(count(site.db, 'grouped_question')).toBeGreaterThan(1)
  for (const date of datesOfThePast(site.db)) expect(date <= day, `${date} on ${day}`).toBe(true)
  const tabled = site.db.prepare<[], string>('select distinct date_tabled from question').pluck().all()
  expect(tabled.filter((date) => weekday(date) > 5)).toEqual([])
  expect(count(site.db, "answer_version where received like '%{{%'")).toBe(0)
  expect(count(site.db, "question where text like '%{{%'")).toBe(0)
  site.db.close()
}

describe('the sample', () => {
  test.each([
    ['a Saturday', '2026-01-10'],
    ['a Sunday', '2026-03-08'],
    ['New Year’s Day', '2026-01-01'],
    ['a day soon after the last day known to sit', '2026-07-20'],
    ['a day far past the last day known to sit', '2026-11-24'],
    ['a leap day', '2028-02-29'],
  ])('has every state, and nothing that is still to come, when it is loaded on %s', async (_day, day) => {
    await expectWholeSampleOn(day)
  })

  test('has them on any other day, once a session has lasted for five weeks', async () => {
    const days = fc.oneof(
      fc.date({ min: new Date('2024-08-14'), max: new Date('2026-04-29'), noInvalidDate: true }),
      fc.date({ min: new Date('2026-06-17'), max: new Date('2029-12-31'), noInvalidDate: true }),
    )
    const property = fc.asyncProperty(days, (day) => expectWholeSampleOn(day.toISOString().slice(0, 10)))
    await fc.assert(property, { numRuns: 6 })
  })

  test('has nothing that could be taken for Parliament’s', async () => {
    const { db } = await siteWithSample()
    expect(count(db, "question where source <> 'sample' or parliament_id is not null")).toBe(0)
    expect(count(db, 'member where is_sample = 0 or parliament_id is not null')).toBe(0)
    expect(count(db, "question where cast(replace(uin, 'HL', '') as integer) < 90000")).toBe(0)
    expect(count(db, "attachment where url not like 'https://example.org/%'")).toBe(0)
  })

  test('says on every page that it is a sample, and links to no page of Parliament for it', async () => {
    const { agent, db } = await siteWithSample()
    const [address] = db
      .prepare<[], string>("select '/questions/' || date_tabled || '/' || uin from question")
      .pluck()
      .all()
    for (const page of ['/', '/questions', '/help', '/members/local/1', '/nothing-here', String(address)]) {
      const { text } = await agent.get(page)
      expect(text).toContain('<strong>This is a sample.</strong>')
      expect(
        readPage(text)
          .links.map(({ href }) => href)
          .join(),
      ).not.toContain('/written-questions/detail/')
    }
    expect((await agent.get(`${address}.json`).expect(200)).body.isSample).toBe(true)
  })
})

describe('the sample leaves', () => {
  const FERRIES = 'Question to the Home Office:\nTo ask, how many ferries there are.'
  const MEMBERS = 'mnis_id,given_name,family_name\n99001,Eleanor,Ashby\n'

  test('when it is removed, with no Member, party, word or facet left behind', async () => {
    const { db } = await siteWith([])
    const before = contents(db)
    const sample = sampleKeeper(db)
    const loaded = sample.load(noonOn(TODAY))
    expect(contents(db)).not.toEqual(before)
    expect(sample.remove(`${TODAY}T12:00:00.000Z`)).toBe(loaded)
    expect(contents(db)).toEqual(before)
    expect(found(db, 'asylum')).toBe(0)
    db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
    expect(count(db, "commitment_search where commitment_search match 'publish'")).toBe(0)
    expect(sample.isLoaded()).toBe(false)
    expect(sample.remove(`${TODAY}T12:00:00.000Z`)).toBe(0)
  })

  test('when Parliament’s record comes, and takes its banner along', async () => {
    const site = await siteWithSample()
    const question = anAnsweredQuestion()
    expect((await importQuestions(site.db, [question])).sample).toBe('removed')
    expect(count(site.db, 'question')).toBe(1)
    expect(count(site.db, 'member where is_sample = 1')).toBe(0)
    expect(count(site.db, 'party')).toBe(0)
    const { text } = await site.agent.get('/').expect(200)
    expect(text).not.toContain('This is a sample.')
    expect(text).toContain('1 written question in the record.')
    expect((await importQuestions(site.db, [aQuestion()])).sample).toBeNull()
  })

  test('not when a members file or a pasted question comes, and takes neither along later', async () => {
    const { db } = await siteWithSample()
    const loaded = count(db, 'question')
    expect((await importText(db, MEMBERS)).sample).toBeNull()
    expect((await importText(db, FERRIES)).sample).toBeNull()
    expect(count(db, 'question')).toBe(loaded + 1)
    expect(sampleKeeper(db).remove(`${TODAY}T12:00:00.000Z`)).toBe(loaded)
    expect(count(db, 'question')).toBe(1)
    expect(count(db, 'member')).toBe(1)
    expect(found(db, 'ferries')).toBe(1)
  })

  test('whole, when somebody has pasted in one of its own questions', async () => {
    const { db } = await siteWithSample()
    const sample = db.prepare<[], { uin: string; tabled: string; text: string }>(
      "select uin, date_tabled as tabled, text from question where status = 'unanswered' and house = 'Commons'",
    )
    const { uin, tabled, text } = sample.get() ?? {}
    const paste = `UIN: ${uin}\nTabled: ${tabled}\nQuestion to the Home Office:\n${text}\nFive.`
    await importText(db, paste)
    expect((await importQuestions(db, [aQuestion()])).sample).toBe('removed')
    expect(count(db, 'member where is_sample = 1')).toBe(0)
    expect(count(db, "question where source = 'sample'")).toBe(0)
  })

  test('for good: it does not come back by itself, only when somebody loads it', async () => {
    const { db } = await siteWithSample()
    const sample = sampleKeeper(db)
    sample.remove(`${TODAY}T12:00:00.000Z`)
    expect(sample.loadIntoEmpty(noonOn(TODAY))).toBe(0)
    expect(count(db, 'question')).toBe(0)
    expect(sample.load(noonOn('2026-03-03'))).toBeGreaterThan(50)
    expect(sample.load(noonOn('2026-03-03'))).toBe(0)
    expect(sample.isLoaded()).toBe(true)
  })

  test('a record alone that somebody has filled before', async () => {
    const { db } = await siteWith([aQuestion()])
    expect(sampleKeeper(db).loadIntoEmpty(noonOn(TODAY))).toBe(0)
    expect(count(db, 'question')).toBe(1)
  })
})
