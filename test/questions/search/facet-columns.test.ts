import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { facetColumns } from '../../../server/questions/search/facet-columns.ts'
import { searchIndex } from '../../../server/questions/search/indexing.ts'
import { aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

/** A question comes, comes again otherwise, or leaves the search. */
const change = fc.oneof(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    day: fc.integer({ min: 1, max: 28 }),
    body: fc.constantFrom(1, 9_901),
    isWithdrawn: fc.boolean(),
    asker: fc.integer({ min: 99_001, max: 99_004 }),
  }),
  fc.record({ gone: fc.nat(8) }),
)

async function carryOut(db: Database, made: object): Promise<void> {
  if ('gone' in made) return takeOut(db, Number(made.gone))
  const { id, day, body, isWithdrawn, asker } = made as Record<string, number | boolean>
  const dateTabled = `2026-01-${String(day).padStart(2, '0')}T00:00:00`
  const answeringBodyName = body === 1 ? 'Home Office' : 'Ministry of Lanterns'
  const question = { id: 700_000 + Number(id), uin: String(8_000 + Number(id)), dateTabled, isWithdrawn }
  const more = { answeringBodyId: body, answeringBodyName, askingMemberId: asker }
  await importQuestions(db, [aQuestion({ ...question, ...more })], { seenAt: new Date(at++).toISOString() })
}

let at = Date.parse('2026-02-01T00:00:00Z')

function takeOut(db: Database, nth: number): void {
  const ids = db.prepare<[], number>('select question_id from search_facet order by 1').pluck().all()
  const id = ids[nth]
  if (id !== undefined) db.transaction(() => searchIndex(db).remove([id])).immediate()
}

test('what was put into the columns piece by piece is what reading all of them gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
      async (rounds) => {
        const db = freshDatabase()
        const held = facetColumns(db)
        held()
        for (const changes of rounds) {
          for (const made of changes) await carryOut(db, made)
          expectSame(held(), facetColumns(db)())
        }
        db.close()
      },
    ),
    { numRuns: 25 },
  )
})

type Columns = ReturnType<ReturnType<typeof facetColumns>>

function expectSame(patched: Columns, read: Columns): void {
  const codes = ({ columns, ...rest }: Columns) => ({
    ...rest,
    columns: Object.entries(columns).map(([name, column]) => [name, column.codes]),
  })
  expect(codes(patched)).toEqual(codes(read))
  for (const { codes: values, size } of Object.values(patched.columns)) {
    expect(size).toBeGreaterThan(Math.max(0, ...values))
  }
}

test('a name that changes moves the revision and leaves the columns as they are', async () => {
  const db = freshDatabase()
  await importQuestions(db, [aQuestion()])
  const held = facetColumns(db)
  const before = held()
  db.exec("update answering_body set name = 'Office of Lanterns' where id = 1")
  expect(held()).toBe(before)
})

test('an untouched column set is not read again, and a change that was forgotten is', async () => {
  const db = freshDatabase()
  await importQuestions(db, [aQuestion()])
  const held = facetColumns(db)
  expect(held()).toBe(held())
  await importQuestions(db, [aQuestion({ id: 700_777, uin: '777' })])
  db.exec('delete from search_change; update search_revision set revision = revision + 200000')
  expect(held().keys).toHaveLength(2)
})
