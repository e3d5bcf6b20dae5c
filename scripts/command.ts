import { userInfo } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { migrate, NewerDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import type { Actor } from '../server/audit/record.ts'
import { loadStartingFacts } from '../server/calendar/starting-facts.ts'
import { readConfig, WrongSetting } from '../server/config.ts'
import { type CivilDate, isCivilDate } from '../server/lib/dates.ts'
import { giveWay } from '../server/lib/give-way.ts'
import { Refusal } from '../server/lib/refusals.ts'
import { loadStartingPolicies } from '../server/policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../server/questions/search/meant/starting-abbreviations.ts'

/** What was asked for cannot be done; `message` says why in one line. */
export class Refused extends Error {}

/** Does a command's work over the database of the settings, brought up to date and closed after it. */
export async function withDatabase(work: (db: Database) => void | Promise<void>): Promise<void> {
  giveWay()
  process.umask(process.umask() | 0o007) // as the server's own: others on the machine may not read the database
  const db = openDatabase(readConfig(process.env).DATABASE)
  try {
    migrate(db)
    loadStartingFacts(db)
    loadStartingPolicies(db, () => new Date())
    loadStartingAbbreviations(db)
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
    const isTheirs = KNOWN.some((kind) => error instanceof kind) || isSqliteError(error)
    console.error(isTheirs ? (error as Error).message : error)
    process.exitCode = 1
  }
}

const KNOWN = [Refused, Refusal, WrongSetting, NewerDatabase]

/** Reads an option that is a day. */
export function dayTyped(text: string): CivilDate {
  if (!isCivilDate(text)) throw new InvalidArgumentError('It must be a date such as 2026-01-12.')
  return text
}

/** Whom a command's changes are put down to: no account, but whoever runs it on this machine. */
export function operator(): Actor {
  return { accountId: null, name: `operator ${userName()}`, via: 'command', requestId: null }
}

/** In a container the user may have a number and no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
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
