import { expect, test } from 'vitest'
import { auditQueries } from '../../server/audit/queries.ts'
import { freshDatabase } from '../support/records.ts'
import { recordMany } from './trail.ts'

const NAMED = { person: 1, kind: 'a', number: '1', from: '', until: '~', anyone: 1 }
const BOUNDS = { before: 9, after: 1, above: 1, upTo: 9, limit: 1 }

test('no filter makes the database read through the records themselves', () => {
  const db = freshDatabase()
  const prepare = db.prepare.bind(db)
  const statements: string[] = []
  db.prepare = ((sql: string) => {
    statements.push(sql)
    return prepare(sql)
  }) as typeof db.prepare
  auditQueries(db)
  expect(statements.length).toBeGreaterThan(36)
  for (const sql of statements) {
    const values = sql.includes('?') ? Array.from(sql.matchAll(/\?/g), () => 1) : [{ ...NAMED, ...BOUNDS }]
    const plan = prepare(`explain query plan ${sql}`).all(...(/[?:]/.test(sql) ? values : [])) as {
      detail: string
    }[]
    const readThrough = plan.filter(({ detail }) =>
      /^SCAN audit_record(?! USING COVERING INDEX)/.test(detail),
    )
    expect(readThrough, sql).toEqual([])
  }
})

test('a part of the trail is read oldest first from any record on', () => {
  const db = freshDatabase()
  recordMany(db, 10)
  const trail = auditQueries(db)
  expect(trail.batch(3, 4).map(({ id }) => id)).toEqual([4, 5, 6, 7])
  expect(trail.batch(10, 4)).toEqual([])
})
