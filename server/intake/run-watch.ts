import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import { type RunRow, runQueries } from './run-queries.ts'
import { isUnderWay, type RunState, runStateOf } from './run-state.ts'
import { isSyncLockHeld } from './sync-lock.ts'

/** A run, and what became of it as far as can be told from here. */
export interface WatchedRun extends RunRow {
  state: RunState
}

/** Tells runs that go on from those that were cut off. */
export function runWatch(db: Database, clock: Clock) {
  const runs = runQueries(db)

  function watch(rows: readonly RunRow[]): WatchedRun[] {
    const isOpen = rows.some(({ finishedAt }) => finishedAt === null)
    const around = { at: clock(), isLockHeld: isOpen && isSyncLockHeld(db.name) }
    return rows.map((row) => ({
      ...row,
      state: runStateOf(row, { ...around, isLastSync: row.isLastSync === 1 }),
    }))
  }

  return {
    page: (size: number, offset: number): WatchedRun[] => watch(runs.page(size, offset)),
    byId: (id: number): WatchedRun | undefined => watch([runs.byId(id) ?? []].flat())[0],
    /** The runs that go on, wherever their processes are. */
    underWay: (): WatchedRun[] => watch(runs.open()).filter(({ state }) => isUnderWay(state)),
    /** A sync goes on whose run is not in the book yet, or no run of ours. */
    isLockHeld: (): boolean => isSyncLockHeld(db.name),
  }
}
