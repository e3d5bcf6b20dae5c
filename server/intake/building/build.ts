import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../../db/open.ts'
import type { Clock } from '../../lib/dates.ts'
import { indexSegments } from '../../questions/search/index-segments.ts'
import { builders } from './builders.ts'
import { waitingQueries } from './queries.ts'

/** Others who write wait while a part is written. */
const PART = 100
/** For one of them to have its turn. */
const PAUSE_MS = 2

/**
 * Merges the index where a large import has left it in parts, and finds out what waits to be found out, part by part, each
 * one transaction: what is done is done when it is stopped. What one cannot find out waits on; the others go on, and then
 * its error is thrown.
 * @returns how many questions were done, each counted for each thing found out of it
 */
export async function buildWhatWaits(db: Database, clock: Clock, shouldStop: () => boolean): Promise<number> {
  const waiting = waitingQueries(db)
  const writePart = db.transaction((builder: string, build: (questionIds: readonly number[]) => void) => {
    const questionIds = waiting.next(builder, PART)
    build(questionIds)
    waiting.done(builder, questionIds)
    return questionIds.length
  })
  const mergePart = db.transaction(indexSegments(db).mergeStep)
  while (!shouldStop() && mergePart.immediate()) await pause(PAUSE_MS)
  let done = 0
  const failures: unknown[] = []
  for (const [builder, build] of builders(db, clock)) {
    try {
      for (let size = PART; size === PART && !shouldStop(); ) {
        size = writePart.immediate(builder, build)
        done += size
        await pause(PAUSE_MS)
      }
    } catch (error) {
      failures.push(error) // the others do not depend on it
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}
