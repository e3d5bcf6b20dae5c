import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Refusal } from '../lib/refusals.ts'

/** Whoever asks whether the lock is held holds it too, for less than a millisecond. */
const PATIENCE_MS = 250

/**
 * Holds the one lock there is for syncing a database: an exclusive transaction on a small file beside it. The
 * operating system gives it back when the process ends, however it ends.
 * @returns what gives it back
 * @throws Refusal when another process holds it
 */
export function holdSyncLock(databasePath: string): () => void {
  if (databasePath === ':memory:') return () => {}
  const lock = new Sqlite(lockPath(databasePath), { timeout: PATIENCE_MS })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new Refusal('Another sync of this database is going on. Wait for its end, or stop it first.')
  }
  return () => lock.close()
}

/** Whether a process that is alive syncs a database. */
export function isSyncLockHeld(databasePath: string): boolean {
  if (databasePath === ':memory:' || !existsSync(lockPath(databasePath))) return false
  const lock = new Sqlite(lockPath(databasePath), { timeout: 0, fileMustExist: true })
  try {
    lock.prepare('select count(*) from sqlite_master').get()
    return false
  } catch (error) {
    if (!isBusy(error)) throw error
    return true
  } finally {
    lock.close()
  }
}

function lockPath(databasePath: string): string {
  return databasePath.replace(/(\.\w+)?$/, '.sync-lock$1')
}

function isBusy(error: unknown): boolean {
  return (error as { code?: string }).code === 'SQLITE_BUSY'
}
