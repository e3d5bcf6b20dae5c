import { readdirSync, readFileSync } from 'node:fs'
import type { Database } from './open.ts'
import { projectFile } from './project-file.ts'

const RECORD = projectFile('db/migrations/')
const SESSIONS = projectFile('db/session-migrations/')

interface Migration {
  version: number
  name: string
  file: URL
}

/** Thrown when the file was written by a later version of the program than this one. */
export class NewerDatabase extends Error {}

/**
 * Brings the database up to date: each numbered file of `db/migrations` once, in order, in a transaction of
 * its own with its number. Two processes may start at once: the second waits, then finds nothing to do.
 * @returns the names of the migrations that were carried out
 * @throws NewerDatabase and changes nothing when the file is newer than the program
 */
export function migrate(db: Database): string[] {
  return bringUpToDate(db, RECORD)
}

/** The same for the file of the sessions. */
export function migrateSessions(db: Database): string[] {
  return bringUpToDate(db, SESSIONS)
}

function bringUpToDate(db: Database, folder: URL): string[] {
  const migrations = listMigrations(folder)
  const newest = migrations.at(-1)?.version ?? 0
  if (versionOf(db) > newest) {
    throw new NewerDatabase(
      `The database is at version ${versionOf(db)} and this program knows versions up to ${newest}. ` +
        'Start the newer program, or give DATABASE another path.',
    )
  }
  return migrations.filter((migration) => carryOut(db, migration)).map(({ name }) => name)
}

function listMigrations(folder: URL): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), name, file: new URL(name, folder) }))
}

function carryOut(db: Database, { version, file }: Migration): boolean {
  const step = db.transaction(() => {
    if (versionOf(db) >= version) return false
    db.exec(readFileSync(file, 'utf8'))
    db.pragma(`user_version = ${version}`)
    return true
  })
  return step.immediate()
}

function versionOf(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}
