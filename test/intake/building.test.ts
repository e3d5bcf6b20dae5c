import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../db/open.ts'
import type { Session } from '../../server/calendar/facts.ts'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { buildWhatWaits } from '../../server/intake/building/build.ts'
import { endBuilding, keepBuilding } from '../../server/intake/building/keep-building.ts'
import { noonOn } from '../support/app.ts'
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../support/records.ts'

const LINE =
  'The Lantern Office keeps every lantern of the coast in good order and tells each harbour when its own was last seen to.'

/** Each refers to the one before it, names a policy and uses one line. */
const QUESTIONS = Array.from({ length: 250 }, (_, at) =>
  anAnsweredQuestion({
    uin: String(5_000 + at),
    questionText: `To ask the Secretary of State, pursuant to the answer to Question ${4_999 + at}, what she plans.`,
    answerText: `<p>${LINE}</p><p>The Safer Streets Mission goes on in harbour ${at}.</p><p>We will publish a count each spring.</p>`,
    dateTabled: '2026-01-12T00:00:00',
  }),
)

/** A record in which nothing of what follows from its texts has been found out. */
async function earlierRecord(): Promise<{ db: Database; whole: unknown }> {
  const { db, whole } = await recordOf(QUESTIONS)
  db.exec(`
    delete from thread_reference;
    delete from line_use;
    delete from line_band;
    delete from line_wording;
    delete from line_loss;
    delete from line;
    delete from line_search;
    delete from policy_link;
    insert into building_waiting (builder, question_id)
      select b.value, q.id from question q, json_each('["policy links", "threads", "lines"]') b;
    insert or replace into building_progress (builder, total) select 'policy links', count(*) from question`)
  return { db, whole }
}

async function recordOf(questions: typeof QUESTIONS): Promise<{ db: Database; whole: unknown }> {
  const db = freshDatabase()
  await importQuestions(db, questions)
  return { db, whole: foundIn(db) }
}

function foundIn(db: Database): unknown {
  const all = (sql: string) => db.prepare(sql).all()
  return {
    threads: all('select * from thread_reference'),
    links: all('select * from policy_link'),
    lines: all('select answers, wordings, first_on, last_on from line'),
    uses: all('select question_id, place from line_use order by 1, 2'),
    promises: all('select answer_version_id, starts_at, quote, rule from suggestion order by 1, 2'),
  }
}

const left = (db: Database) => db.prepare('select count(*) from building_waiting').pluck().get()

const CLOCK = noonOn('2026-02-02')

const NOTHING_ELSE = { sittingDays: { Commons: [], Lords: [] }, recesses: [], bankHolidays: [] }

describe('what waits to be found out', () => {
  test('is all that follows from the texts of a large file, of which the questions can be found at once', async () => {
    const db = freshDatabase()
    const result = await importQuestions(db, QUESTIONS, { largeFrom: 200 })
    expect([result.added, result.waiting, left(db)]).toEqual([250, 250, 1_000])
    expect(foundIn(db)).toEqual({ threads: [], links: [], lines: [], uses: [], promises: [] })
    expect(db.prepare("select count(*) from search_index('harbour')").pluck().get()).toBe(250)
    expect(await buildWhatWaits(db, CLOCK, () => false)).toBe(1_000)
    expect(foundIn(db)).toEqual((await recordOf(QUESTIONS)).whole)
    expect(left(db)).toBe(0)
  })

  test('is of a smaller file found out with it', async () => {
    const db = freshDatabase()
    const result = await importQuestions(db, QUESTIONS, { largeFrom: 251 })
    expect([result.added, result.waiting, left(db)]).toEqual([250, 0, 0])
  })

  test('is of a large file that comes again only what has changed', async () => {
    const db = freshDatabase()
    await importQuestions(db, QUESTIONS)
    const withdrawn = { ...QUESTIONS[7], isWithdrawn: true }
    const again = [...QUESTIONS.slice(0, 7), withdrawn, ...QUESTIONS.slice(8)]
    const result = await importQuestions(db, again, { largeFrom: 200, seenAt: '2026-02-02T11:00:00.000Z' })
    expect([result.updated, result.waiting, left(db)]).toEqual([1, 1, 4])
  })

  test('is found out as if it had been with the intake', async () => {
    const { db, whole } = await earlierRecord()
    expect(foundIn(db)).not.toEqual(whole)
    expect(await buildWhatWaits(db, CLOCK, () => false)).toBe(750)
    expect(foundIn(db)).toEqual(whole)
    expect(left(db)).toBe(0)
    expect(db.prepare('select * from building_progress').all()).toEqual([])
  })

  test('is also which question a number means, once a session is loaded or moved', async () => {
    const db = freshDatabase()
    db.exec('delete from session')
    await importQuestions(db, [
      anAnsweredQuestion({ uin: '5000', dateTabled: '2026-01-12T00:00:00' }),
      aQuestion({
        ...{ uin: '5001', dateTabled: '2026-01-20T00:00:00' },
        questionText:
          'To ask the Secretary of State, pursuant to the answer to Question 5000, what she plans.',
      }),
    ])
    const meant = () => db.prepare('select target_id from thread_reference').pluck().get()
    const sessions = (...all: Session[]) => calendarQueries(db).load({ ...NOTHING_ELSE, sessions: all })
    expect([meant(), left(db)]).toEqual([1, 0])
    sessions(
      { name: '2025-26', from: '2025-05-13', to: '2026-01-14' },
      { name: '2026-27', from: '2026-01-19', to: null },
    )
    expect(left(db)).toBe(1)
    await buildWhatWaits(db, CLOCK, () => false)
    expect([meant(), left(db)]).toEqual([null, 0])
    sessions({ name: '2026-27', from: '2026-01-20', to: null })
    expect(left(db)).toBe(1)
  })

  test('goes on where it was stopped', async () => {
    const { db, whole } = await earlierRecord()
    await buildWhatWaits(db, CLOCK, () => left(db) === 550)
    expect(left(db)).toBe(550)
    await buildWhatWaits(db, CLOCK, () => false)
    expect(foundIn(db)).toEqual(whole)
  })

  test('is found out as far as can be, where one thing cannot', async () => {
    const { db, whole } = await earlierRecord()
    db.exec(`
      create trigger no_threads before insert on thread_reference begin select raise(abort, 'no threads'); end`)
    await expect(buildWhatWaits(db, CLOCK, () => false)).rejects.toThrow('no threads')
    expect(left(db)).toBe(250)
    db.exec('drop trigger no_threads')
    await buildWhatWaits(db, CLOCK, () => false)
    expect(foundIn(db)).toEqual(whole)
  })

  test('is found out beside serving, in a process of its own', { timeout: 60_000 }, async () => {
    const { db: inMemory, whole } = await earlierRecord()
    const file = join(mkdtempSync(join(tmpdir(), 'pursuant-')), 'record.db')
    inMemory.prepare('vacuum into ?').run(file)
    const db = openDatabase(file)
    const stopping = new AbortController()
    const told: unknown[] = []
    const logger = pino({ level: 'info' }, { write: (line: string) => told.push(JSON.parse(line)) })
    keepBuilding({ db, logger }, stopping.signal)
    await vi.waitFor(() => expect(left(db)).toBe(0), 50_000)
    await endBuilding(db, 20_000)
    stopping.abort()
    await pause(0)
    expect(foundIn(db)).toEqual(whole)
    expect(told).toMatchObject([{ event: 'building', problem: null }])
  })

  test('makes no file of a database in memory', async () => {
    const { db } = await earlierRecord()
    const stopping = new AbortController()
    vi.useFakeTimers()
    keepBuilding({ db, logger: pino({ level: 'silent' }) }, stopping.signal)
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await endBuilding(db, 20_000)
    stopping.abort()
    expect(existsSync(resolve(':memory:'))).toBe(false)
  })
})
