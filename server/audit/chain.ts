import type { Instant } from '../lib/dates.ts'
import { hashOf as sha256 } from '../lib/tokens.ts'

/** A record as it is stored; `before` and `after` are JSON texts. */
export interface AuditRecord {
  id: number
  at: Instant
  actorAccountId: number | null
  actorName: string
  via: 'web' | 'command' | 'program'
  requestId: string | null
  action: string
  thingKind: string
  thingId: string | null
  thingName: string
  before: string | null
  after: string | null
  reason: string | null
  previousHash: string
  hash: string
}

/** What the first record carries as the hash of the one before it. */
export const NO_HASH = '0'.repeat(64)

/** SHA-256 over all that a record says, and over the hash of the one before it; 64 hexadecimal digits. */
export function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const said = [
    record.previousHash,
    record.id,
    record.at,
    record.actorAccountId,
    record.actorName,
    record.via,
    record.requestId,
    record.action,
    record.thingKind,
    record.thingId,
    record.thingName,
    record.before,
    record.after,
    record.reason,
  ]
  return sha256(JSON.stringify(said))
}
