import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { answerQueries } from '../../server/answers/queries.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { type SyncOrder, syncRecord } from '../../server/intake/sync.ts'
import { holdSyncLock } from '../../server/intake/sync-lock.ts'
import { type ParliamentRecord, parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'
import { freshDatabase } from '../support/records.ts'
import { expectTruth, expectWhole } from './truth.ts'

const FIRST_DAY = '2026-03-02'
const LONG = `To ask the Secretary of State for the Home Department, ${'which lanterns are lit; '.repeat(20)}and why.`
const LONG_ANSWER = `<p>${'Every lantern in the hall is lit at dusk. '.repeat(20)}</p><p>We will publish a list.</p>`

let record: ParliamentRecord
let parliament: Parliament
let db: Database

beforeEach(async () => {
  record = parliamentRecord(FIRST_DAY)
  parliament = await serveParliament(record)
  db = freshDatabase()
})
afterEach(() => parliament.close())

const clock = () => new Date(`${record.today()}T12:00:00Z`)

function sync(order: Partial<SyncOrder> = {}) {
  const client = parliamentClient({ base: parliament.base, gapMs: 0, atOnce: 8, firstWaitMs: 1, retries: 2 })
  return syncRecord(db, clock, { client, body: 1, ...order })
}

const fill = (order: Partial<SyncOrder> = {}) => sync({ since: '2026-01-01', ...order })

const runs = () =>
  db
    .prepare('select kind, added, finished_at is not null as ended, ended_early as early from intake_run')
    .all()

const isDetail = (address: URL) => /questions\/\d+$/.test(address.pathname)

/** All sorts of questions, over three months. */
function tableMany(count: number): void {
  record.nextDay(-60)
  for (let index = 0; index < count; index += 1) {
    const question = record.table({
      questionText: index % 7 === 0 ? `${LONG} ${index}` : `Which lantern, ${index}?`,
    })
    if (index % 3 === 0)
      record.answer(question, index % 2 ? `${LONG_ANSWER} ${index}` : `<p>None, ${index}.</p>`)
    if (index % 11 === 1) record.hold(question)
    if (index % 13 === 2) record.withdraw(question)
    if (index % Math.ceil(count / 60) === 0) record.nextDay()
  }
}

describe('a first fill', () => {
  test('brings every question whole, month by month, and again changes nothing', async () => {
    tableMany(140)
    const exact = record.table({ questionText: LONG.slice(0, 255) })
    const result = await fill()
    expect(result).toMatchObject({ added: 141, updated: 0, unchanged: 0, rejected: 0, isResumed: false })
    expectTruth(db, record.questions.values())
    expectWhole(db)
    expect(db.prepare('select is_cut from question where parliament_id = ?').pluck().get(exact.id)).toBe(0)
    expect(await fill()).toMatchObject({ added: 0, updated: 0, unchanged: 141, rejected: 0 })
    const pages = parliament.asked.filter(({ pathname }) => pathname.endsWith('/questions'))
    expect(pages.every(({ searchParams }) => searchParams.has('tabledWhenTo'))).toBe(true)
  })

  test('takes the last month when it is the first run and nothing else is said', async () => {
    record.nextDay(-80)
    record.table()
    record.nextDay(80)
    const lately = record.table()
    expect(await sync()).toMatchObject({ added: 1, assumedSince: '2026-01-30' })
    expectTruth(db, [lately])
  })

  test('is not led astray by rows that move between pages', async () => {
    await parliament.close()
    parliament = await serveParliament(record, { order: (rows, nth) => (nth % 2 ? rows : rows.toReversed()) })
    for (let index = 0; index < 250; index += 1) record.table()
    expect(await fill()).toMatchObject({ added: 250, rejected: 0 })
    expectTruth(db, record.questions.values())
  })

  test('goes on at the page where it was stopped', async () => {
    for (let index = 0; index < 250; index += 1) record.table()
    expect(await fill({ shouldStop: () => parliament.asked.length >= 4 })).toMatchObject({ isStopped: true })
    const asked = parliament.asked.length
    expect(await sync()).toMatchObject({ isResumed: true, isStopped: false, rejected: 0 })
    expect(parliament.asked[asked]?.searchParams.get('skip')).toBe('200')
    expectTruth(db, record.questions.values())
    expect(runs()).toMatchObject([{ early: 'stopped' }, { early: null }])
  })

  test('keeps what it has when Parliament goes away, and goes on when it is back', async () => {
    for (let index = 0; index < 250; index += 1) record.table()
    parliament.setFaults((address) =>
      Number(address.searchParams.get('skip')) >= 100 ? { kind: 'status', status: 500 } : undefined,
    )
    await expect(fill()).rejects.toThrow('answered with status 500')
    expect(runs()).toEqual([
      { kind: 'sync', added: 100, ended: 1, early: expect.stringMatching(/status 500/) },
    ])
    parliament.setFaults(() => undefined)
    expect(await sync()).toMatchObject({ added: 150, isResumed: true })
    expectTruth(db, record.questions.values())
  })
})

describe('keeping in step', () => {
  test('sees what happens to questions that were known, and to those that were not', async () => {
    record.nextDay(-30)
    const [a, b, c, d, e, f] = Array.from({ length: 6 }, () => record.table())
    const foreign = record.table({ answeringBodyId: 2, answeringBodyName: 'Department for Harbours' })
    if (!a || !b || !c || !d || !e || !f) throw new Error('six were tabled')
    record.hold(a)
    await fill()
    record.nextDay(20)
    record.answer(a, LONG_ANSWER)
    a.attachments = [
      { url: 'https://lantern.example/a list.pdf', title: 'A list', fileType: 'pdf', fileSizeBytes: 9 },
    ]
    record.answerTogether([b, c], '<p>Both halls are lit.</p>')
    record.transfer(d, 2)
    record.withdraw(e)
    record.change(f, { questionText: `${LONG} edited`, heading: null })
    record.transfer(foreign, 1)
    await sync()
    expectTruth(db, record.questions.values())
    record.nextDay(40)
    record.correct(b, '<p>One hall is lit.</p>')
    record.answer(d, '<p>The harbours answer this.</p>')
    await sync()
    expectTruth(db, record.questions.values())
    expectWhole(db)
    const kinds = (id: number) =>
      answerQueries(db)
        .versions(
          db.prepare<[number], number>('select id from question where parliament_id = ?').pluck().get(id) ??
            0,
        )
        .map(({ kind }) => kind)
    expect(kinds(a.id)).toEqual(['holding', 'final'])
    expect(kinds(b.id)).toEqual(['final', 'corrected'])
  })

  test('still sees what happened since the run before when a fill of lately came between', async () => {
    record.nextDay(-10)
    const known = record.table()
    const foreign = record.table({ answeringBodyId: 2, answeringBodyName: 'Department for Harbours' })
    record.answer(known)
    record.nextDay(10)
    await fill()
    record.nextDay(20)
    record.correct(known, '<p>One hall is lit.</p>')
    record.transfer(foreign, 1)
    record.answer(foreign)
    record.nextDay(20)
    record.table()
    await fill({ since: FIRST_DAY })
    record.nextDay()
    await sync({ lookedAgain: 0 })
    expectTruth(db, record.questions.values())
  })

  test('is not held off by a run that a wrong clock put into the future', async () => {
    await sync()
    db.exec("update sync_state set synced_at = '2027-03-02T12:00:00.000Z'")
    record.table()
    record.nextDay()
    expect(await sync()).toMatchObject({ added: 1 })
    expect(db.prepare('select synced_at from sync_state').pluck().get()).toBe(clock().toISOString())
  })

  test('does not ask for ever about questions of a session that is long over', async () => {
    db.exec(
      "insert into session (name, first_on, last_on) values ('Of lanterns', '2019-01-01', '2019-12-31')",
    )
    const left = record.table({ dateTabled: '2019-06-03T00:00:00' })
    await sync({ since: '2019-06-01' })
    const asked = parliament.asked.length
    record.nextDay()
    await sync({ lookedAgain: 0 })
    const again = parliament.asked.slice(asked).map(({ pathname }) => pathname)
    expect(again.some((path) => path.endsWith(`/${left.id}`))).toBe(false)
  })

  test('makes whole what a file brought cut', async () => {
    const question = record.table({ questionText: LONG })
    record.answer(question, LONG_ANSWER)
    await fill()
    db.exec(
      'update question set is_cut = 1; update question_version set is_cut = 1, text = substr(text, 1, 255)',
    )
    record.nextDay(60)
    await sync()
    expectTruth(db, [question])
  })
})

describe('a record that cannot be had or read', () => {
  test('is named, set aside, and asked for again by the next run, while the rest goes in', async () => {
    tableMany(30)
    const [first, second] = [...record.questions.values()].filter(({ answerText }) => answerText !== null)
    parliament.setFaults(({ pathname }) => {
      if (pathname.endsWith(`/${first?.id}`)) return { kind: 'status', status: 500 }
      if (!pathname.endsWith(`/${second?.id}`)) return undefined
      return {
        kind: 'altered',
        alter: (reply) => ({ value: { ...(reply as { value: object }).value, house: 'Senate' } }),
      }
    })
    const result = await fill()
    expect(result).toMatchObject({ added: 28, rejected: 2 })
    expect(result.rejections[0]).toMatchObject({ record: `id ${first?.id}` })
    expect(result.rejections[0]?.reason).toMatch(/status 500/)
    parliament.setFaults(() => undefined)
    record.nextDay(60)
    expect(await sync()).toMatchObject({ added: 2, rejected: 0 })
    expectTruth(db, record.questions.values())
    expect(db.prepare('select count(*) from sync_set_aside').pluck().get()).toBe(0)
  })

  test('holds up no later run, however many of them there are', async () => {
    record.nextDay(-56)
    const broken = new Set<string>()
    for (let week = 0; week < 8; week += 1) {
      const pair = [record.table(), record.table()]
      for (const question of pair) record.answer(question)
      broken.add(`/${pair[0]?.id}`)
      record.nextDay(7)
    }
    const isBroken = ({ pathname }: URL) => broken.has(pathname.slice(pathname.lastIndexOf('/')))
    parliament.setFaults((address) => (isBroken(address) ? { kind: 'status', status: 500 } : undefined))
    expect(await fill()).toMatchObject({ added: 8, rejected: 8 })
    record.nextDay()
    record.table()
    expect(await sync()).toMatchObject({ added: 1, rejected: 8 })
    parliament.setFaults(() => undefined)
    await sync()
    expectTruth(db, record.questions.values())
  })

  test('is not confused with a Parliament that is down', async () => {
    for (let index = 0; index < 20; index += 1) record.answer(record.table())
    parliament.setFaults((address) => (isDetail(address) ? { kind: 'status', status: 503 } : undefined))
    await expect(fill()).rejects.toThrow('answered with status 503')
  })

  test('is not taken for the one that was asked for', async () => {
    const [first, second] = [record.table(), record.table()]
    record.answer(first)
    parliament.setFaults((address) =>
      isDetail(address) ? { kind: 'altered', alter: () => ({ value: second }) } : undefined,
    )
    expect((await fill()).rejections[0]?.reason).toBe('id: another question came than was asked for')
  })
})

describe('what Parliament never says', () => {
  test('an answer changed without flag or date, however long ago, is found by looking again', async () => {
    record.nextDay(-90)
    const [first, second] = [record.table(), record.table()]
    record.answer(first, LONG_ANSWER)
    record.answer(second)
    await fill({ since: '2025-11-01' })
    record.nextDay(60)
    await sync()
    record.change(first, { answerText: '<p>No lantern was ever lit.</p>' })
    record.nextDay()
    expect(await sync()).toMatchObject({ updated: 1 })
    expectTruth(db, record.questions.values())
  })

  test('those seen longest ago come first, and no run looks again at more than it may', async () => {
    record.nextDay(-90)
    for (let index = 0; index < 5; index += 1) record.answer(record.table())
    await fill({ since: '2025-11-01' })
    record.nextDay(60)
    await sync()
    const looked: string[] = []
    for (let night = 0; night < 3; night += 1) {
      const asked = parliament.asked.length
      record.nextDay()
      await sync({ lookedAgain: 2 })
      looked.push(
        ...parliament.asked
          .slice(asked)
          .filter(isDetail)
          .map(({ pathname }) => pathname),
      )
    }
    expect(looked).toHaveLength(6)
    expect(new Set(looked).size).toBe(5)
  })

  test('a question that is gone stays, and its page says that Parliament no longer gives it', async () => {
    record.nextDay(-30)
    const question = record.table()
    await fill()
    record.nextDay(2)
    record.questions.delete(question.id)
    expect(await sync()).toMatchObject({ rejected: 0, updated: 1 })
    record.nextDay(1)
    expect(await sync()).toMatchObject({ rejected: 0, updated: 0, unchanged: 1 })
    const absences = () =>
      db.prepare('select date(first_missed) as first, date(last_missed) as last from question_absence').all()
    expect(absences()).toEqual([{ first: '2026-02-02', last: '2026-02-03' }])
    record.questions.set(question.id, question)
    record.nextDay(1)
    await sync()
    record.questions.delete(question.id)
    record.nextDay(1)
    await sync()
    expect(absences()).toEqual([
      { first: '2026-02-02', last: '2026-02-03' },
      { first: '2026-02-05', last: '2026-02-05' },
    ])
  })
})

describe('a list that breaks down far from its beginning, each time', () => {
  test('is asked for in shorter windows', async () => {
    record.nextDay(-20)
    for (let day = 0; day < 12; day += 1) {
      for (let index = 0; index < 30; index += 1) record.table()
      record.nextDay()
    }
    parliament.setFaults(({ searchParams }) =>
      Number(searchParams.get('skip')) >= 200 ? { kind: 'status', status: 500 } : undefined,
    )
    expect(await fill()).toMatchObject({ added: 360, rejected: 0 })
    expectTruth(db, record.questions.values())
  })
})

describe('two syncs of one database', () => {
  test('the second is refused until the first is done', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sync-'))
    db = openDatabase(join(folder, 'lanterns.db'))
    migrate(db)
    const release = holdSyncLock(db.name)
    await expect(fill()).rejects.toThrow('Another sync of this database is going on')
    release()
    record.table()
    expect(await fill()).toMatchObject({ added: 1 })
    db.close()
    rmSync(folder, { recursive: true })
  })
})
