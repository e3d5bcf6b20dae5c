import type { CivilDate } from '../lib/dates.ts'

/** Which records of the audit trail are asked for; null where all are. */
export interface AuditFilter {
  /** The number of an account; `none` for what was done without one, by a command or the program. */
  person: number | 'none' | null
  kind: string | null
  /** Only with a kind: an account and a team may have the same. */
  number: string | null
  /** The first day, in London. */
  from: CivilDate | null
  /** The last day, which is still within. */
  to: CivilDate | null
}

export const EVERYTHING: AuditFilter = { person: null, kind: null, number: null, from: null, to: null }

/** What a filter is in an address, as `paths.audit` and `paths.auditExport` take it. */
export function queryOf(filter: AuditFilter, before: number | null = null) {
  const given = Object.entries({ ...filter, before }).filter(([, value]) => value !== null)
  return Object.fromEntries(given) as Record<string, string | number>
}

export function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== null)
}
