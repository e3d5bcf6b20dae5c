import type { Database } from '../../db/open.ts'
import { type AuditRecord, hashOf, NO_HASH } from '../../server/audit/chain.ts'
import { auditQueries } from '../../server/audit/queries.ts'
import { type Actor, auditTrail, type Change } from '../../server/audit/record.ts'
import type { Clock } from '../../server/lib/dates.ts'
import { noonOn } from '../support/app.ts'

export const PRIYA: Actor = { accountId: 7, name: 'Priya Nair', via: 'web', requestId: 'request-1' }
export const OPERATOR: Actor = { accountId: null, name: 'operator root', via: 'command', requestId: null }

/** A change as any feature records it. */
export function aChange(change: Partial<Change> = {}): Change {
  return { by: PRIYA, action: 'changed', thing: { kind: 'account', id: 12, name: 'Tom Ellis' }, ...change }
}

/** Puts changes on the trail, each in a transaction of its own. */
export function record(db: Database, changes: readonly Change[], clock: Clock = noonOn('2026-01-12')): void {
  const audit = auditTrail(db, clock)
  for (const change of changes) db.transaction(() => audit(change)).immediate()
}

/** A trail of this many records, of which no two say the same. */
export function recordMany(db: Database, count: number): void {
  record(
    db,
    Array.from({ length: count }, (_, index) =>
      aChange({
        by: index % 3 === 2 ? OPERATOR : PRIYA,
        thing: { kind: 'account', id: index + 1, name: `Person ${index + 1}` },
        before: { role: 'reader' },
        after: { role: 'editor' },
        reason: index % 2 ? 'She asked for it' : null,
      }),
    ),
  )
}

export function allRecords(db: Database): AuditRecord[] {
  return auditQueries(db).batch(0, 10_000)
}

/** What somebody who can write to the file does first. */
export function dropTriggers(db: Database): void {
  const triggers = db
    .prepare<[], string>("select name from sqlite_schema where type = 'trigger'")
    .pluck()
    .all()
  for (const name of triggers.filter((trigger) => trigger.startsWith('audit_record'))) {
    db.exec(`drop trigger ${name}`)
  }
}

/** Computes every hash anew from the first record on, as somebody would who knows how. */
export function rebuildChain(db: Database): void {
  const seal = db.prepare('update audit_record set previous_hash = ?, hash = ? where id = ?')
  let previousHash = NO_HASH
  for (const old of allRecords(db)) {
    const hash = hashOf({ ...old, previousHash })
    seal.run(previousHash, hash, old.id)
    previousHash = hash
  }
}
