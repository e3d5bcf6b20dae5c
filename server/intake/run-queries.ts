import { oncePerDatabase } from '../../db/once.ts'
import type { Actor } from '../audit/record.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { Window } from './client.ts'
import type { Rejection } from './observations.ts'
import type { RunSigns } from './run-state.ts'
import type { RunProgress, Tally } from './runs.ts'

/** A run as it stands in the book. */
export interface RunRow extends RunSigns, Tally {
  id: number
  source: string
  body: number | null
  bodyName: string | null
  since: CivilDate | null
  until: CivilDate | null
  isResumed: 0 | 1
  byName: string | null
  byVia: Actor['via'] | null
  byAccountId: number | null
  stopAskedBy: string | null
  step: RunProgress['step'] | null
  stepNumber: number | null
  steps: number | null
  done: number | null
  total: number | null
  isLastSync: 0 | 1
}

/** How far the record of an answering body has been fetched. */
export interface BodyRow {
  body: number
  name: string | null
  /** Up to when it is whole; null: never yet. */
  syncedAt: Instant | null
  /** When the last run of it began. */
  lastBeganAt: Instant | null
  /** Of a run that has not reached its end: the first day of a fill, the windows as JSON, and where in them it is. */
  beganAt: Instant | null
  since: CivilDate | null
  plan: string | null
  step: number | null
  skip: number | null
}

/** A question that could not be fetched or read, and where it is if an earlier state of it is on record. */
export interface SetAsideRow {
  parliamentId: number
  body: number
  bodyName: string | null
  reason: string
  firstAt: Instant
  dateTabled: CivilDate | null
  uin: string | null
}

const RUN = `
  r.id, r.kind, r.source, r.body_id as body, b.name as bodyName, r.since, r.until, r.is_resumed as isResumed,
  r.by_name as byName, r.by_via as byVia, r.by_account_id as byAccountId, r.started_at as startedAt,
  r.finished_at as finishedAt, r.ended_early as endedEarly, r.added, r.updated, r.unchanged, r.rejected,
  r.seen_alive_at as seenAliveAt, r.step, r.step_number as stepNumber, r.steps, r.done, r.total,
  r.stop_asked_at as stopAskedAt, r.stop_asked_by as stopAskedBy,
  r.kind = 'sync' and not exists (
    select 1 from intake_run later
     where later.id > r.id and later.kind = 'sync' and later.seen_alive_at is not null) as isLastSync
    from intake_run r left join answering_body b on b.id = r.body_id`

/** All reading of the book of runs, and of how far the record has been fetched. */
export const runQueries = oncePerDatabase((db) => {
  const page = db.prepare<[number, number], RunRow>(`select ${RUN} order by r.id desc limit ? offset ?`)
  const count = db.prepare<[], number>('select count(*) from intake_run').pluck()
  const byId = db.prepare<[number], RunRow>(`select ${RUN} where r.id = ?`)
  const open = db.prepare<[], RunRow>(`select ${RUN} where r.finished_at is null order by r.id desc`)
  const rejections = db.prepare<[number, number, number], Rejection>(
    'select record, reason from intake_rejection where run_id = ? order by id limit ? offset ?',
  )
  const bodies = db.prepare<[], BodyRow>(`
    select known.body_id as body, b.name, s.synced_at as syncedAt,
           (select started_at from intake_run where body_id = known.body_id order by id desc limit 1) as lastBeganAt,
           p.began_at as beganAt, p.since, p.plan, p.step, p.skip
      from (select body_id from sync_state
            union select body_id from sync_place
            union select body_id from intake_run where body_id is not null) known
      left join answering_body b on b.id = known.body_id
      left join sync_state s on s.body_id = known.body_id
      left join sync_place p on p.body_id = known.body_id
     order by b.name, known.body_id`)
  const setAside = db.prepare<[number], SetAsideRow>(`
    select a.parliament_id as parliamentId, a.body_id as body, b.name as bodyName, a.reason, a.first_at as firstAt,
           q.date_tabled as dateTabled, q.uin
      from sync_set_aside a
      left join answering_body b on b.id = a.body_id
      left join question q on q.parliament_id = a.parliament_id
     order by a.first_at desc, a.parliament_id
     limit ?`)
  const countSetAside = db.prepare<[], number>('select count(*) from sync_set_aside').pluck()

  return {
    /** Newest first. */
    page: (size: number, offset: number): RunRow[] => page.all(size, offset),
    count: (): number => count.get() ?? 0,
    byId: (id: number): RunRow | undefined => byId.get(id),
    /** Those without an end, newest first. */
    open: (): RunRow[] => open.all(),
    rejections: (runId: number, size: number, offset: number): Rejection[] =>
      rejections.all(runId, size, offset),
    /** Every answering body that was ever asked for. */
    bodies: (): BodyRow[] => bodies.all(),
    /** Newest first. */
    setAside: (most: number): SetAsideRow[] => setAside.all(most),
    countSetAside: (): number => countSetAside.get() ?? 0,
  }
})

/** The windows of a run that has not reached its end. */
export function readPlan(json: string): Window[] {
  return JSON.parse(json)
}
