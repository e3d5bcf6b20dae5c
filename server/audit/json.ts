import type { AuditRecord } from './chain.ts'
import { readJson } from './entry.ts'

/** A record in the JSON of the audit trail: all that its hash is made from. */
export function recordJson(record: AuditRecord) {
  return {
    id: record.id,
    at: record.at,
    person: { account: record.actorAccountId, name: record.actorName },
    via: record.via,
    requestId: record.requestId,
    action: record.action,
    thing: { kind: record.thingKind, id: record.thingId, name: record.thingName },
    before: record.before === null ? null : readJson(record.before),
    after: record.after === null ? null : readJson(record.after),
    reason: record.reason,
    previousHash: record.previousHash,
    hash: record.hash,
  }
}
