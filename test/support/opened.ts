import type { Database } from '../../db/open.ts'

const opened: Database[] = []

/**
 * Notes a database that a test file works on. All files run in one process, and the statements of one site take some
 * megabytes: without an end to them the last files found no memory left to start another process with.
 */
export function forThisFile(db: Database): Database {
  opened.push(db)
  return db
}

export function closeOpened(): void {
  for (const db of opened.splice(0)) db.close()
}
