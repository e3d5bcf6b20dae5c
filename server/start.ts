import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { migrate, NewerDatabase } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { createApp } from './app.ts'
import { loadStartingFacts } from './calendar/starting-facts.ts'
import { type Config, readConfig, WrongSetting } from './config.ts'
import type { Clock } from './lib/dates.ts'
import { sampleKeeper } from './sample/sample.ts'
import { stopGracefully } from './web/graceful-stop.ts'
import { createLogger } from './web/logging.ts'

const PATIENCE_MS = 10_000

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
  const db = open(config, logger)
  prepare(db, config, clock)
  const server = createServer(createApp({ db, config, clock, logger }))
  server.once('error', (error) => refuse(asCannotListen(error, config)))
  server.listen(config.PORT, config.HOST, () => announce(server, config))
  stopOnSignal(server, db)
}

function open({ DATABASE }: Config, logger: Logger): Database {
  try {
    return openDatabase(DATABASE, { onSlowQuery: (query) => logger.warn(query, 'slow query') })
  } catch (error) {
    throw new CannotStart(`The database ${DATABASE} cannot be opened: ${(error as Error).message}.`)
  }
}

/** Brings the database to where the program can serve it; an empty one gets the sample, unless that is off. */
function prepare(db: Database, { SAMPLE }: Config, clock: Clock): void {
  migrate(db)
  loadStartingFacts(db)
  if (SAMPLE === 'on') sampleKeeper(db).loadIntoEmpty(clock)
}

/** Says where the site is. With `PORT=0` the system chose the port, and only the server knows it. */
function announce(server: Server, { BASE_URL }: Config): void {
  const { port } = server.address() as AddressInfo
  console.log(`Pursuant is at ${BASE_URL.replace(/:0$/, `:${port}`)}`)
}

/** A second signal changes nothing: npm passes on the one that the terminal has already sent. */
function stopOnSignal(server: Server, db: Database): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await stopGracefully(server, PATIENCE_MS)
    db.close()
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
