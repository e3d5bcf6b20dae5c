import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { lineLists } from '../../server/lines/list-queries.ts'
import { lineQueries } from '../../server/lines/queries.ts'
import { anAnsweredQuestion, count, freshDatabase, importQuestions } from '../support/records.ts'
import { writeAnswers } from './answers.ts'

const WORDS = 'the wardens will light every lantern of the old harbour before the first frost comes'.split(
  ' ',
)
/** Fourteen words, so many of them from the first replaced. */
const worded = (replaced: number) => WORDS.map((word, at) => (at < replaced ? `other${at}` : word)).join(' ')

const LINE = 'The wardens keep all lanterns under review in every harbour of the coast.'
const all = { match: null, endedBefore: '2026-01-01', limit: 50, offset: 0 }
const lines = (db: Database) => lineLists(db).list('used', all)

const answered = (uin: string, day: string, answerText: string, change: Record<string, unknown> = {}) =>
  anAnsweredQuestion({
    id: 5_200_000 + Number(uin.replace(/\D/g, '')),
    uin,
    dateTabled: `${day}T00:00:00`,
    dateAnswered: `${day}T00:00:00`,
    answerText,
    ...change,
  })

describe('a line', () => {
  test('is a paragraph of two answers, from the first to the last of them', async () => {
    const db = freshDatabase()
    await importQuestions(db, [
      answered('701', '2026-01-12', `<p>No.</p><p>${LINE}</p>`),
      answered(
        '702',
        '2026-01-19',
        `<p>${LINE}</p><p>Nine of them were lit on the second day of the year.</p>`,
      ),
    ])
    expect(lines(db)).toEqual([
      {
        ...{ id: 1, text: LINE, answers: 2, wordings: 1, changedOn: null },
        ...{ firstOn: '2026-01-12', secondOn: '2026-01-19', lastOn: '2026-01-19' },
      },
    ])
  })

  test('has several wordings, the newest shown', async () => {
    const db = freshDatabase()
    const newer = LINE.replace('every harbour', 'each harbour')
    await importQuestions(db, [
      answered('701', '2026-01-12', `<p>${LINE}</p>`),
      answered('702', '2026-01-19', `<p>${newer}</p>`),
    ])
    expect(lines(db)).toMatchObject([{ text: newer, answers: 2, wordings: 2, changedOn: '2026-01-19' }])
    expect(
      lineQueries(db)
        .wordings(1, 9, 0)
        .map(({ text }) => text),
    ).toEqual([LINE, newer])
  })

  test('is none of one answer that several questions had', async () => {
    const db = freshDatabase()
    const same = `<p>${LINE}</p>`
    await importQuestions(db, [answered('701', '2026-01-12', same), answered('702', '2026-01-12', same)])
    expect(lines(db)).toEqual([])
    await importQuestions(db, [answered('703', '2026-01-20', same)], { seenAt: '2026-02-21T10:00:00Z' })
    expect(lines(db)).toMatchObject([{ answers: 2 }])
    expect(lineQueries(db).countUses(1)).toBe(3)
  })

  test('is none of a holding answer, or of one that is cut', async () => {
    const db = freshDatabase()
    await importQuestions(db, [
      answered('701', '2026-01-12', `<p>${LINE}</p>`),
      answered('702', '2026-01-13', `<p>${LINE}</p>`, { answerIsHolding: true }),
      answered('703', '2026-01-14', `${`${LINE} `.repeat(4).slice(0, 255)}...`),
    ])
    expect(count(db, 'line_use')).toBe(1)
  })

  test('goes with a correction that takes its words away', async () => {
    const db = freshDatabase()
    const [first, second] = [
      answered('701', '2026-01-12', `<p>${LINE}</p>`),
      answered('702', '2026-01-19', `<p>${LINE}</p>`),
    ]
    await importQuestions(db, [first, second])
    const corrected = { ...second, answerText: '<p>It was otherwise.</p>', answerIsCorrection: true }
    await importQuestions(db, [corrected], { seenAt: '2026-02-20T10:00:00Z' })
    expect(lines(db)).toEqual([])
    expect(count(db, 'line')).toBe(0)
  })
})

describe('the number of a line', () => {
  test('leads to the older one for good when a wording between two makes them one', () => {
    const db = freshDatabase()
    const [one, between, other] = [worded(0), worded(2), worded(4)]
    writeAnswers(db, [
      { questionId: 1, text: one },
      { questionId: 2, text: one },
      { questionId: 3, text: other },
      { questionId: 4, text: other },
    ])
    expect(
      lines(db)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 2])
    writeAnswers(db, [{ questionId: 5, text: between }])
    expect(lines(db)).toMatchObject([{ id: 1, answers: 5, wordings: 3 }])
    expect(lineQueries(db).mergedInto(2)).toBe(1)
  })

  test('stays with what most answers use when the wording between two goes, and is never given again', () => {
    const db = freshDatabase()
    const [one, between, other] = [worded(0), worded(2), worded(4)]
    writeAnswers(db, [
      { questionId: 1, text: one },
      { questionId: 2, text: between },
      ...[3, 4, 5].map((questionId) => ({ questionId, text: other })),
      { questionId: 6, text: one },
    ])
    expect(lines(db)).toMatchObject([{ id: 1, answers: 6 }])
    writeAnswers(db, [{ questionId: 2, text: null }])
    expect(lines(db).map(({ id, answers }) => [id, answers])).toEqual([
      [1, 3],
      [2, 2],
    ])
    writeAnswers(db, [{ questionId: 6, text: null }])
    writeAnswers(db, [{ questionId: 7, text: one }])
    expect(
      lines(db)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 3])
  })

  test('is right when the younger line loses a wording and becomes part of the older in one go', () => {
    const db = freshDatabase()
    const textOf = (questionId: number, replaced: number) => ({ questionId, text: worded(replaced) })
    writeAnswers(db, [textOf(1, 8), textOf(2, 8)])
    writeAnswers(db, [textOf(3, 0), textOf(4, 0), textOf(5, 2), textOf(6, 4), textOf(7, 4)])
    expect(lines(db).map(({ id, answers }) => [id, answers])).toEqual([
      [2, 5],
      [1, 2],
    ])
    writeAnswers(db, [textOf(5, 6)])
    expect(lines(db).map(({ id, answers }) => [id, answers])).toEqual([
      [1, 5],
      [3, 2],
    ])
  })
})

describe('the words of lines', () => {
  test('are found as they stand now', async () => {
    const db = freshDatabase()
    await importQuestions(db, [
      answered('701', '2026-01-12', `<p>${LINE}</p>`),
      answered('702', '2026-01-19', `<p>${LINE.replace('coast', 'shore')}</p>`),
    ])
    const found = (match: string) => lineLists(db).list('used', { ...all, match }).length
    expect([found('"shore"'), found('"coast"'), found('"lantern" "reviews"')]).toEqual([1, 0, 1])
    expect(lineLists(db).counts({ ...all, match: '"shore"' })).toMatchObject({
      used: 1,
      changed: 1,
      ended: 0,
    })
  })
})
