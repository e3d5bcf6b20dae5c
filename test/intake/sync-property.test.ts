import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { type ParliamentRecord, parliamentRecord } from '../support/parliament/record.ts'
import { serveParliament } from '../support/parliament/server.ts'
import type { Value } from '../support/parliament/value.ts'
import { freshDatabase } from '../support/records.ts'
import { expectTruth, expectWhole } from './truth.ts'

/** What happens, and to which question (by its place among those it can happen to). */
interface Event {
  kind: keyof typeof HAPPENINGS
  which: number
  size: number
}

const isOpen = ({ answerText, answerIsHolding, isWithdrawn }: Value) =>
  !isWithdrawn && (answerText === null || answerIsHolding === true)
const isOurs = ({ answeringBodyId }: Value) => answeringBodyId === 1

const words = (size: number, id: number) => `${'The lantern is lit. '.repeat(size)}(${id}, ${size})`

type Happening = (
  record: ParliamentRecord,
  pick: (can: (q: Value) => boolean) => Value | undefined,
  size: number,
) => void

const HAPPENINGS = {
  table: (record, _pick, size) =>
    record.table({ questionText: `How many, ${words(size, record.questions.size)}?` }),
  tableElsewhere: (record) =>
    record.table({ answeringBodyId: 2, answeringBodyName: 'Department for Harbours' }),
  edit: (record, pick, size) => {
    const question = pick(isOpen)
    if (question) record.change(question, { questionText: `How many, ${words(size, question.id)} edited?` })
  },
  transferOut: (record, pick) => {
    const question = pick((q) => isOpen(q) && isOurs(q))
    if (question) record.transfer(question, 2)
  },
  transferIn: (record, pick) => {
    const question = pick((q) => isOpen(q) && !isOurs(q))
    if (question) record.transfer(question, 1)
  },
  hold: (record, pick) => {
    const question = pick((q) => q.answerText === null && !q.isWithdrawn)
    if (question) record.hold(question)
  },
  answer: (record, pick, size) => {
    const question = pick(isOpen)
    if (question) record.answer(question, `<p>${words(size, question.id)}</p>`)
  },
  answerTogether: (record, _pick, size) => {
    const group = [...record.questions.values()].filter((q) => isOpen(q) && isOurs(q)).slice(0, 3)
    record.answerTogether(group, `<p>To all: ${words(size, 0)}</p>`)
  },
  correct: (record, pick, size) => {
    const question = pick((q) => isOurs(q) && !isOpen(q) && !q.isWithdrawn)
    if (question) record.correct(question, `<p>Corrected: ${words(size, question.id)}</p>`)
  },
  changeSilently: (record, pick, size) => {
    const question = pick(({ dateAnswered }) => dateAnswered !== null)
    if (question) record.change(question, { answerText: `<p><em>${words(size, question.id)}</em></p>` })
  },
  withdraw: (record, pick) => {
    const question = pick(isOpen)
    if (question) record.withdraw(question)
  },
  bringBack: (record, pick) => {
    const question = pick(({ isWithdrawn }) => isWithdrawn)
    if (question) record.change(question, { isWithdrawn: false })
  },
} satisfies Record<string, Happening>

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...(Object.keys(HAPPENINGS) as (keyof typeof HAPPENINGS)[])),
  which: fc.nat(50),
  size: fc.integer({ min: 1, max: 30 }),
})

const day = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 8 }), isSynced: fc.boolean() })

function happen(record: ParliamentRecord, { kind, which, size }: Event): void {
  const pick = (can: (question: Value) => boolean) => {
    const all = [...record.questions.values()].filter(can)
    return all[which % Math.max(all.length, 1)]
  }
  HAPPENINGS[kind](record, pick, size)
}

/** Every form of an answer that stood when a run looked. */
function versionsSeen(db: Database): Set<string> {
  const rows = db
    .prepare<[], string>(`
      select q.parliament_id || ' ' || a.kind || ' ' || a.received
        from answer_version a join question q on q.id = a.question_id`)
    .pluck()
    .all()
  expect(new Set(rows).size).toBe(rows.length)
  return new Set(rows)
}

const kindOf = ({ answerIsHolding, answerIsCorrection }: Value) =>
  answerIsHolding ? 'holding' : answerIsCorrection ? 'corrected' : 'final'

test('whatever happens, the store is what Parliament has, and keeps what it had when a run looked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 3, maxLength: 8 }), async (days) => {
      const record = parliamentRecord('2026-03-02')
      const parliament = await serveParliament(record)
      const db = freshDatabase()
      const client = parliamentClient({ base: parliament.base, gapMs: 0, atOnce: 8 })
      const known = new Set<Value>()
      const answers = new Set<string>()
      try {
        record.table()
        for (const { events, isSynced } of [...days, { events: [], isSynced: true }]) {
          for (const each of events) happen(record, each)
          if (isSynced) await syncAndCompare()
          record.nextDay()
        }
        expectWhole(db)
      } finally {
        await parliament.close()
        db.close()
      }

      async function syncAndCompare(): Promise<void> {
        const result = await syncRecord(db, () => new Date(`${record.today()}T18:00:00Z`), {
          client,
          body: 1,
        })
        expect(result.rejections).toEqual([])
        for (const question of record.questions.values()) if (isOurs(question)) known.add(question)
        for (const question of known) {
          if (question.answerText) answers.add(`${question.id} ${kindOf(question)} ${question.answerText}`)
        }
        expectTruth(db, known)
        expect(versionsSeen(db)).toEqual(answers)
      }
    }),
    { numRuns: 12 },
  )
})
