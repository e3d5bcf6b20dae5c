import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { questionQueries } from '../../../server/questions/queries.ts'
import { searchIndex } from '../../../server/questions/search/indexing.ts'
import { isUndated } from '../../../server/questions/search/search-key.ts'
import { stemsOf } from '../../../server/questions/search/stems.ts'
import { distinctWords } from '../../../server/questions/search/words.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  count,
  freshDatabase,
  importQuestions,
  importText,
} from '../../support/records.ts'

/** Rank 1 compares the index with the content table, so that ghosts show. */
function checkIntegrity(db: Database): void {
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(count(db, 'search_document')).toBe(count(db, 'search_facet'))
  expect(exactWords(db)).toEqual(exactWordsFromScratch(db))
}

/** Which words the index of exact forms holds, and in how many records and places. */
function exactWords(db: Database): unknown[] {
  db.exec('create virtual table if not exists temp.exact_word using fts5vocab (main, search_exact, row)')
  return db.prepare('select term, doc, cnt from temp.exact_word').all()
}

/** The same as it would be if it were made anew. */
function exactWordsFromScratch(db: Database): unknown[] {
  db.exec(`
    create virtual table temp.scratch using fts5 (
      heading, question, answer, detail = column, tokenize = 'unicode61 remove_diacritics 2');
    insert into temp.scratch (rowid, heading, question, answer)
      select search_key, heading, question, answer from search_document;
    create virtual table temp.scratch_word using fts5vocab (temp, scratch, row)`)
  const words = db.prepare('select term, doc, cnt from temp.scratch_word').all()
  db.exec('drop table temp.scratch_word; drop table temp.scratch')
  return words
}

/** The list of words as it would be if it were made anew. */
function wordsFromScratch(db: Database): Map<string, number> {
  const rows = db
    .prepare<[], { heading: string; question: string; answer: string }>('select * from search_document')
    .all()
  const words = new Map<string, number>()
  for (const { heading, question, answer } of rows) {
    for (const word of distinctWords(heading, question, answer)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

function storedWords(db: Database): Map<string, number> {
  const rows = db
    .prepare<[], { word: string; documents: number }>('select word, documents from search_word')
    .all()
  return new Map(rows.map(({ word, documents }) => [word, documents]))
}

describe('the search tables', () => {
  test('stay whole and agree with each other through edits, answers, date changes and removals', async () => {
    const db = freshDatabase()
    const questions = Array.from({ length: 30 }, () => anAnsweredQuestion())
    await importQuestions(db, questions, { seenAt: '2026-01-20T00:00:00.000Z' })
    checkIntegrity(db)
    const edited = questions.map((question, index) => ({
      ...question,
      questionText: `To ask the Secretary of State for the Home Department, edited ${index} zebra.`,
      dateTabled: index % 3 === 0 ? '2026-01-13T00:00:00' : '2026-01-12T00:00:00',
    }))
    await importQuestions(db, edited, { seenAt: '2026-01-21T00:00:00.000Z' })
    checkIntegrity(db)
    expect(storedWords(db)).toEqual(wordsFromScratch(db))
    const ids = db.prepare<[], number>('select id from question limit 7').pluck().all()
    db.transaction(() => searchIndex(db).remove(ids))()
    checkIntegrity(db)
    expect(storedWords(db)).toEqual(wordsFromScratch(db))
    expect(count(db, "search_index where search_index match 'lantern'")).toBe(23)
  })

  test('a changed date gives another search key and leaves the identity alone', async () => {
    const db = freshDatabase()
    const question = aQuestion()
    await importQuestions(db, [question], { seenAt: '2026-01-12T00:00:00.000Z' })
    const before = questionQueries(db).byNumber('2026-01-12', String(question.uin))
    await importQuestions(db, [{ ...question, dateTabled: '2026-01-15T00:00:00' }], {
      seenAt: '2026-01-16T00:00:00.000Z',
    })
    const after = questionQueries(db).byNumber('2026-01-15', String(question.uin))
    expect(after?.id).toBe(before?.id)
    expect(db.prepare('select search_key >> 12 as day from search_facet').all()).toEqual([{ day: 20_468 }])
    checkIntegrity(db)
  })

  test('what has no date is on day 0', async () => {
    const db = freshDatabase()
    await importText(
      db,
      'Question to the Home Office:\nTo ask how many lanterns there are.\nThere are many.\n',
    )
    const keys = db.prepare<[], number>('select search_key from search_facet').pluck().all()
    expect(keys.map(isUndated)).toEqual([true])
  })

  test('every change moves the revision and says which keys changed', async () => {
    const db = freshDatabase()
    await importQuestions(db, [aQuestion(), aQuestion()])
    const revision = db.prepare<[], number>('select revision from search_revision').pluck().get()
    expect(revision).toBe(1)
    expect(count(db, 'search_change where revision = 1')).toBe(2)
  })
})

test('words are stemmed as the index stems them', () => {
  expect(stemsOf(['encryption', 'encrypted', 'immigration', 'girls', 'écoles'])).toEqual(
    new Map([
      ['encryption', 'encrypt'],
      ['encrypted', 'encrypt'],
      ['immigration', 'immigr'],
      ['girls', 'girl'],
      ['écoles', 'ecol'],
    ]),
  )
  expect(stemsOf([])).toEqual(new Map())
})

test('any text can be indexed, changed and taken out again', { timeout: 30_000 }, async () => {
  const db = freshDatabase()
  await importQuestions(db, [aQuestion()])
  const id = db.prepare<[], number>('select id from question').pluck().get() ?? 0
  const setText = db.prepare('update question set text = ? where id = ?')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      setText.run(text, id)
      db.transaction(() => searchIndex(db).write([id]))()
      checkIntegrity(db)
      expect(storedWords(db)).toEqual(wordsFromScratch(db))
    }),
    { numRuns: 60 },
  )
})
