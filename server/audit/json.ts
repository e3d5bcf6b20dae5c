import type { AuditJson, AuditRecordJson } from '../formats/json/audit.ts'
import type { AuditRecord } from './chain.ts'
import { readJson } from './entry.ts'

/** A page of records; `next` is the address of the one before them in time. */
export function auditJson(total: number, records: readonly AuditRecord[], next: string | null): AuditJson {
  return { total, items: records.map(recordJson), next }
}

/** A record in the JSON of the audit trail: all that its hash is made from. */
function recordJson(record: AuditRecord): AuditRecordJson {
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
