import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import { PROGRAM } from '../audit/record.ts'
import type { Clock } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { HOME_OFFICE } from '../questions/bodies.ts'
import { type BodyRow, runQueries } from './run-queries.ts'
import { type SyncStarter, syncStarter } from './sync-starter.ts'

/** How often it is looked whether a run is due: a machine that slept is late by no more. */
const LOOK_EVERY_MS = 60_000

interface Parts {
  db: Database
  clock: Clock
  config: { PARLIAMENT_API: string }
  logger: Logger
}

/**
 * Keeps the record in step with Parliament's, at the interval of the setting SYNC_EVERY: the Home Office's and that of
 * every answering body that was asked for before. A run that failed is tried again when the next is due.
 */
export function keepInStep(parts: Parts, everyMs: number, signal: AbortSignal): void {
  const runs = runQueries(parts.db)
  const starter = syncStarter(parts)
  const look = () => startWhatIsDue(starter, dueBodies(runs.bodies(), everyMs, parts.clock()), parts.logger)
  const timers = [setTimeout(look, 1_000), setInterval(look, LOOK_EVERY_MS)]
  for (const timer of timers) timer.unref()
  signal.addEventListener('abort', () => timers.forEach(clearInterval))
}

function startWhatIsDue(starter: SyncStarter, [body]: readonly number[], logger: Logger): void {
  try {
    if (body === undefined || starter.isBusy()) return
    starter.start({ body, since: null, until: null }, PROGRAM)
  } catch (error) {
    if (!(error instanceof Refusal)) logger.error(error, 'a sync could not be started')
  }
}

type Begun = Pick<BodyRow, 'body' | 'name' | 'syncedAt' | 'beganAt' | 'lastBeganAt'>

const NEVER = { body: HOME_OFFICE, name: null, syncedAt: null, beganAt: null, lastBeganAt: null }

/**
 * The answering bodies whose last run began so long ago, the longest ago first. A beginning in the future was noted by
 * a clock that was wrong; a body without a name has no questions, and was a slip of whoever asked for it.
 */
export function dueBodies(known: readonly Begun[], everyMs: number, at: Date): number[] {
  const others = known.filter(({ body, name, syncedAt, beganAt }) => {
    return body !== HOME_OFFICE && name !== null && (syncedAt ?? beganAt) !== null
  })
  return [known.find(({ body }) => body === HOME_OFFICE) ?? NEVER, ...others]
    .map(({ body, lastBeganAt }) => ({ body, began: lastBeganAt === null ? 0 : Date.parse(lastBeganAt) }))
    .filter(({ began }) => at.getTime() - began >= everyMs || began > at.getTime())
    .sort((one, other) => one.began - other.began)
    .map(({ body }) => body)
}
