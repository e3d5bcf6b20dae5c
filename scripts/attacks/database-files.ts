import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { migrate, migrateSessions } from '../../db/migrate.ts'
import { openDatabase, sessionsPath } from '../../db/open.ts'

/** The two files of a new site in a folder of their own, as copies of a pair that is migrated once. */
export function openDatabaseFiles() {
  const path = join(mkdtempSync(FOLDER), 'pursuant.db')
  empty ??= migrateEmpty()
  for (const original of [empty, sessionsPath(empty)]) {
    copyFileSync(original, join(path, '..', basename(original)))
  }
  const db = openDatabase(path)
  const sessionsDb = openDatabase(sessionsPath(path))
  const discard = () => {
    db.close()
    sessionsDb.close()
    discardFolderOf(path)
  }
  return { db, sessionsDb, path, discard }
}

const FOLDER = join(tmpdir(), 'pursuant-attacks-')

let empty: string | undefined

/** Closed, and so without a write-ahead log beside them. */
function migrateEmpty(): string {
  const path = join(mkdtempSync(FOLDER), 'pursuant.db')
  const databases = [openDatabase(path), openDatabase(sessionsPath(path))] as const
  migrate(databases[0])
  migrateSessions(databases[1])
  for (const db of databases) db.close()
  return path
}

/** After the last site. */
export function discardEmpty(): void {
  if (empty !== undefined) discardFolderOf(empty)
  empty = undefined
}

function discardFolderOf(path: string): void {
  rmSync(join(path, '..'), { recursive: true })
}
