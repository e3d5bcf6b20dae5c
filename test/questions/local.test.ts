import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { answerQueries } from '../../server/answers/queries.ts'
import { MOVED, MOVED_UNLESS_THERE } from '../../server/questions/local.ts'
import { questionQueries } from '../../server/questions/queries.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  count,
  freshDatabase,
  importQuestions,
  importText,
} from '../support/records.ts'

const ASKED =
  'To ask the Secretary of State for the Home Department, how many “lanterns” the wardens of Northbridge hold.'
const PASTED = `Heading: Lanterns\nQuestion to the Home Office:\n${ASKED.replaceAll(/[“”]/g, '"')}\nThey hold 412.\nMore will follow.\n`

const local = (db: Database) => questionQueries(db).byLocalNumber(1)

describe('a pasted question', () => {
  test('is added once, however often it is pasted, and an answer that came later is added to it', async () => {
    const db = freshDatabase()
    const unanswered = PASTED.split('\n').slice(0, 3).join('\n')
    expect(await importText(db, unanswered)).toMatchObject({ added: 1 })
    expect(local(db)?.status).toBe('unanswered')
    expect(await importText(db, PASTED)).toMatchObject({ added: 0, updated: 1 })
    expect(await importText(db, PASTED)).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
    expect(local(db)).toMatchObject({ status: 'answered', uin: null, dateTabled: null, heading: 'Lanterns' })
    expect(count(db, 'question')).toBe(1)
  })

  test('with date and number stands at its official address', async () => {
    const db = freshDatabase()
    await importText(db, `UIN: 4711\nTabled: 12 January 2026\n${PASTED}`)
    expect(questionQueries(db).byNumber('2026-01-12', '4711')?.source).toBe('pasted')
    expect(count(db, 'local_question')).toBe(0)
  })

  test('for a body that nobody knows is rejected', async () => {
    const db = freshDatabase()
    const { rejections } = await importText(db, PASTED.replace('Home Office', 'Ministry of Silly Lanterns'))
    expect(rejections[0]?.reason).toMatch(/^Question to: no answering body is called/)
  })
})

describe('the official record', () => {
  test('takes over the pasted question of exactly its text, with its address and its answer', async () => {
    const db = freshDatabase()
    await importText(db, PASTED)
    const official = aQuestion({ questionText: ASKED.replace(', how', ',  how') })
    expect(await importQuestions(db, [official])).toMatchObject({ added: 1, takenOver: 1 })
    expect(local(db)).toMatchObject({ source: 'official', uin: official.uin, status: 'answered' })
    expect(answerQueries(db).versions(local(db)?.id ?? 0)).toMatchObject([
      { source: 'pasted', kind: 'final' },
    ])
    expect(count(db, 'question')).toBe(1)
    expect(count(db, "search_index where search_index match 'lanterns'")).toBe(1)
  })

  test('stands before the pasted answer, which is kept', async () => {
    const db = freshDatabase()
    await importQuestions(db, [anAnsweredQuestion({ questionText: ASKED })], {
      seenAt: '2026-01-20T00:00:00.000Z',
    })
    await importText(db, PASTED, { seenAt: '2026-01-30T00:00:00.000Z' })
    expect(count(db, 'question')).toBe(1)
    const id = db.prepare<[], number>('select id from question').pluck().get() ?? 0
    expect(
      answerQueries(db)
        .versions(id)
        .map(({ source }) => source),
    ).toEqual(['pasted', 'official'])
  })

  test('does not take over a question whose text differs in a word', async () => {
    const db = freshDatabase()
    await importText(db, PASTED)
    const result = await importQuestions(db, [
      aQuestion({ questionText: ASKED.replace('wardens', 'wardens and guards') }),
    ])
    expect(result.takenOver).toBe(0)
    expect(local(db)?.source).toBe('pasted')
  })

  test('does not choose where several have the text: a person has to', async () => {
    const db = freshDatabase()
    await importText(db, PASTED)
    const result = await importQuestions(db, [
      aQuestion({ questionText: ASKED }),
      aQuestion({ questionText: ASKED }),
    ])
    expect(result.takenOver).toBe(0)
    expect(questionQueries(db).officialTwins(local(db)?.id ?? 0)).toHaveLength(2)
  })

  test('takes over a question pasted with its date and number, whatever its words', async () => {
    const db = freshDatabase()
    const official = aQuestion({ questionText: `${ASKED} And when.` })
    await importText(db, `UIN: ${official.uin}\nTabled: 2026-01-12\n${PASTED}`, {
      seenAt: '2026-02-01T00:00:00.000Z',
    })
    await importQuestions(db, [official], { seenAt: '2026-01-13T00:00:00.000Z' })
    const question = questionQueries(db).byNumber('2026-01-12', String(official.uin))
    expect(question).toMatchObject({
      source: 'official',
      parliamentId: official.id,
      text: official.questionText,
    })
  })
})

test('every table that hangs on a question either goes with it at a take-over or only describes it', () => {
  const db = freshDatabase()
  const tables = db.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all()
  const hanging = tables.filter((table) =>
    (db.pragma(`foreign_key_list(${table})`) as { table: string }[]).some(
      ({ table }) => table === 'question',
    ),
  )
  const describing = [
    'abbreviation_explained',
    'question_version',
    'question_absence',
    'search_facet',
    'attachment',
    'grouped_question',
    'policy_link',
    'policy_provision',
    'building_waiting',
    'thread_reference',
    'line_use',
  ]
  expect(hanging.toSorted()).toEqual([...MOVED, MOVED_UNLESS_THERE, ...describing].toSorted())
})
