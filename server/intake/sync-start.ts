import { type CivilDate, type Clock, civilDateOf, type Instant, now } from '../lib/dates.ts'
import type { Asked } from './runs.ts'
import { fillPlan, firstRunSince, latestPlan } from './sync-plan.ts'
import type { Place, SyncState } from './sync-state.ts'

interface Wanted {
  body: number
  since?: CivilDate | undefined
  until?: CivilDate | undefined
}

export interface Start {
  place: Place
  isResumed: boolean
  assumedSince: CivilDate | null
}

/** Where a run begins: one that was stopped goes on, unless now something else is asked for. */
export function startOf(state: SyncState, clock: Clock, order: Wanted): Start {
  const { body } = order
  const beganAt = now(clock)
  const until = order.until ?? civilDateOf(beganAt)
  const left = state.place(body)
  if (left && isSame(left, order)) return { place: left, isResumed: true, assumedSince: null }
  const last = wholeUpTo(state, body, beganAt)
  const assumedSince = !order.since && last === undefined ? firstRunSince(until) : null
  const since = order.since ?? assumedSince
  const place = since
    ? { ...AT_ITS_BEGINNING, body, since, plan: fillPlan(body, since, until), beganAt }
    : latestPlace(order, beganAt, last ?? beganAt)
  return { place, isResumed: false, assumedSince }
}

/** When the run began that last brought all; a time to come was noted by a clock that was wrong, and says nothing. */
export function wholeUpTo(state: SyncState, body: number, at: Instant): Instant | undefined {
  const last = state.syncedAt(body)
  return last !== undefined && last <= at ? last : undefined
}

const AT_ITS_BEGINNING = { step: 0, skip: 0, seen: new Set<number>() }

/** All that happened since a run that brought everything. */
export function latestPlace({ body, until }: Wanted, beganAt: Instant, last: Instant): Place {
  const plan = latestPlan(body, civilDateOf(last), until ?? civilDateOf(beganAt))
  return { ...AT_ITS_BEGINNING, body, since: null, plan, beganAt }
}

/** For the run's book. */
export function askedBy({ place, isResumed }: Start, { body, until }: Wanted): Asked {
  return { body, since: place.since, until: place.plan.at(-1)?.to ?? until ?? null, isResumed }
}

function isSame({ since, plan }: Place, order: Wanted): boolean {
  const sameStart = order.since === undefined || order.since === since
  return sameStart && (order.until === undefined || order.until === plan.at(-1)?.to)
}
