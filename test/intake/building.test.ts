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
import { anAnsweredQuestion, aQuestion, freshDatabase, importQuestions } from '../support/records.ts'

const LINE =
  'The Lantern Office keeps every lantern of the coast in good order and tells each harbour when its own was last seen to.'

/** Each refers to the one before it, names a policy and uses one line. */
const QUESTIONS = Array.from({ length: 250 }, (_, at) =>
  anAnsweredQuestion({
    uin: String(5_000 + at),
    questionText: `To ask the Secretary of State, pursuant to the answer to Question ${4_999 + at}, what she plans.`,
    answerText: `<p>${LINE}</p><p>The Safer Streets Mission goes on in harbour ${at}.</p>`,
    dateTabled: '2026-01-12T00:00:00',
  }),
)

/** A record in which nothing of what follows from its texts has been found out. */
async function earlierRecord(): Promise<{ db: Database; whole: unknown }> {
  const db = freshDatabase()
  await importQuestions(db, QUESTIONS)
  const whole = foundIn(db)
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

function foundIn(db: Database): unknown {
  const all = (sql: string) => db.prepare(sql).all()
  return {
    threads: all('select * from thread_reference'),
    links: all('select * from policy_link'),
    lines: all('select answers, wordings, first_on, last_on from line'),
    uses: all('select question_id, place from line_use order by 1, 2'),
  }
}

const left = (db: Database) => db.prepare('select count(*) from building_waiting').pluck().get()

const NOTHING_ELSE = { sittingDays: { Commons: [], Lords: [] }, recesses: [], bankHolidays: [] }

describe('what waits to be found out', () => {
  test('is found out as if it had been with the intake', async () => {
    const { db, whole } = await earlierRecord()
    expect(foundIn(db)).not.toEqual(whole)
    expect(await buildWhatWaits(db, () => false)).toBe(750)
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
    await buildWhatWaits(db, () => false)
    expect([meant(), left(db)]).toEqual([null, 0])
    sessions({ name: '2026-27', from: '2026-01-20', to: null })
    expect(left(db)).toBe(1)
  })

  test('goes on where it was stopped', async () => {
    const { db, whole } = await earlierRecord()
    let looks = 0
    await buildWhatWaits(db, () => ++looks > 2)
    expect(left(db)).toBe(550)
    await buildWhatWaits(db, () => false)
    expect(foundIn(db)).toEqual(whole)
  })

  test('is found out as far as can be, where one thing cannot', async () => {
    const { db, whole } = await earlierRecord()
    db.exec(`
      create trigger no_threads before insert on thread_reference begin select raise(abort, 'no threads'); end`)
    await expect(buildWhatWaits(db, () => false)).rejects.toThrow('no threads')
    expect(left(db)).toBe(250)
    db.exec('drop trigger no_threads')
    await buildWhatWaits(db, () => false)
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
