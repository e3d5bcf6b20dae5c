import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import type { Config } from '../config.ts'
import { endBuilding, keepBuilding } from '../intake/building/keep-building.ts'
import { keepInStep } from '../intake/schedule.ts'
import { syncProcesses } from '../intake/sync-processes.ts'
import type { Clock } from '../lib/dates.ts'
import { learnFromEarlierQuestions } from '../questions/search/meant/catching-up.ts'

const CATCH_UP_AFTER_MS = 2_000
/** For a page to be fetched and written, or a part to be found out; what is cut off here is done again. */
const PATIENCE_MS = 5_000

export interface Parts {
  db: Database
  config: Config
  clock: Clock
  logger: Logger
}

/** What the program does by itself, beside serving: in one process, however many serve. */
export function runBackground(parts: Parts, signal: AbortSignal): void {
  catchUp(parts, signal)
  keepBuilding(parts, signal)
  if (parts.config.SYNC_EVERY) keepInStep(parts, parts.config.SYNC_EVERY, signal)
}

/** Lets the processes that this one has begun end after the part at hand. */
export async function endProcesses(db: Database): Promise<void> {
  await Promise.all([syncProcesses(db).end(PATIENCE_MS), endBuilding(db, PATIENCE_MS)])
}

/** Once the first page has had its time. What goes wrong is told, and the site goes on. */
async function catchUp({ db, logger }: Parts, signal: AbortSignal): Promise<void> {
  try {
    await pause(CATCH_UP_AFTER_MS, undefined, { signal, ref: false })
    await learnFromEarlierQuestions(db, signal)
  } catch (error) {
    if (!signal.aborted) logger.error(error, 'learning abbreviations from earlier questions failed')
  }
}
