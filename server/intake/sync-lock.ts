import Sqlite from 'better-sqlite3'
import { Refusal } from '../lib/refusals.ts'

/**
 * Holds the one lock there is for syncing a database: an exclusive transaction on a small file beside it. The
 * operating system gives it back when the process ends, however it ends.
 * @returns what gives it back
 * @throws Refusal when another process holds it
 */
export function holdSyncLock(databasePath: string): () => void {
  if (databasePath === ':memory:') return () => {}
  const lock = new Sqlite(databasePath.replace(/(\.\w+)?$/, '.sync-lock$1'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new Refusal('Another sync of this database is going on. Wait for its end, or stop it first.')
  }
  return () => lock.close()
}
