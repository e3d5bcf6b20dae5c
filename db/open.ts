import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { keepStatements } from './keep-statements.ts'
import { reportSlowQueries, type SlowQuery } from './slow-queries.ts'

export type Database = Sqlite.Database

interface OpenOptions {
  /** Called after each statement that took longer than `SLOW_MS`. */
  onSlowQuery?: (query: SlowQuery) => void
  /** Of pages that the connection holds by itself. Who writes much needs `CACHE_MB`, who reads next to none. */
  cacheMegabytes?: number
}

/** A transaction of an intake changes pages all over the file, and each would be written twice if they did not fit. */
const CACHE_MB = 32

/** So many pages a connection holds by itself from here on: CACHE_MB unless it says otherwise. */
export function holdPages(db: Database, megabytes = CACHE_MB): void {
  db.pragma(`cache_size = -${megabytes * 1000}`)
}

/** The file of the sessions stands beside the record: `pursuant.db` has `pursuant.sessions.db`. */
export function sessionsPath(path: string): string {
  return path === ':memory:' ? path : path.replace(/(\.\w+)?$/, '.sessions$1')
}

/**
 * Opens (and creates) the database file with the settings that every process shares.
 * WAL lets readers go on while an import writes; NORMAL is safe with WAL against a crash of the program.
 * The file is not mapped: that made no search sooner, and what a process has touched of a mapped file counts as its own.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const { onSlowQuery, cacheMegabytes = CACHE_MB } = options
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new Sqlite(path, { timeout: 5_000 })
  keepStatements(db)
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = normal')
  db.pragma('foreign_keys = on')
  holdPages(db, cacheMegabytes)
  if (onSlowQuery) reportSlowQueries(db, onSlowQuery)
  return db
}
