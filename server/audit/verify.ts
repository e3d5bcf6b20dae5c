import type { Database } from '../../db/open.ts'
import { type AuditRecord, hashOf, NO_HASH } from './chain.ts'
import { auditQueries } from './queries.ts'

/** A record and its hash: enough to know it again. */
export interface ChainHead {
  id: number
  hash: string
}

/** Every link holds, or which is the first that does not. */
export type Verdict =
  | { isWhole: true; records: number; head: ChainHead | null }
  | { isWhole: false; broken: BrokenLink }

interface BrokenLink {
  id: number
  /** What is wrong with that record, to be read after its number. */
  reason: string
}

const BATCH = 1_000

/**
 * Walks the audit chain from its first record to its last. Read in one transaction: what the server writes meanwhile
 * does not count, and it is not kept from writing.
 * @param noted a head that was written down elsewhere before: without one, a chain that somebody has computed anew
 *   from its first record to its last looks as whole as the true one
 */
export function verifyChain(db: Database, noted: ChainHead | null = null): Verdict {
  const trail = auditQueries(db)
  const walk = db.transaction((): Verdict => {
    let head: ChainHead | null = null
    let records = 0
    for (;;) {
      const batch = trail.batch(head?.id ?? -Infinity, BATCH)
      for (const record of batch) {
        const broken = whatIsWrong(record, head, noted)
        if (broken) return { isWhole: false, broken }
        head = { id: record.id, hash: record.hash }
        records += 1
      }
      if (batch.length < BATCH) break
    }
    const broken = whatIsMissing(head, trail.lastGiven(), noted)
    return broken ? { isWhole: false, broken } : { isWhole: true, records, head }
  })
  return walk()
}

function whatIsWrong(
  record: AuditRecord,
  previous: ChainHead | null,
  noted: ChainHead | null,
): BrokenLink | null {
  const { id } = record
  const due = (previous?.id ?? 0) + 1
  if (id > due) return { id: due, reason: `is missing: the record after ${sayPlace(previous)} is ${id}` }
  if (id < due) return { id, reason: 'does not belong: the first record is 1' }
  if (record.previousHash !== (previous?.hash ?? NO_HASH)) {
    return {
      id,
      reason: `does not follow ${sayPlace(previous)}: it carries another hash of what came before`,
    }
  }
  if (record.hash !== hashOf(record)) {
    return { id, reason: 'was changed after it was written: its hash is not that of what it says' }
  }
  if (noted?.id === id && noted.hash !== record.hash) {
    return { id, reason: 'is not the one that was noted: the trail has been written anew' }
  }
  return null
}

function whatIsMissing(
  head: ChainHead | null,
  lastGiven: number,
  noted: ChainHead | null,
): BrokenLink | null {
  const last = head?.id ?? 0
  if (lastGiven > last) {
    return {
      id: last + 1,
      reason: `is missing, with all that followed: records were written up to ${lastGiven}`,
    }
  }
  if (lastGiven < last) {
    return { id: last, reason: `is the last, but the database counts ${lastGiven}: its counter was changed` }
  }
  if (noted && noted.id > last) {
    return { id: noted.id, reason: `was noted and is missing: the trail ends with ${sayPlace(head)}` }
  }
  return null
}

function sayPlace(record: ChainHead | null): string {
  return record ? `record ${record.id}` : 'the beginning'
}
