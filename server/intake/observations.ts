import type { z } from 'zod'
import { type Instant, isCivilDate } from '../lib/dates.ts'
import { QuestionPayload } from './payloads.ts'

/** A question as a source showed it at one time. */
export interface Observation {
  seenAt: Instant
  payload: QuestionPayload
  /** Known to have come from the detail endpoint, which cuts nothing. */
  isWhole?: boolean
}

/** A record that cannot be taken in, named for the person who has to mend it. */
export interface Rejection {
  record: string
  reason: string
}

/** When records were seen that do not say so themselves, and the latest that those can have been that do. */
export interface SeeingTimes {
  undated: Instant
  latest: Instant
  /** Set once the first of them has been used. */
  wasUndatedUsed: boolean
}

/** Checks one record of a file: `{ value, links }`, the bare value, or a dated observation `{ snapshotDate, item }`. */
export function readObservation(place: string, json: unknown, times: SeeingTimes): Observation | Rejection {
  const { item, snapshotDate } = asObservation(json)
  const value = 'value' in item ? item.value : item
  const seenAt = snapshotDate === undefined ? times.undated : readInstant(snapshotDate)
  const record = nameRecord(place, value)
  if (seenAt === null) return { record, reason: 'snapshotDate: must be a time such as 2026-01-12T09:30:00Z' }
  if (snapshotDate !== undefined && seenAt > times.latest)
    return { record, reason: 'snapshotDate: must not be in the future' }
  times.wasUndatedUsed ||= snapshotDate === undefined
  const parsed = QuestionPayload.safeParse(value)
  return parsed.success ? { seenAt, payload: parsed.data } : { record, reason: sayIssue(parsed.error) }
}

function asObservation(json: unknown): { item: object; snapshotDate?: unknown } {
  const outer = asObject(json)
  return 'item' in outer && 'snapshotDate' in outer
    ? { item: asObject(outer.item), snapshotDate: outer.snapshotDate }
    : { item: outer }
}

function asObject(json: unknown): object {
  return typeof json === 'object' && json !== null ? json : {}
}

function readInstant(text: unknown): Instant | null {
  const isInstant =
    typeof text === 'string' &&
    isCivilDate(text.slice(0, 10)) &&
    /^.{10}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/.test(text)
  const date = new Date(isInstant ? text : Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function nameRecord(place: string, value: unknown): string {
  const uin = asObject(value) as { uin?: unknown }
  return typeof uin.uin === 'string' ? `${place} (uin ${uin.uin.slice(0, 20)})` : place
}

function sayIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  const field = issue?.path.join('.') || 'the record'
  const isMissing = issue?.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return `${field}: ${isMissing ? 'is missing' : (issue?.message ?? 'cannot be read')}`
}
