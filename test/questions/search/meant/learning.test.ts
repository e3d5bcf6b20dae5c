import { expect, test } from 'vitest'
import type { Database } from '../../../../db/open.ts'
import { readSearchQuery } from '../../../../server/questions/schema.ts'
import { searchIndex } from '../../../../server/questions/search/indexing.ts'
import { learnFromEarlierQuestions } from '../../../../server/questions/search/meant/catching-up.ts'
import { loadStartingAbbreviations } from '../../../../server/questions/search/meant/starting-abbreviations.ts'
import { questionSearch } from '../../../../server/questions/search/search.ts'
import { sampleKeeper } from '../../../../server/sample/sample.ts'
import { aQuestion, freshDatabase, importQuestions } from '../../../support/records.ts'

const asking = (text: string, fields = {}) => aQuestion({ questionText: `To ask ${text}.`, ...fields })
const EXPLAINS = 'what the Harbour Lantern Office (HLO) pays'

const learned = (db: Database) =>
  db
    .prepare<[], { short: string; long: string; records: number }>(
      'select short, long, records from abbreviation where records > 0 order by records desc, long',
    )
    .all()

const also = (db: Database, q: string) =>
  questionSearch(db)
    .search(readSearchQuery({ q }).request, '2026-02-02')
    .also.map((one) => one.also)

test('what a question explains is learned with it, and counted by questions', async () => {
  const db = freshDatabase()
  await importQuestions(db, [
    asking(EXPLAINS),
    asking(`${EXPLAINS}, and who runs the harbour lantern office (HLO)`),
    asking('how the HLO is run'),
  ])
  expect(learned(db)).toEqual([{ short: 'HLO', long: 'Harbour Lantern Office', records: 2 }])
})

test('it is forgotten when the question no longer explains it', async () => {
  const db = freshDatabase()
  const question = asking(EXPLAINS)
  await importQuestions(db, [question])
  await importQuestions(db, [{ ...question, questionText: 'To ask how the HLO is run.' }], {
    seenAt: '2026-02-03T10:00:00Z',
  })
  expect(learned(db)).toEqual([])
})

test('it is forgotten when the question is taken out of the search', async () => {
  const db = freshDatabase()
  await importQuestions(db, [asking(EXPLAINS)])
  const ids = db.prepare<[], number>('select id from question').pluck().all()
  db.transaction(() => searchIndex(db).remove(ids))()
  expect(learned(db)).toEqual([])
})

test('a database from before is read in the background, once, and to the same end', async () => {
  const db = freshDatabase()
  await importQuestions(db, [asking(EXPLAINS), asking('how the HLO is run')])
  const expected = learned(db)
  db.exec('delete from abbreviation_explained')
  expect(learned(db)).toEqual([])
  await learnFromEarlierQuestions(db, new AbortController().signal)
  expect(learned(db)).toEqual([]) // a database that was made with it has nothing to catch up with
  db.exec('update abbreviation_reading set done = 0, until = (select max(id) from question)')
  await learnFromEarlierQuestions(db, new AbortController().signal)
  expect(learned(db)).toEqual(expected)
  await learnFromEarlierQuestions(db, new AbortController().signal)
  expect(learned(db)).toEqual(expected)
})

test('the sample teaches nothing', () => {
  const db = freshDatabase()
  sampleKeeper(db).loadIntoEmpty(() => new Date('2026-02-02T10:00:00Z'))
  db.exec(`update question set text = 'To ask ${EXPLAINS}.'`)
  const ids = db.prepare<[], number>('select id from question').pluck().all()
  db.transaction(() => searchIndex(db).write(ids))()
  expect(ids.length).toBeGreaterThan(0)
  expect(learned(db)).toEqual([])
})

test('of several meanings those that few questions give are left out', async () => {
  const db = freshDatabase()
  await importQuestions(db, [
    ...Array.from({ length: 6 }, () => asking(EXPLAINS)),
    asking('whether High Lantern Oil (HLO) is safe'),
  ])
  expect(also(db, 'HLO')).toEqual(['Harbour Lantern Office'])
})

test('an ordinary word is an abbreviation only in capitals, and is not looked for by what it stands for', async () => {
  const db = freshDatabase()
  await importQuestions(db, [
    asking('what the Office of Amber Rivers (OAR) does'),
    ...Array.from({ length: 30 }, () => asking('who lost an oar')),
  ])
  expect(also(db, 'OAR')).toEqual(['Office of Amber Rivers'])
  expect(also(db, 'oar')).toEqual([])
  expect(also(db, '"office of amber rivers"')).toEqual([])
})

test('the starting abbreviations are there once however often they are loaded, and go when the file has them no more', () => {
  const db = freshDatabase()
  const starting = () =>
    db.prepare<[], string>('select short from abbreviation where starting is not null').pluck().all()
  const once = starting()
  db.exec(
    "insert into abbreviation (short, long, short_key, long_key, starting) values ('QQ', 'Quay Quoits', 'qq', 'quai quoit', 'abbreviation')",
  )
  loadStartingAbbreviations(db)
  expect(starting()).toEqual(once)
  expect(once).toContain('VAWG')
  expect(new Set(once).size).toBeGreaterThan(90)
})
