import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditTrail } from '../../server/audit/record.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { noonOn } from '../support/app.ts'
import { count, freshDatabase } from '../support/records.ts'
import { aChange, allRecords, dropTriggers, rebuildChain, record, recordMany } from './trail.ts'

const TEN = 10
const APPEND_ONLY = 'the audit trail is append-only'

function trailOf(records: number): Database {
  const db = freshDatabase()
  recordMany(db, records)
  return db
}

function tampered(sql: string, records = TEN): Database {
  const db = trailOf(records)
  dropTriggers(db)
  db.exec(sql)
  return db
}

/** The first broken link, as `6: is missing …`. */
function brokenIn(db: Database, noted?: Parameters<typeof verifyChain>[1]): string {
  const verdict = verifyChain(db, noted)
  return verdict.isWhole ? 'whole' : `${verdict.broken.id}: ${verdict.broken.reason}`
}

describe('a change and its record', () => {
  test('cannot be apart: a record outside a transaction throws', () => {
    const db = freshDatabase()
    const audit = auditTrail(db, noonOn('2026-01-12'))
    expect(() => audit(aChange())).toThrow('share one transaction')
    expect(count(db, 'audit_record')).toBe(0)
  })

  test('are taken back together, and the next record leaves no gap', () => {
    const db = trailOf(2)
    const audit = auditTrail(db, noonOn('2026-01-12'))
    const fail = db.transaction(() => {
      db.exec(`insert into team (name, created_at) values ('Borders', '2026-01-12T12:00:00.000Z')`)
      audit(aChange())
      throw new Error('The change failed')
    })
    expect(() => fail.immediate()).toThrow('The change failed')
    expect([count(db, 'audit_record'), count(db, 'team')]).toEqual([2, 0])
    record(db, [aChange()])
    expect(allRecords(db).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(brokenIn(db)).toBe('whole')
  })

  test('in one transaction with others follow each other', () => {
    const db = freshDatabase()
    const audit = auditTrail(db, noonOn('2026-01-12'))
    db.transaction(() => {
      for (const name of ['Tom Ellis', 'Ana Brook', 'Li Wei']) {
        audit(aChange({ thing: { kind: 'account', id: name, name } }))
      }
    }).immediate()
    expect(verifyChain(db)).toMatchObject({ isWhole: true, records: 3, head: { id: 3 } })
  })

  test('keep whatever text they are given, and the chain stays whole', () => {
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
      .map((units) => String.fromCharCode(...units)) // halves of surrogate pairs and control characters too
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText, anyText, anyText), { minLength: 1 }), (texts) => {
        const db = freshDatabase()
        const changes = texts.map(([name, id, reason, value]) =>
          aChange({
            by: { accountId: null, name, via: 'program', requestId: null },
            thing: { kind: 'account', id, name },
            after: { [value]: value },
            reason,
          }),
        )
        record(db, changes)
        expect(brokenIn(db)).toBe('whole')
      }),
      { numRuns: 40 },
    )
  })
})

describe('the triggers', () => {
  const copy = (id: string) =>
    `select ${id}, at, actor_account_id, actor_name, via, request_id, action, thing_kind, thing_id, thing_name,
            before, after, reason, (select hash from audit_record order by id desc limit 1), hash
       from audit_record where id = 5`

  test.each([
    ['an update', `update audit_record set reason = 'Another' where id = 5`],
    ['an update that changes nothing', 'update audit_record set reason = reason'],
    ['an upsert', `insert into audit_record ${copy('5')} on conflict (id) do update set reason = 'Another'`],
    ['a deletion', 'delete from audit_record where id = 5'],
    ['a deletion of everything', 'delete from audit_record'],
    ['an insert or replace', `insert or replace into audit_record ${copy('5')}`],
    ['a replace of the last record', `replace into audit_record ${copy('10')}`],
    ['an insert before the last record', `insert into audit_record ${copy('-1')}`],
    [
      'an insert that does not carry the last hash',
      `insert into audit_record ${copy('11').replace(/\(select hash[^)]+\)/, 'previous_hash')}`,
    ],
  ])('refuse %s', (_, sql) => {
    const db = trailOf(TEN)
    const before = allRecords(db)
    expect(() => db.exec(sql)).toThrow(APPEND_ONLY)
    expect(allRecords(db)).toEqual(before)
  })
})

describe('a chain that nobody touched', () => {
  test('is whole, and tells its last record', () => {
    const db = trailOf(TEN)
    const last = allRecords(db).at(-1)
    expect(verifyChain(db)).toEqual({ isWhole: true, records: 10, head: { id: 10, hash: last?.hash } })
    expect(brokenIn(db, { id: 4, hash: allRecords(db)[3]?.hash ?? '' })).toBe('whole')
  })

  test('is whole when it is empty', () => {
    expect(verifyChain(freshDatabase())).toEqual({ isWhole: true, records: 0, head: null })
  })

  test('is whole across the batches in which it is read', () => {
    const db = freshDatabase()
    const audit = auditTrail(db, noonOn('2026-01-12'))
    db.transaction(() => {
      for (let number = 1; number <= 2_000; number += 1) audit(aChange())
    }).immediate()
    expect(verifyChain(db)).toMatchObject({ isWhole: true, records: 2_000 })
    dropTriggers(db)
    db.exec(`update audit_record set previous_hash = hash where id = 1001`)
    expect(brokenIn(db)).toMatch(/^1001: does not follow record 1000/)
  })
})

describe('tampering is named at the first record that it broke:', () => {
  const db = trailOf(12)
  const columns = db.prepare('pragma table_info (audit_record)').all() as { name: string; notnull: 0 | 1 }[]
  dropTriggers(db)

  const newValue = (name: string, isNullable: boolean): fc.Arbitrary<string | number | null> => {
    if (name === 'id') return fc.integer({ min: -5, max: 1_000 })
    if (name === 'via') return fc.constantFrom('web', 'command', 'program')
    const value: fc.Arbitrary<string | number> = name === 'actor_account_id' ? fc.integer() : fc.string()
    return isNullable ? fc.option(value) : value
  }
  const edit = fc.constantFrom(...columns).chain(({ name, notnull }) =>
    fc.record({
      column: fc.constant(name),
      id: fc.integer({ min: 1, max: 12 }),
      value: newValue(name, !notnull),
    }),
  )

  /** Does something to the trail, looks at it, and takes it back. */
  function afterwards<T>(act: () => void, look: () => T): T {
    db.exec('begin')
    try {
      act()
      return look()
    } finally {
      db.exec('rollback')
    }
  }

  test('any edit of any one field of any record', () => {
    expect(columns.length).toBe(15)
    const edited = new Set<string>()
    fc.assert(
      fc.property(edit, ({ column, id, value }) => {
        const old = db.prepare(`select ${column} from audit_record where id = ?`).pluck().get(id)
        fc.pre(old !== value && !(column === 'id' && Number(value) > 0 && Number(value) <= 12))
        const verdict = afterwards(
          () => db.prepare(`update audit_record set ${column} = ? where id = ?`).run(value, id),
          () => verifyChain(db),
        )
        const named = verdict.isWhole ? [] : [verdict.broken.id]
        expect(column === 'id' ? [id, value] : [id]).toEqual(expect.arrayContaining(named))
        expect(named).toHaveLength(1)
        edited.add(column)
      }),
      { numRuns: 600 },
    )
    expect([...edited].sort()).toEqual(columns.map(({ name }) => name).sort())
    expect(brokenIn(db)).toBe('whole')
  })

  test.each([
    [
      'the first record removed',
      'delete from audit_record where id = 1',
      /^1: is missing: the record after the beginning is 2$/,
    ],
    [
      'one removed from the middle',
      'delete from audit_record where id = 6',
      /^6: is missing: the record after record 5 is 7$/,
    ],
    [
      'several removed from the end',
      'delete from audit_record where id > 7',
      /^8: is missing, with all that followed: records were written up to 10$/,
    ],
    ['all removed', 'delete from audit_record', /^1: is missing, with all that followed/],
    [
      'the counter set back to hide a removed end',
      `delete from audit_record where id > 7; update sqlite_sequence set seq = 9 where name = 'audit_record'`,
      /^8: is missing, with all that followed: records were written up to 9$/,
    ],
    [
      'the counter removed',
      `delete from sqlite_sequence where name = 'audit_record'`,
      /^10: is the last, but the database counts 0: its counter was changed$/,
    ],
    [
      'one removed and the later ones moved up',
      'delete from audit_record where id = 6; update audit_record set id = id - 1 where id > 6',
      /^6: does not follow record 5/,
    ],
    [
      'two swapped',
      `update audit_record set id = -1 where id = 4; update audit_record set id = 4 where id = 5;
       update audit_record set id = 5 where id = -1`,
      /^4: does not follow record 3/,
    ],
    [
      'one put in before the first',
      `insert into audit_record select 0, at, actor_account_id, actor_name, via, request_id, action, thing_kind,
         thing_id, thing_name, before, after, reason, previous_hash, hash from audit_record where id = 1`,
      /^0: does not belong: the first record is 1$/,
    ],
  ])('%s', (_, sql, named) => {
    expect(brokenIn(tampered(sql))).toMatch(named)
  })

  test('a record put in with hashes of its own that fit breaks the one after it', () => {
    const forged = trailOf(TEN)
    const original = allRecords(forged)
    dropTriggers(forged)
    forged.exec(
      'update audit_record set id = -(id + 1) where id > 5; update audit_record set id = -id where id < 0',
    )
    forged.exec(`insert into audit_record
      select 6, at, actor_account_id, 'Somebody else', via, request_id, action, thing_kind, thing_id, thing_name,
             before, after, reason, previous_hash, hash from audit_record where id = 5`)
    rebuildChain(forged)
    for (const { id, previousHash, hash } of original.filter((one) => one.id > 5)) {
      forged
        .prepare('update audit_record set previous_hash = ?, hash = ? where id = ?')
        .run(previousHash, hash, id + 1)
    }
    expect(brokenIn(forged)).toMatch(/^7: does not follow record 6/)
  })

  test('a chain computed anew looks whole, and does not hold the head that was noted', () => {
    const forged = trailOf(TEN)
    const noted = { id: 8, hash: allRecords(forged)[7]?.hash ?? '' }
    dropTriggers(forged)
    forged.exec(`update audit_record set actor_name = 'Somebody else' where id = 3`)
    rebuildChain(forged)
    expect(brokenIn(forged)).toBe('whole')
    expect(brokenIn(forged, noted)).toBe('8: is not the one that was noted: the trail has been written anew')
  })

  test('an end removed with its counter is missed by the head that was noted', () => {
    const noted = { id: 10, hash: allRecords(trailOf(TEN))[9]?.hash ?? '' }
    const cut = tampered(`
      delete from audit_record where id > 7;
      update sqlite_sequence set seq = 7 where name = 'audit_record'`)
    expect(brokenIn(cut)).toBe('whole')
    expect(brokenIn(cut, noted)).toBe('10: was noted and is missing: the trail ends with record 7')
    expect(brokenIn(freshDatabase(), noted)).toBe(
      '10: was noted and is missing: the trail ends with the beginning',
    )
  })

  test('the record after a removed end does not take its number', () => {
    const cut = tampered('delete from audit_record where id > 7')
    record(cut, [aChange()])
    expect(allRecords(cut).at(-1)?.id).toBe(11)
    expect(brokenIn(cut)).toMatch(/^8: is missing: the record after record 7 is 11$/)
  })
})
