import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { type Clock, now } from '../lib/dates.ts'
import { type AuditRecord, hashOf, NO_HASH } from './chain.ts'

/** Whom a change is put down to. */
export interface Actor {
  /** Null for an operator's command and for the program itself. */
  accountId: number | null
  /** As it is now; kept with the record for good. */
  name: string
  via: AuditRecord['via']
  /** Null outside a request. */
  requestId: string | null
}

/** What the program does by itself. */
export const PROGRAM: Actor = { accountId: null, name: 'Pursuant', via: 'program', requestId: null }

export interface Change {
  by: Actor
  /** A verb, with which a sentence can be made: "Priya Nair *disabled* account Tom Ellis". */
  action: string
  thing: { kind: string; id: number | string | null; name: string }
  /** Only what was changed. Never a password, its hash or a token. */
  before?: object | null
  after?: object | null
  reason?: string | null
}

/**
 * Puts a change on the audit trail.
 * @throws when no transaction is open: a change and its record are kept together or not at all
 */
export type Audit = (change: Change) => void

/** The audit trail of a database, for writing. A leaf: any feature may use it. */
export function auditTrail(db: Database, clock: Clock): Audit {
  const { last, lastId, insert } = trailStatements(db)

  return ({ by, action, thing, before, after, reason }) => {
    if (!db.inTransaction) throw new Error('A change and its audit record share one transaction')
    const record = {
      id: (lastId.get() ?? 0) + 1, // not the last record's: were that removed, its number would be used again
      at: now(clock),
      actorAccountId: by.accountId,
      actorName: wellFormed(by.name),
      via: by.via,
      requestId: by.requestId,
      action,
      thingKind: thing.kind,
      thingId: thing.id === null ? null : wellFormed(String(thing.id)),
      thingName: wellFormed(thing.name),
      before: before ? JSON.stringify(before) : null,
      after: after ? JSON.stringify(after) : null,
      reason: reason ? wellFormed(reason) : null,
      previousHash: last.get()?.hash ?? NO_HASH,
    }
    insert.run({ ...record, hash: hashOf(record) })
  }
}

const trailStatements = oncePerDatabase((db) => {
  const last = db.prepare<[], { id: number; hash: string }>(
    'select id, hash from audit_record order by id desc limit 1',
  )
  const lastId = db.prepare<[], number>("select seq from sqlite_sequence where name = 'audit_record'").pluck()
  const insert = db.prepare<AuditRecord>(`
    insert into audit_record (
      id, at, actor_account_id, actor_name, via, request_id, action, thing_kind, thing_id, thing_name,
      before, after, reason, previous_hash, hash)
    values (
      :id, :at, :actorAccountId, :actorName, :via, :requestId, :action, :thingKind, :thingId, :thingName,
      :before, :after, :reason, :previousHash, :hash)`)
  return { last, lastId, insert }
})

/** A thing as the audit trail says it, by field. */
export type Audited = Record<string, string | null>

/** Of a thing before and after a change, only the fields that differ. */
export function differences(before: Audited, after: Audited): [Audited, Audited] {
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  const only = (all: Audited) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]))
  return [only(before), only(after)]
}

/** What is hashed must be what is read back, and SQLite keeps half of a surrogate pair as U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}
