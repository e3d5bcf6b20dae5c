import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { Conventions } from '../commitments/due/conventions.ts'
import { type CivilDate, type Clock, civilDateOf, now } from '../lib/dates.ts'
import type { ParliamentClient } from './client.ts'
import { intakeRun, type RunResult } from './run.ts'
import { refreshSurroundings, type Surroundings } from './surroundings.ts'
import { holdSyncLock } from './sync-lock.ts'
import type { Progress } from './sync-progress.ts'
import { wholeQuestions } from './sync-rows.ts'
import { askedBy, latestPlace, startOf, wholeUpTo } from './sync-start.ts'
import { type Place, syncState } from './sync-state.ts'
import { syncWalk } from './sync-walk.ts'

export interface SyncOrder {
  client: ParliamentClient
  /** Parliament's number of the answering body. */
  body: number
  /** All questions tabled since; without it, what happened since the last run. */
  since?: CivilDate | undefined
  until?: CivilDate | undefined
  by?: Actor | undefined
  /** By which the deadlines are read that hang on the calendar. */
  conventions?: Conventions | undefined
  /** The number under which the site has put the run down. */
  orderedAs?: number | undefined
  /** Of questions to which nothing is known to have happened, so many are looked at again by a run without `since`. */
  lookedAgain?: number
  /** Asked after each page, as the run's book is. */
  shouldStop?: () => boolean
  onProgress?: (progress: Progress) => void
}

export interface SyncResult extends RunResult {
  /** It went on from where an earlier run had stopped. */
  isResumed: boolean
  /** The first day of a first run that was not told one. */
  assumedSince: CivilDate | null
  /** It was stopped before its end; the next run goes on from there. */
  isStopped: boolean
  /** What it learned besides; null when it was stopped before. */
  surroundings: Surroundings | null
}

/**
 * Brings the record of an answering body up to date with Parliament's. A page is fetched first and then written in
 * one transaction with the place reached, so that a run that is killed goes on at the page where it stopped.
 * @throws Refusal when another run is going on
 * @throws Unreachable, Declined when Parliament cannot be had; what came before stays, and the next run goes on
 */
export async function syncRecord(db: Database, clock: Clock, order: SyncOrder): Promise<SyncResult> {
  const release = holdSyncLock(db.name)
  try {
    return await runOnce(db, clock, order)
  } finally {
    release()
  }
}

async function runOnce(db: Database, clock: Clock, order: SyncOrder): Promise<SyncResult> {
  const { client, body, by, orderedAs } = order
  const state = syncState(db)
  const start = startOf(state, clock, order)
  const source = `${client.host}, answering body ${body}`
  const run = intakeRun(db, clock, {
    kind: 'sync',
    source,
    by,
    orderedAs,
    asks: askedBy(start, order),
    isLarge: start.place.since !== null,
  })
  const whole = wholeQuestions(db, clock, client, body)
  const shouldStop = () => (order.shouldStop?.() ?? false) || run.isAskedToStop()
  const onProgress = (progress: Progress) => order.onProgress?.(progress)
  const { walk, isWhole } = syncWalk({
    client,
    state,
    run,
    whole,
    lookedAgain: order.lookedAgain,
    shouldStop,
    onProgress,
  })
  const said = { isResumed: start.isResumed, assumedSince: start.assumedSince }
  try {
    let isDone = true
    for (let place: Place | null = start.place; place && isDone; place = sinceThen(place)) {
      const walked = place
      isDone = await walk(walked)
      if (isDone) run.write([], () => closeBook(walked))
    }
    const surroundings = isDone
      ? await refreshSurroundings(db, clock, { ...order, shouldStop }, run.write)
      : null
    const result = run.finish(isDone ? {} : { endedEarly: 'stopped' })
    return { ...result, ...said, isStopped: !isDone, surroundings }
  } catch (error) {
    run.finish({ endedEarly: error instanceof Error ? error.message : String(error) })
    throw error
  }

  /** A run that went on where one of an earlier day had stopped has still to bring what happened since that day. */
  function sinceThen(walked: Place): Place | null {
    const last = state.syncedAt(body)
    const isBehind = start.isResumed && walked === start.place && order.until === undefined
    return isBehind && last !== undefined ? latestPlace(order, now(clock), last) : null
  }

  function closeBook(place: Place): void {
    state.dropPlace(body)
    if (isWhole() && reachesLast(place)) state.putSyncedAt(body, place.beganAt)
  }

  /**
   * A fill brings what was tabled, not what happened to older questions since the run before: where there was one, its
   * end still counts.
   */
  function reachesLast({ since, beganAt, plan }: Place): boolean {
    const until = plan.at(-1)?.to ?? ''
    if (until < civilDateOf(beganAt)) return false
    return since === null || wholeUpTo(state, body, beganAt) === undefined
  }
}
