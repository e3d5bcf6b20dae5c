import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import { readUnreadAnswers } from '../commitments/catching-up.ts'
import type { Config } from '../config.ts'
import { keepInStep } from '../intake/schedule.ts'
import type { Clock } from '../lib/dates.ts'
import { learnFromEarlierQuestions } from '../questions/search/meant/catching-up.ts'

const CATCH_UP_AFTER_MS = 2_000

export interface Parts {
  db: Database
  config: Config
  clock: Clock
  logger: Logger
}

/** What the program does by itself, beside serving: in one process, however many serve. */
export function runBackground(parts: Parts, signal: AbortSignal): void {
  catchUp(parts, signal)
  if (parts.config.SYNC_EVERY) keepInStep(parts, parts.config.SYNC_EVERY, signal)
}

/** Once the first page has had its time. What goes wrong is told, and the site goes on. */
async function catchUp({ db, clock, logger }: Parts, signal: AbortSignal): Promise<void> {
  try {
    await pause(CATCH_UP_AFTER_MS, undefined, { signal, ref: false })
    const suggestions = await readUnreadAnswers(db, clock, signal)
    await learnFromEarlierQuestions(db, signal)
    if (suggestions > 0) logger.info({ suggestions }, 'answers read for commitments')
  } catch (error) {
    if (!signal.aborted) logger.error(error, 'reading answers for commitments failed')
  }
}
