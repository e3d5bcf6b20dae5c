import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { oncePerDatabase } from '../../../db/once.ts'
import type { Database } from '../../../db/open.ts'
import { indexSegments } from '../../questions/search/index-segments.ts'
import { areListsBehind } from '../../questions/search/lists/build-lists.ts'
import { searchChanges } from '../../questions/search/search-changes.ts'
import { childProcesses } from '../child-processes.ts'
import { waitingQueries } from './queries.ts'

/** How long somebody who gave a policy a name waits for it to begin. */
const LOOK_EVERY_MS = 2_000
/** Longer than an intake takes from one page or part to the next. */
const QUIET_MS = 10_000
/** After one that failed: what made it fail may pass, a full disk for example. */
const REST_MS = 60_000

/** The lists have one of their own: what follows from a large file takes long, and searches are slow without them. */
const buildProcesses = oncePerDatabase(() => {
  const make = () => childProcesses('server/intake/building/build-process.ts')
  return { waiting: make(), lists: make() }
})

/** What is done beside serving whenever it is wanted. */
interface Work {
  processes: ReturnType<typeof childProcesses>
  args: readonly string[]
  isWanted: () => boolean
  /** What is said in the log. */
  said: string
}

/** Has what waits to be found out found out, in processes of their own: readers would wait while each part is written. */
export function keepBuilding({ db, logger }: { db: Database; logger: Logger }, signal: AbortSignal): void {
  const { waiting, lists } = buildProcesses(db)
  if (db.memory) return // no other process can see it
  const { isAny } = waitingQueries(db)
  const { isMergeDue } = indexSegments(db)
  const isQuiet = quietness(db)
  const looks = [
    lookAfter(logger, {
      processes: waiting,
      args: [resolve(db.name)],
      isWanted: () => isQuiet() && (isAny() || isMergeDue()),
      said: 'finding out what follows from the texts',
    }),
    lookAfter(logger, {
      processes: lists,
      args: [resolve(db.name), 'lists'],
      isWanted: () => isQuiet() && areListsBehind(db),
      said: 'making the lists of words',
    }),
  ]
  const timer = setInterval(() => {
    for (const look of looks) look()
  }, LOOK_EVERY_MS)
  timer.unref()
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** Begins the work when it is wanted, unless it is under way or has failed just now. */
function lookAfter(logger: Logger, { processes, args, isWanted, said }: Work): () => void {
  let restsUntil = 0
  return () => {
    if (processes.areAlive() || performance.now() < restsUntil || !isWanted()) return
    const began = performance.now()
    processes.begin(args, (problem) => {
      const told = { event: 'building', milliseconds: Math.round(performance.now() - began), problem }
      if (problem === null) return logger.info(told, `${said}: done`)
      restsUntil = performance.now() + REST_MS
      logger.error(told, `${said} failed`)
    })
  }
}

/**
 * Tells whether the record has stood still for a while; ask at each look. While much comes in, a third process would take
 * from those who read and those who write, and lists of words would be made again and again.
 */
function quietness(db: Database): () => boolean {
  const { revision } = searchChanges(db)
  let [seen, since] = [revision(), Number.NEGATIVE_INFINITY]
  return () => {
    const now = revision()
    if (now !== seen) [seen, since] = [now, performance.now()]
    return performance.now() - since >= QUIET_MS
  }
}

/** Lets them end after the part at hand. */
export async function endBuilding(db: Database, patienceMs: number): Promise<void> {
  const { waiting, lists } = buildProcesses(db)
  await Promise.all([waiting.end(patienceMs), lists.end(patienceMs)])
}
