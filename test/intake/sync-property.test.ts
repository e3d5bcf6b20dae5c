import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { Declined, Unreachable } from '../../server/intake/get-json.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { type ParliamentRecord, parliamentRecord } from '../support/parliament/record.ts'
import { type Fault, serveParliament } from '../support/parliament/server.ts'
import { isOpen, type Value } from '../support/parliament/value.ts'
import { freshDatabase } from '../support/records.ts'
import { expectTruth, expectWhole } from './truth.ts'

/** What happens, and to which question (by its place among those it can happen to). */
interface Event {
  kind: keyof typeof HAPPENINGS
  which: number
  size: number
}

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

const fault: fc.Arbitrary<Fault> = fc.constantFrom<Fault[]>(
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
  { kind: 'status', status: 404 },
  { kind: 'drop' },
  { kind: 'stall' },
  { kind: 'broken json' },
  { kind: 'altered', alter: () => ({ value: { id: 'none' }, results: 'none' }) },
)

/** What goes wrong in a run: from which request on, and with how many. */
const trouble = fc.record({
  fault,
  from: fc.nat(12),
  times: fc.constantFrom(1, 2, 3, 1_000),
})

interface Day {
  events: Event[]
  /** How the night's run goes; null: there is none. */
  run: { fault: Fault; from: number; times: number } | 'well' | null
}

const day: fc.Arbitrary<Day> = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 8 }),
  run: fc.oneof(fc.constant(null), fc.constant('well' as const), trouble),
})

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
      select concat_ws(' ', q.parliament_id, a.kind, a.date_answered, coalesce(a.date_corrected, '-'), a.received)
        from answer_version a join question q on q.id = a.question_id`)
    .pluck()
    .all()
  expect(new Set(rows).size).toBe(rows.length)
  return new Set(rows)
}

const answerOf = (question: Value) => {
  const [answered, corrected] = [question.dateAnswered, question.dateAnswerCorrected]
  return [question.id, kindOf(question), dayOf(answered), dayOf(corrected), question.answerText].join(' ')
}

const dayOf = (date: string | null) => date?.slice(0, 10) ?? '-'

const kindOf = ({ answerIsHolding, answerIsCorrection }: Value) =>
  answerIsHolding ? 'holding' : answerIsCorrection ? 'corrected' : 'final'

test('whatever happens and whatever fails, the store is in the end what Parliament has, and keeps what it had when a run looked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 3, maxLength: 8 }), async (days) => {
      const record = parliamentRecord('2026-03-02')
      const parliament = await serveParliament(record)
      const db = freshDatabase()
      const options = {
        base: parliament.base,
        gapMs: 0,
        atOnce: 8,
        retries: 1,
        firstWaitMs: 1,
        timeoutMs: 60,
      }
      const known = new Set<Value>()
      const answers = { seenForSure: new Set<string>(), there: new Set<string>() }
      try {
        record.table()
        for (const { events, run } of [...days, { events: [], run: 'well' as const }]) {
          for (const each of events) happen(record, each)
          if (run) await syncAndCompare(run)
          record.nextDay()
        }
        expectWhole(db)
      } finally {
        await parliament.close()
        db.close()
      }

      async function syncAndCompare(run: Exclude<Day['run'], null>): Promise<void> {
        const asked = parliament.asked.length
        parliament.setFaults((_, nth) => {
          if (run === 'well') return undefined
          const inRun = nth - asked
          return inRun > run.from && inRun <= run.from + run.times ? run.fault : undefined
        })
        const isWhole = await syncWhole()
        for (const question of record.questions.values()) {
          if (question.answerText) answers.there.add(answerOf(question))
        }
        if (isWhole) compare()
        for (const version of versionsSeen(db)) expect(answers.there).toContain(version)
      }

      /** @returns whether all there was could be had */
      async function syncWhole(): Promise<boolean> {
        const clock = () => new Date(`${record.today()}T18:00:00Z`)
        try {
          const { rejections } = await syncRecord(db, clock, { client: parliamentClient(options), body: 1 })
          return rejections.length === 0
        } catch (error) {
          if (error instanceof Unreachable || error instanceof Declined) return false
          throw error
        }
      }

      function compare(): void {
        for (const question of record.questions.values()) if (isOurs(question)) known.add(question)
        for (const question of known) {
          if (question.answerText) answers.seenForSure.add(answerOf(question))
        }
        expectTruth(db, known)
        const stored = versionsSeen(db)
        for (const version of answers.seenForSure) expect(stored).toContain(version)
      }
    }),
    { numRuns: 30 },
  )
})
