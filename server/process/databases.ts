import { chmodSync, statSync } from 'node:fs'
import type { Logger } from 'pino'
import { migrate, migrateSessions } from '../../db/migrate.ts'
import { type Database, openDatabase, sessionsPath } from '../../db/open.ts'
import { loadStartingFacts } from '../calendar/starting-facts.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../lib/dates.ts'
import { loadStartingPolicies } from '../policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../questions/search/meant/starting-abbreviations.ts'
import { sampleKeeper } from '../sample/sample.ts'
import { CannotStart } from './cannot-start.ts'

export interface Databases {
  db: Database
  sessionsDb: Database
}

/** The database holds hashes of passwords: users of the machine outside our group may not read what we make. */
const WITHOUT_OTHERS = 0o007

/** The system holds the file's pages for all processes alike: 32 MB of one's own made no search sooner. */
const CACHE_MB = 2

/** @throws CannotStart */
export function openDatabases({ DATABASE }: Config, logger: Logger): Databases {
  process.umask(process.umask() | WITHOUT_OTHERS)
  return { db: open(DATABASE, logger), sessionsDb: open(sessionsPath(DATABASE), logger) }
}

function open(path: string, logger: Logger): Database {
  try {
    const db = openDatabase(path, {
      onSlowQuery: (query) => logger.warn(query, 'slow query'),
      cacheMegabytes: CACHE_MB,
    })
    keepFromOthers(path)
    return db
  } catch (error) {
    throw new CannotStart(`The database ${path} cannot be opened: ${(error as Error).message}.`)
  }
}

/** A file that an earlier version made may still be open to everyone on the machine. */
function keepFromOthers(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
    if (mode & WITHOUT_OTHERS) chmodSync(file, mode & ~WITHOUT_OTHERS)
  }
}

/** Brings the databases to where the program can serve them; an empty one gets the sample, unless that is off. */
export function prepare({ db, sessionsDb }: Databases, { SAMPLE }: Config, clock: Clock): void {
  migrate(db)
  loadStartingFacts(db)
  loadStartingPolicies(db, clock)
  loadStartingAbbreviations(db)
  if (SAMPLE === 'on') sampleKeeper(db).loadIntoEmpty(clock)
  migrateSessions(sessionsDb)
}
