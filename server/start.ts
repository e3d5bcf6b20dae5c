import cluster from 'node:cluster'
import type { Logger } from 'pino'
import { NewerDatabase } from '../db/migrate.ts'
import { offerSetUp } from './accounts/set-up.ts'
import { type Config, readConfig, WrongSetting } from './config.ts'
import { endProcesses, runBackground } from './process/background.ts'
import { CannotStart } from './process/cannot-start.ts'
import { type Databases, openDatabases, prepare } from './process/databases.ts'
import { portOf, serve, stopServing } from './process/serve.ts'
import { STOP, startWorkers } from './process/workers.ts'
import { createLogger } from './web/logging.ts'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

const clock = () => new Date()

try {
  await start()
} catch (error) {
  refuse(error)
}

/** One process that does everything, or, with WORKERS, one that has others serve and does the rest. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const logger = createLogger(config.LOG_LEVEL)
  const databases = openDatabases(config, logger)
  if (cluster.isWorker) return beWorker(databases, config, logger)
  prepare(databases, config, clock)
  return config.WORKERS > 1 ? haveWorkers(databases, config, logger) : doAll(databases, config, logger)
}

async function doAll(databases: Databases, config: Config, logger: Logger): Promise<void> {
  const stopping = new AbortController()
  const server = await serve(databases, { config, clock, logger })
  stopOnce(() => {
    stopping.abort()
    return stopServing(server, databases)
  })
  announce(portOf(server), config, databases)
  runBackground({ ...databases, config, clock, logger }, stopping.signal)
}

async function haveWorkers(databases: Databases, config: Config, logger: Logger): Promise<void> {
  const stopping = new AbortController()
  const { port, stop } = await startWorkers(config.WORKERS, logger)
  if (port === null) process.exit(1)
  stopOnce(async () => {
    stopping.abort()
    await Promise.all([stop(), endProcesses(databases.db)])
  })
  announce(port, config, databases)
  runBackground({ ...databases, config, clock, logger }, stopping.signal)
}

/** Stops when the first process says so; a signal that the terminal sends to all is left to that one. */
async function beWorker(databases: Databases, config: Config, logger: Logger): Promise<void> {
  const server = await serve(databases, { config, clock, logger })
  const stop = stopOnce(() => stopServing(server, databases), [])
  process.on('message', (message) => message === STOP && stop())
  for (const signal of SIGNALS) process.on(signal, () => {})
}

/** Says where the site is and, while there is no account, how to make the first. */
function announce(port: number, { BASE_URL }: Config, { db }: Databases): void {
  const setUpPath = offerSetUp(db, clock)
  const site = BASE_URL.replace(/:0$/, `:${port}`)
  console.log(`Pursuant is at ${site}`)
  if (setUpPath) console.log(`To make the first account, open within an hour: ${site}${setUpPath}`)
}

/** A second signal changes nothing: npm passes on the one that the terminal has already sent. */
function stopOnce(
  end: () => Promise<void>,
  signals: readonly NodeJS.Signals[] = SIGNALS,
): () => Promise<void> {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await end()
    process.exit(0)
  }
  for (const signal of signals) process.on(signal, stop)
  return stop
}

/** Ends the program: in one line when the reason is known; anything else is a fault of ours, shown whole. */
function refuse(error: unknown): never {
  const isKnown = [CannotStart, WrongSetting, NewerDatabase].some((kind) => error instanceof kind)
  console.error(isKnown ? (error as Error).message : error)
  process.exit(1)
}
