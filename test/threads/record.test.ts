import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { threadRecords } from '../../server/threads/record.ts'
import { noonOn } from '../support/app.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  freshDatabase,
  importQuestions,
  importText,
} from '../support/records.ts'

/** Every reference as `702 question pursuant 701 2026-01-15 -> 2026-01-12/701`. */
function references(db: Database): string[] {
  return db
    .prepare<[], string>(`
      select coalesce(q.uin, 'pasted') || ' ' || r.found_in || ' ' || r.kind || ' ' || r.uin || ' ' || coalesce(r.said_on || ' ', '') || '-> '
             || coalesce(t.date_tabled || '/' || t.uin, iif(r.is_ambiguous, 'several', 'none'))
        from thread_reference r
        join question q on q.id = r.question_id
        left join question t on t.id = r.target_id
       order by q.date_tabled, q.uin, r.found_in, r.starts_at, r.uin`)
    .pluck()
    .all()
}

const asks = (uin: string, text: string, day = '2026-01-20', fields = {}) =>
  aQuestion({ uin, dateTabled: `${day}T00:00:00`, questionText: `To ask, ${text} (${uin}).`, ...fields })
const answers = (uin: string, text: string, fields = {}) =>
  anAnsweredQuestion({ uin, answerText: `<p>${text}</p>`, ...fields })

const PURSUES = 'pursuant to the Answer of 15 January to Question 701, why'

describe('the references of a question', () => {
  test('come with it and lead to the question that is meant', async () => {
    const db = freshDatabase()
    await importQuestions(db, [
      answers('701', 'There are ten.'),
      asks('702', PURSUES),
      answers('703', 'I refer the hon. Member to Question 701.'),
      asks('704', 'when he plans to answer Questions 702 and 999'),
    ])
    expect(references(db)).toEqual([
      '703 answer referral 701 -> 2026-01-12/701',
      '702 question pursuant 701 2026-01-15 -> 2026-01-12/701',
      '704 question chaser 702 -> 2026-01-20/702',
      '704 question chaser 999 -> none',
    ])
  })

  test('are resolved when their question comes in later', async () => {
    const db = freshDatabase()
    await importQuestions(db, [asks('702', PURSUES)])
    expect(references(db)).toEqual(['702 question pursuant 701 2026-01-15 -> none'])
    await importQuestions(db, [answers('701', 'There are ten.')])
    expect(references(db)).toEqual(['702 question pursuant 701 2026-01-15 -> 2026-01-12/701'])
  })

  test('follow a date that changes: another question of that number is meant then', async () => {
    const db = freshDatabase()
    const old = answers('701', 'Old.', {
      dateTabled: '2023-12-01T00:00:00',
      dateAnswered: '2023-12-11T00:00:00',
    })
    await importQuestions(db, [
      old,
      asks('702', 'pursuant to the Answer of 11 December 2023 to Question 701, why'),
    ])
    expect(references(db)).toEqual(['702 question pursuant 701 2023-12-11 -> 2023-12-01/701'])
    await importQuestions(db, [{ ...old, dateTabled: '2026-01-25T00:00:00' }], {
      seenAt: '2026-02-03T10:00:00Z',
    })
    expect(references(db)).toEqual(['702 question pursuant 701 2023-12-11 -> none'])
  })

  test('follow the texts, and a correction may take them away', async () => {
    const db = freshDatabase()
    const referring = answers('703', 'I refer the Member to Question 701.')
    await importQuestions(db, [answers('701', 'There are ten.'), referring], {
      seenAt: '2026-01-20T10:00:00Z',
    })
    expect(references(db)).toHaveLength(1)
    const corrected = { ...referring, answerIsCorrection: true, answerText: '<p>There are ten.</p>' }
    await importQuestions(db, [corrected], { seenAt: '2026-01-24T10:00:00Z' })
    expect(references(db)).toEqual([])
  })

  test('leave out what a text says of its own question', async () => {
    const db = freshDatabase()
    await importQuestions(db, [answers('701', 'A reply to Question 701 is in the Library.')])
    expect(references(db)).toEqual([])
  })

  test('tell when several questions may be meant', async () => {
    const db = freshDatabase()
    await importQuestions(db, [
      answers('701', 'One.'),
      answers('701', 'Two.', { dateTabled: '2026-01-13T00:00:00', dateAnswered: '2026-01-16T00:00:00' }),
      asks('702', 'with reference to Question 701, why'),
    ])
    expect(references(db)).toEqual(['702 question reference 701 -> several'])
  })

  test('are found as well one by one as all together, in any order', async () => {
    const questions = [
      answers('701', 'I refer him to Question 702.'),
      asks('702', PURSUES),
      asks('704', 'when he will answer Question 702'),
    ]
    const together = freshDatabase()
    await importQuestions(together, questions)
    for (const order of [questions, questions.toReversed()]) {
      const db = freshDatabase()
      for (const question of order) await importQuestions(db, [question])
      expect(references(db)).toEqual(references(together))
      db.transaction(() => threadRecords(db).write([1, 2, 3, 3, 77]))()
      expect(references(db)).toEqual(references(together))
    }
  })

  test('of a pasted question go over to the official one, and dangle nowhere', async () => {
    const db = freshDatabase()
    const text =
      'To ask the Secretary of State for the Home Department, pursuant to the Answer to Question 701, why lamps burn.'
    await importText(db, `Question to the Home Office:\n${text}\nI refer the Member to Question 701.\n`)
    const before = references(db)
    expect(before.length).toBeGreaterThan(0)
    await importQuestions(db, [answers('701', 'Ten.'), aQuestion({ uin: '702', questionText: text })])
    expect(references(db)).toContain('702 question pursuant 701 -> 2026-01-12/701')
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  test('go with the sample, and never lead from it into the record', async () => {
    const db = freshDatabase()
    sampleKeeper(db).load(noonOn('2026-02-02'))
    await importQuestions(db, [asks('702', PURSUES)])
    expect(references(db)).toEqual(['702 question pursuant 701 2026-01-15 -> none'])
  })
})
