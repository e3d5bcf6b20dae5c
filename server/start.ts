import { chmodSync, statSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { migrate, migrateSessions, NewerDatabase } from '../db/migrate.ts'
import { type Database, openDatabase, sessionsPath } from '../db/open.ts'
import { offerSetUp } from './accounts/set-up.ts'
import { createApp } from './app.ts'
import { loadStartingFacts } from './calendar/starting-facts.ts'
import { readUnreadAnswers } from './commitments/catching-up.ts'
import { type Config, readConfig, WrongSetting } from './config.ts'
import { keepInStep } from './intake/schedule.ts'
import { syncProcesses } from './intake/sync-processes.ts'
import type { Clock } from './lib/dates.ts'
import { loadStartingPolicies } from './policies/starting-policies.ts'
import { learnFromEarlierQuestions } from './questions/search/meant/catching-up.ts'
import { loadStartingAbbreviations } from './questions/search/meant/starting-abbreviations.ts'
import { sampleKeeper } from './sample/sample.ts'
import { stopGracefully } from './web/graceful-stop.ts'
import { createHttpServer } from './web/http-server.ts'
import { createLogger } from './web/logging.ts'

const PATIENCE_MS = 10_000
/** For a page to be fetched and written; what is cut off here is fetched again. */
const SYNC_PATIENCE_MS = 5_000
const CATCH_UP_AFTER_MS = 2_000
/** The database holds hashes of passwords: users of the machine outside our group may not read what we make. */
const WITHOUT_OTHERS = 0o007

/** Why the program cannot start, in one line for whoever started it. */
class CannotStart extends Error {}

try {
  start()
} catch (error) {
  refuse(error)
}

function start(): void {
  const config = readConfig(process.env)
  const logger = createLogger(config.LOG_LEVEL)
  const clock = () => new Date()
  process.umask(process.umask() | WITHOUT_OTHERS)
  const db = open(config.DATABASE, logger)
  const sessionsDb = open(sessionsPath(config.DATABASE), logger)
  prepare(db, config, clock)
  migrateSessions(sessionsDb)
  const server = createHttpServer(createApp({ db, sessionsDb, config, clock, logger }))
  server.once('error', (error) => refuse(asCannotListen(error, config)))
  const stopping = new AbortController()
  server.listen(config.PORT, config.HOST, () => {
    announce(server, config, offerSetUp(db, clock))
    catchUp(db, clock, logger, stopping.signal)
    if (config.SYNC_EVERY) keepInStep({ db, clock, config, logger }, config.SYNC_EVERY, stopping.signal)
  })
  stopOnSignal(server, [db, sessionsDb], stopping)
}

function open(path: string, logger: Logger): Database {
  try {
    const db = openDatabase(path, { onSlowQuery: (query) => logger.warn(query, 'slow query') })
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

/** Brings the database to where the program can serve it; an empty one gets the sample, unless that is off. */
function prepare(db: Database, { SAMPLE }: Config, clock: Clock): void {
  migrate(db)
  loadStartingFacts(db)
  loadStartingPolicies(db, clock)
  loadStartingAbbreviations(db)
  if (SAMPLE === 'on') sampleKeeper(db).loadIntoEmpty(clock)
}

/**
 * Says where the site is and, while there is no account, how to make the first. With `PORT=0` the system chose the
 * port, and only the server knows it.
 */
function announce(server: Server, { BASE_URL }: Config, setUpPath: string | null): void {
  const { port } = server.address() as AddressInfo
  const site = BASE_URL.replace(/:0$/, `:${port}`)
  console.log(`Pursuant is at ${site}`)
  if (setUpPath) console.log(`To make the first account, open within an hour: ${site}${setUpPath}`)
}

/** Once the first page has had its time. What goes wrong is told, and the site goes on. */
async function catchUp(db: Database, clock: Clock, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    await pause(CATCH_UP_AFTER_MS, undefined, { signal, ref: false })
    const suggestions = await readUnreadAnswers(db, clock, signal)
    await learnFromEarlierQuestions(db, signal)
    if (suggestions > 0) logger.info({ suggestions }, 'answers read for commitments')
  } catch (error) {
    if (!signal.aborted) logger.error(error, 'reading answers for commitments failed')
  }
}

/** A second signal changes nothing: npm passes on the one that the terminal has already sent. */
function stopOnSignal(
  server: Server,
  databases: readonly [record: Database, sessions: Database],
  background: AbortController,
): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    background.abort()
    const [record] = databases
    await Promise.all([stopGracefully(server, PATIENCE_MS), syncProcesses(record).end(SYNC_PATIENCE_MS)])
    for (const db of databases) db.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function asCannotListen(error: NodeJS.ErrnoException, { HOST, PORT }: Config): Error {
  if (error.code === 'EADDRINUSE') {
    return new CannotStart(
      `Port ${PORT} at ${HOST} is already in use: stop what uses it, or set PORT to another.`,
    )
  }
  return new CannotStart(`Pursuant cannot listen on port ${PORT} at ${HOST}: ${error.message}.`)
}

/** Ends the program: in one line when the reason is known; anything else is a fault of ours, shown whole. */
function refuse(error: unknown): never {
  const isKnown = [CannotStart, WrongSetting, NewerDatabase].some((kind) => error instanceof kind)
  console.error(isKnown ? (error as Error).message : error)
  process.exit(1)
}
