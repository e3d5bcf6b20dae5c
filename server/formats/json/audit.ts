import { z } from 'zod'
import { Address, Count, Moment } from './parts.ts'

const AuditRecordJson = z
  .object({
    id: z.int(),
    at: Moment,
    person: z.object({ account: z.int().nullable(), name: z.string() }),
    via: z.string(),
    requestId: z.string().nullable(),
    action: z.string(),
    thing: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
    before: z.unknown().describe('What it was, as far as it changed.'),
    after: z.unknown(),
    reason: z.string().nullable(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditRecord', description: 'What one person changed.' })
export type AuditRecordJson = z.output<typeof AuditRecordJson>

export const AuditJson = z
  .object({ total: Count, items: z.array(AuditRecordJson), next: Address.nullable() })
  .meta({ id: 'Audit', description: 'A page of the audit trail, newest first.' })
export type AuditJson = z.output<typeof AuditJson>
