import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { oncePerDatabase } from '../../../db/once.ts'
import type { Database } from '../../../db/open.ts'
import { indexSegments } from '../../questions/search/index-segments.ts'
import { childProcesses } from '../child-processes.ts'
import { waitingQueries } from './queries.ts'

/** How long somebody who gave a policy a name waits for it to begin. */
const LOOK_EVERY_MS = 2_000
/** After one that failed: what made it fail may pass, a full disk for example. */
const REST_MS = 60_000

const buildProcesses = oncePerDatabase(() => childProcesses(new URL('./build-process.ts', import.meta.url)))

/** Has what waits to be found out found out, in a process of its own: readers would wait while each part is written. */
export function keepBuilding({ db, logger }: { db: Database; logger: Logger }, signal: AbortSignal): void {
  if (db.memory) return // no other process sees it
  const { isAny } = waitingQueries(db)
  const { isMergeDue } = indexSegments(db)
  const processes = buildProcesses(db)
  if (db.memory) return // no other process can see it
  let restsUntil = 0

  function look(): void {
    if (processes.areAlive() || performance.now() < restsUntil || !(isAny() || isMergeDue())) return
    const began = performance.now()
    processes.begin([resolve(db.name)], (problem) => {
      const said = { event: 'building', milliseconds: Math.round(performance.now() - began), problem }
      if (problem === null) return logger.info(said, 'what follows from the texts was found out')
      restsUntil = performance.now() + REST_MS
      logger.error(said, 'finding out what follows from the texts failed')
    })
  }

  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** Lets it end after the part at hand. */
export function endBuilding(db: Database, patienceMs: number): Promise<void> {
  return buildProcesses(db).end(patienceMs)
}
