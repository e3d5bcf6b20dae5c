import type { Command } from 'commander'
import { migrate, NewerDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { loadStartingFacts } from '../server/calendar/starting-facts.ts'
import { readConfig, WrongSetting } from '../server/config.ts'

/** Does a command's work over the database of the settings, brought up to date and closed after it. */
export async function withDatabase(work: (db: Database) => void | Promise<void>): Promise<void> {
  const db = openDatabase(readConfig(process.env).DATABASE)
  try {
    migrate(db)
    loadStartingFacts(db)
    await work(db)
  } finally {
    db.close()
  }
}

/** Runs a command. What the person can mend is said in one line; anything else is a fault of ours, shown whole. */
export async function run(program: Command): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    const isTheirs = error instanceof WrongSetting || error instanceof NewerDatabase || isSqliteError(error)
    console.error(isTheirs ? error.message : error)
    process.exitCode = 1
  }
}

/** A file that cannot be read: missing, a folder, not allowed. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}

/** The database cannot be opened, or another program holds it. */
function isSqliteError(error: unknown): error is Error & { code: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^SQLITE_(CANTOPEN|BUSY|NOTADB|READONLY|FULL)/.test(code)
}
