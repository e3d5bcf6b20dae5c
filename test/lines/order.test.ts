import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { componentsOf } from '../../server/lines/components.ts'
import { areNearlyTheSame, promiseOf, runsOf, signatureOf } from '../../server/lines/fingerprint.ts'
import { wordingLikeness } from '../../server/lines/likeness.ts'
import { keyOf, paragraphsOf } from '../../server/lines/paragraphs.ts'
import { freshDatabase } from '../support/records.ts'
import { groupsIn, type SomeAnswer, writeAnswers } from './answers.ts'

const WORDS =
  'the wardens will light every lantern of our old harbour before first frost and keep it lit'.split(' ')

/** A paragraph of a family: its words, with some replaced, left out or put in twice. */
const paragraph = fc
  .record({
    family: fc.nat({ max: 2 }),
    length: fc.integer({ min: 9, max: 16 }),
    edits: fc.array(fc.record({ at: fc.nat({ max: 15 }), how: fc.nat({ max: 2 }) }), { maxLength: 4 }),
  })
  .map(({ family, length, edits }) => {
    const words = WORDS.slice(0, length).map((word) => `${word}${family}`)
    for (const { at, how } of edits) {
      const index = at % words.length
      if (how === 0) words[index] = `other${at}`
      if (how === 1 && words.length > 9) words.splice(index, 1)
      if (how === 2) words.splice(index, 0, words[index] ?? '')
    }
    return words.join(' ')
  })

const text = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n'))
const QUESTIONS = 9
const finalAnswers = fc.array(fc.option(text, { freq: 8 }), { minLength: QUESTIONS, maxLength: QUESTIONS })

/** Answers that stood for a time before those that stand at the end, then these, each in any order and by any parts. */
const history = fc.record({
  before: fc.array(fc.record({ questionId: fc.integer({ min: 1, max: QUESTIONS }), text }), {
    maxLength: 12,
  }),
  order: fc.shuffledSubarray(
    Array.from({ length: QUESTIONS }, (_, index) => index),
    { minLength: QUESTIONS },
  ),
  part: fc.integer({ min: 1, max: 5 }),
})

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

function written(answers: readonly (string | null)[], { before, order, part }: History): Database {
  const db = freshDatabase()
  const all: SomeAnswer[] = [
    ...before,
    ...order.map((index) => ({ questionId: index + 1, text: answers[index] ?? null })),
  ]
  for (let from = 0; from < all.length; from += part) writeAnswers(db, all.slice(from, from + part))
  return db
}

/** The groups, from every pair of the paragraphs that stand at the end. */
function groupsOf(answers: readonly (string | null)[]): string[] {
  const wordings = [
    ...new Map(
      answers
        .flatMap((answer) => paragraphsOf(answer ?? ''))
        .map(({ words }) => [keyOf(words.join(' ')), words] as const),
    ),
  ].map(([key, words]) => ({ key, runs: runsOf(words), signature: signatureOf(words) }))
  const groups = componentsOf(
    wordings,
    (one, other) => promiseOf(one.signature, other.signature) > 0 && areNearlyTheSame(one.runs, other.runs),
  )
  return groups
    .map((group) =>
      group
        .map(({ key }) => key)
        .sort((a, b) => a - b)
        .join(' '),
    )
    .sort()
}

/** What the database says of each line, without its number. */
function linesIn(db: Database) {
  return db
    .prepare(`
      select l.answers, l.wordings, l.first_on, l.second_on, l.last_on, l.changed_on, w.key as shown,
             (select count(*) from line_use u join line_wording o on o.id = u.wording_id where o.line_id = l.id) as uses
        from line l
        join line_wording w on w.id = l.shown_wording_id
       where l.merged_into is null
       order by w.key`)
    .all()
}

/** Bands that say another line of a wording than the wording itself. */
function bandsAstray(db: Database): unknown {
  return db
    .prepare(`
      select count(*)
        from line_band b
        left join line_wording w on w.id = b.wording_id
       where b.line_id is not coalesce(w.line_id, 0)`)
    .pluck()
    .get()
}

test('the lines of the record do not depend on the order in which its answers came, changed and went', () => {
  fc.assert(
    fc.property(finalAnswers, history, history, (answers, one, other) => {
      const [first, second] = [written(answers, one), written(answers, other)]
      expect(groupsIn(first)).toEqual(groupsOf(answers))
      expect(groupsIn(second)).toEqual(groupsOf(answers))
      expect(linesIn(second)).toEqual(linesIn(first))
      expect([bandsAstray(first), bandsAstray(second)]).toEqual([0, 0])
    }),
    { numRuns: 40 },
  )
})

test('what goes from the record leaves nothing of its lines behind', () => {
  fc.assert(
    fc.property(finalAnswers, history, (answers, how) => {
      const db = written(answers, how)
      writeAnswers(
        db,
        answers.map((_, index) => ({ questionId: index + 1, text: null })),
      )
      for (const table of ['line', 'line_wording', 'line_band', 'line_use', 'line_loss']) {
        expect(db.prepare(`select count(*) from ${table}`).pluck().get(), table).toBe(0)
      }
    }),
    { numRuns: 20 },
  )
})

test('of thousands that hang together, each is compared with few', () => {
  let compared = 0
  const things = Array.from({ length: 2_000 }, (_, index) => index)
  const groups = componentsOf(things, () => {
    compared += 1
    return true
  })
  expect(groups).toEqual([things])
  expect(compared).toBeLessThan(things.length)
})

test('of a line with many wordings, one that is like a new wording is enough', () => {
  const db = freshDatabase()
  const wording = (number: number) =>
    `The wardens will light every lantern of our old harbour within ${number} days of the first frost of the year.`
  writeAnswers(
    db,
    Array.from({ length: 120 }, (_, index) => ({ questionId: index + 1, text: wording(index) })),
  )
  const { byId, eachAlike } = wordingLikeness(db)
  const one = byId(120)
  const told: number[] = []
  if (one)
    eachAlike(
      one,
      ({ id }) => told.push(id),
      () => told.length > 0,
    )
  expect(told).toEqual([1])
})
