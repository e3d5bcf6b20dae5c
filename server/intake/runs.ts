import type { Database } from '../../db/open.ts'
import type { Instant } from '../lib/dates.ts'
import type { Rejection } from './observations.ts'

/** How many records of a run did what. */
export interface Tally {
  added: number
  updated: number
  unchanged: number
  rejected: number
}

/** The book of intake runs: what came from where and when. A run without an end is going on, or was killed. */
export function intakeRuns(db: Database) {
  const start = db.prepare<[string, string, string]>(
    'insert into intake_run (kind, source, started_at) values (?, ?, ?)',
  )
  const reject = db.prepare<[number, string, string]>(
    'insert into intake_rejection (run_id, record, reason) values (?, ?, ?)',
  )
  const progress = db.prepare<Tally & { runId: number }>(`
    update intake_run
       set added = :added, updated = :updated, unchanged = :unchanged, rejected = :rejected
     where id = :runId`)
  const finish = db.prepare<[string, string | null, number]>(
    'update intake_run set finished_at = ?, ended_early = ? where id = ?',
  )

  return {
    start: (kind: 'import' | 'sync', source: string, at: Instant) =>
      Number(start.run(kind, source, at).lastInsertRowid),
    reject: (runId: number, { record, reason }: Rejection) => reject.run(runId, record, reason),
    /** Keeps the counts with the chunk they count, so that a killed run's book is right too. */
    progress: (runId: number, tally: Tally) => progress.run({ ...tally, runId }),
    /** @param endedEarly "stopped", or what went wrong; null for a run that reached its end */
    finish: (runId: number, at: Instant, endedEarly: string | null) => finish.run(at, endedEarly, runId),
  }
}
