import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../../db/open.ts'
import { searchIndex } from '../../../../server/questions/search/indexing.ts'
import { areListsBehind, buildLists } from '../../../../server/questions/search/lists/build-lists.ts'
import { listQueries } from '../../../../server/questions/search/lists/list-queries.ts'
import { wordLists } from '../../../../server/questions/search/lists/word-lists.ts'
import { anAnsweredQuestion, freshDatabase, importQuestions } from '../../../support/records.ts'

const SIZES = { stretch: 8, worth: 20, behind: 3 }
const never = () => false

let db: Database

/** Questions by their numbers, each on a day of its own. */
function questions(from: number, until: number, words = 'lantern') {
  return Array.from({ length: until - from }, (_, at) =>
    anAnsweredQuestion({
      id: 7_000_000 + from + at,
      uin: String(30_000 + from + at),
      answerText: '<p>A count follows.</p>',
      questionText: `To ask about the ${words} of ${from + at}.`,
      dateTabled: new Date(Date.UTC(2025, 0, 1 + from + at)).toISOString().slice(0, 19),
    }),
  )
}

function keys(): number[] {
  return db.prepare<[], number>('select search_key from search_facet order by 1').pluck().all()
}

function listedKeys(): number[] {
  const sql = listQueries(db)
  return sql.bounds().flatMap(({ id }) => {
    const bytes = Uint8Array.from(sql.stretch(id)?.keys ?? [])
    return [...new Float64Array(bytes.buffer)]
  })
}

/** How many questions the lists say have a word; null while nobody may use them. */
function having(stem: string): number | null {
  const lists = db.transaction(() => wordLists(db)(Float64Array.from(keys())))()
  return lists?.having({ stems: [stem], scope: null }).size ?? null
}

beforeEach(async () => {
  db = freshDatabase()
  await importQuestions(db, questions(0, 30))
})

describe('the lists of words', () => {
  test('are made in stretches, once a record is large enough for them', async () => {
    expect(areListsBehind(db, { ...SIZES, worth: 31 })).toBe(false)
    expect(await buildLists(db, never, { ...SIZES, worth: 31 })).toBe(0)
    expect(having('lantern')).toBeNull()
    expect(areListsBehind(db, SIZES)).toBe(true)
    expect(await buildLists(db, never, SIZES)).toBe(4)
    expect(areListsBehind(db, SIZES)).toBe(false)
    expect(listedKeys()).toEqual(keys())
    expect(having('lantern')).toBe(30)
  })

  test('that were not made to the end are used by nobody, and are gone on with', async () => {
    const stops = [false, false, true]
    expect(await buildLists(db, () => stops.shift() ?? true, SIZES)).toBe(2)
    expect(listedKeys()).toEqual(keys().slice(0, 16))
    expect(having('lantern')).toBeNull()
    await importQuestions(db, questions(0, 4, 'beacon'), { name: 'later', seenAt: '2026-02-03T10:00:00Z' })
    expect(await buildLists(db, never, SIZES)).toBe(3)
    expect(listedKeys()).toEqual(keys())
    expect([having('lantern'), having('beacon')]).toEqual([26, 4])
  })

  test('are used from the moment on when they are whole, whoever looked just before', async () => {
    await buildLists(db, never, SIZES)
    const sql = listQueries(db)
    const revision = sql.state()?.revision ?? 0
    const all = Float64Array.from(keys())
    sql.setState(revision, false)
    expect(wordLists(db)(all)).toBeNull()
    sql.setState(revision, true)
    expect(wordLists(db)(all)?.having({ stems: ['lantern'], scope: null }).size).toBe(30)
  })

  test('are right at once when little has changed, and made anew where much has', async () => {
    await buildLists(db, never, SIZES)
    await importQuestions(db, questions(29, 32, 'beacon'), { name: 'later', seenAt: '2026-02-03T10:00:00Z' })
    expect(areListsBehind(db, SIZES)).toBe(false)
    expect([having('lantern'), having('beacon')]).toEqual([29, 3])
    await importQuestions(db, questions(32, 60, 'beacon'), { name: 'more', seenAt: '2026-02-04T10:00:00Z' })
    expect(areListsBehind(db, SIZES)).toBe(true)
    const before = listQueries(db).bounds()
    await buildLists(db, never, SIZES)
    expect(listQueries(db).bounds().slice(0, 3)).toEqual(before.slice(0, 3)) // in these nothing has changed
    expect(listedKeys()).toEqual(keys())
    expect([having('lantern'), having('beacon')]).toEqual([29, 31])
  })

  test('leave out what was taken out', async () => {
    await buildLists(db, never, SIZES)
    const [first = 0] = keys()
    db.transaction(() => {
      const id = db.prepare('select question_id from search_facet where search_key = ?').pluck().get(first)
      searchIndex(db).remove([id as number])
    })()
    expect(having('lantern')).toBe(29)
    await buildLists(db, never, { ...SIZES, behind: 0 })
    expect(listedKeys()).toEqual(keys())
    expect(having('lantern')).toBe(29)
  })
})
