import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { Rejection } from './observations.ts'

/** How many records of a run did what. */
export interface Tally {
  added: number
  updated: number
  unchanged: number
  rejected: number
}

/** How far a run is. */
export interface RunProgress {
  /** In words. */
  step: string
  /** From 1 to `steps`. */
  stepNumber: number
  steps: number
  /** Rows of this step done, and in all. */
  done: number
  total: number
}

/** What a sync asks for. */
export interface Asked {
  /** Parliament's number of the answering body. */
  body: number
  /** All questions tabled since; null: what happened since the run before. */
  since: CivilDate | null
  /** The last day; null: today. */
  until: CivilDate | null
  /** It goes on where the run before had stopped. */
  isResumed: boolean
}

export interface NewRun {
  kind: 'import' | 'sync'
  /** A file's name, or an address. */
  source: string
  /** Nobody when the program does it by itself. */
  by: Actor | undefined
  asks: Asked | undefined
}

const NO_PROGRESS = { step: null, stepNumber: null, steps: null, done: null, total: null }

/** The book of intake runs, for writing: what came from where and when. */
export function intakeRuns(db: Database) {
  const insert = db.prepare<ReturnType<typeof asRow> & { at: Instant }>(`
    insert into intake_run (
      kind, source, started_at, by_account_id, by_name, by_via, body_id, since, until, is_resumed)
    values (:kind, :source, :at, :byAccountId, :byName, :byVia, :body, :since, :until, :isResumed)`)
  const begin = db.prepare<[Instant, number]>('update intake_run set seen_alive_at = ? where id = ?')
  const askFor = db.prepare<Omit<Asked, 'isResumed' | 'body'> & { isResumed: number; runId: number }>(`
    update intake_run
       set since = :since, until = :until, is_resumed = :isResumed
     where id = :runId`)
  const reject = db.prepare<[number, string, string]>(
    'insert into intake_rejection (run_id, record, reason) values (?, ?, ?)',
  )
  const progress = db.prepare<Tally & Nullable<RunProgress> & { runId: number; at: Instant }>(`
    update intake_run
       set added = :added, updated = :updated, unchanged = :unchanged, rejected = :rejected,
           seen_alive_at = :at, step = coalesce(:step, step), step_number = coalesce(:stepNumber, step_number),
           steps = coalesce(:steps, steps), done = coalesce(:done, done), total = coalesce(:total, total)
     where id = :runId`)
  const finish = db.prepare<[string, string | null, number]>(
    'update intake_run set finished_at = ?, ended_early = ? where id = ? and finished_at is null',
  )
  const askToStop = db.prepare<[Instant, string, number]>(`
    update intake_run
       set stop_asked_at = ?, stop_asked_by = ?
     where id = ? and finished_at is null and stop_asked_at is null`)
  const isAskedToStop = db
    .prepare<[number], number>('select stop_asked_at is not null from intake_run where id = ?')
    .pluck()

  return {
    /** Puts down a run whose process is still to begin. */
    order: (run: NewRun, at: Instant) => Number(insert.run({ ...asRow(run), at }).lastInsertRowid),
    begin: (runId: number, at: Instant) => begin.run(at, runId),
    /** What an ordered run asks for is known only when it begins: it may go on with an earlier one. */
    askFor: (runId: number, { since, until, isResumed }: Asked) =>
      askFor.run({ since, until, isResumed: isResumed ? 1 : 0, runId }),
    reject: (runId: number, { record, reason }: Rejection) => reject.run(runId, record, reason),
    /** Keeps the counts with the chunk they count, so that a killed run's book is right too. */
    progress: (
      runId: number,
      { added, updated, unchanged, rejected }: Tally,
      at: Instant,
      is?: RunProgress,
    ) => progress.run({ added, updated, unchanged, rejected, ...(is ?? NO_PROGRESS), runId, at }),
    /**
     * @param endedEarly "stopped", or what went wrong; null for a run that reached its end
     * @returns false when it had ended before
     */
    finish: (runId: number, at: Instant, endedEarly: string | null) =>
      finish.run(at, endedEarly, runId).changes > 0,
    /** @returns false when it has ended, or was asked before */
    askToStop: (runId: number, at: Instant, by: string) => askToStop.run(at, by, runId).changes > 0,
    isAskedToStop: (runId: number) => isAskedToStop.get(runId) === 1,
  }
}

type Nullable<T> = { [Name in keyof T]: T[Name] | null }

function asRow({ kind, source, by, asks }: NewRun) {
  return {
    kind,
    source,
    byAccountId: by?.accountId ?? null,
    byName: by?.name ?? null,
    byVia: by?.via ?? null,
    body: asks?.body ?? null,
    since: asks?.since ?? null,
    until: asks?.until ?? null,
    isResumed: asks?.isResumed ? 1 : 0,
  }
}
