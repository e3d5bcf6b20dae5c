import { expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { buildWhatWaits } from '../../../server/intake/building/build.ts'
import { noonOn } from '../../support/app.ts'
import { anAnsweredQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

const CLOCK = noonOn('2026-02-02')

/** Imports six files that count as large. */
async function afterLargeImports(): Promise<Database> {
  const db = freshDatabase()
  for (let file = 0; file < 6; file += 1) {
    const questions = Array.from({ length: 6 }, () => anAnsweredQuestion())
    await importQuestions(db, questions, { largeFrom: 5 })
  }
  return db
}

function segments(db: Database): unknown {
  const count = (index: string) => db.prepare(`select count(distinct segid) from ${index}_idx`).pluck().get()
  return [count('search_index'), count('search_exact')]
}

const found = (db: Database) => db.prepare("select rowid from search_index('lanterns')").pluck().all()

test('the index that large imports leave in parts is merged afterwards, and finds the same', async () => {
  const db = await afterLargeImports()
  expect(segments(db)).not.toEqual([1, 1])
  const before = found(db)
  expect(before).toHaveLength(36)
  await buildWhatWaits(db, CLOCK, () => false)
  expect(segments(db)).toEqual([1, 1])
  expect(found(db)).toEqual(before)
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
})

test('what was stopped before it had merged does so the next time, and then no more', async () => {
  const db = await afterLargeImports()
  await buildWhatWaits(db, CLOCK, () => true)
  expect(segments(db)).not.toEqual([1, 1])
  await buildWhatWaits(db, CLOCK, () => false)
  await importQuestions(db, [anAnsweredQuestion()])
  await importQuestions(db, [anAnsweredQuestion()])
  const few = segments(db)
  await buildWhatWaits(db, CLOCK, () => false)
  expect(segments(db)).toEqual(few)
})
