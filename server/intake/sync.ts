import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { Conventions } from '../commitments/due/conventions.ts'
import { type CivilDate, type Clock, civilDateOf, type Instant, now } from '../lib/dates.ts'
import type { Page, ParliamentClient, Window } from './client.ts'
import { BrokeDown } from './get-json.ts'
import type { Rejection } from './observations.ts'
import { intakeRun, type RunResult } from './run.ts'
import { refreshSurroundings, type Surroundings } from './surroundings.ts'
import { holdSyncLock } from './sync-lock.ts'
import { fillPlan, firstRunSince, inHalves, latestPlan } from './sync-plan.ts'
import { type Sighted, wholeQuestions } from './sync-rows.ts'
import { type Place, syncState } from './sync-state.ts'

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
  /** Of questions to which nothing is known to have happened, so many are looked at again by a run without `since`. */
  lookedAgain?: number
  /** Asked after each page. */
  shouldStop?: () => boolean
  onProgress?: (progress: Progress) => void
}

export interface Progress {
  /** Its step is the window being fetched; past the last one, questions are asked for by id. */
  place: Place
  /** Rows of this step done, and in all. */
  done: number
  total: number
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

/** Rows move between pages while they are read, so a window that came short is read again, but not for ever. */
const PASSES = 3

/** Questions asked for by id, written together. */
const CHUNK = 100

/** Four runs a day come round 20,000 questions in a month, each with forty seconds more. */
const LOOKED_AGAIN = 200

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
  const { client, body, by } = order
  const state = syncState(db)
  const start = startOf(state, clock, order)
  const run = intakeRun(db, clock, { kind: 'sync', source: `${client.host}, answering body ${body}`, by })
  const whole = wholeQuestions(db, clock, client, body)
  const said = { isResumed: start.isResumed, assumedSince: start.assumedSince }
  try {
    let isDone = true
    for (let place: Place | null = start.place; place && isDone; place = sinceThen(place)) {
      const walked = place
      isDone = await walk(walked)
      if (isDone) run.write([], () => closeBook(walked))
    }
    const surroundings = isDone ? await refreshSurroundings(db, clock, order, run.write) : null
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

  /** @returns false when it was asked to stop */
  async function walk(from: Place): Promise<boolean> {
    let place = from
    while (place.step < place.plan.length) {
      const ending = await readWindow(place)
      if (ending === 'stopped') return false
      const plan = ending === 'too deep' ? withHalves(place) : place.plan
      const step = ending === 'too deep' ? place.step : place.step + 1
      place = { ...place, plan, step, skip: 0, seen: new Set() }
    }
    return (await askAgain(place)) && (place.since !== null || (await lookAgain(place)))
  }

  async function readWindow(from: Place): Promise<'read' | 'stopped' | 'too deep'> {
    let place = from
    for (let pass = 1; pass <= PASSES; pass += 1) {
      const { reached, total, ending } = await readPages(place)
      if (ending !== 'read') return ending
      if (reached.seen.size >= total) break
      if (pass === PASSES) run.write([sayShort(reached, total)])
      place = { ...reached, skip: 0 }
    }
    return 'read'
  }

  async function readPages(from: Place): Promise<Reading> {
    let nameless = 0
    for (let place = from; ; ) {
      const window = place.plan[place.step]
      if (!window) return { reached: place, total: 0, ending: 'read' }
      const page = await pageAt(window, place.skip)
      if (page === 'too deep') return { reached: place, total: 0, ending: page }
      const sighted = await whole.read(page.rows, `page from ${place.skip}`)
      place = {
        ...place,
        skip: place.skip + page.rows.length,
        seen: new Set([...place.seen, ...sighted.ids]),
      }
      nameless += sighted.nameless
      write(sighted, place)
      order.onProgress?.({ place, done: Math.min(place.skip, page.total), total: page.total })
      const total = page.total - nameless
      if (order.shouldStop?.()) return { reached: place, total, ending: 'stopped' }
      if (isLast(page, place.skip)) return { reached: place, total, ending: 'read' }
    }
  }

  /** Deep in a long list the API is known to break down each time: of one day there is nothing shorter to ask for. */
  async function pageAt(window: Window, skip: number): Promise<Page | 'too deep'> {
    try {
      return await client.page(window, skip)
    } catch (error) {
      if (error instanceof BrokeDown && skip > 0 && window.from < window.to) return 'too deep'
      throw error
    }
  }

  /** What stands open in the store and came in no window, and what is cut or was set aside. */
  function askAgain(place: Place): Promise<boolean> {
    return ask(state.toAskAgain(body, place.beganAt), place)
  }

  /** Some texts change with neither flag nor date. */
  function lookAgain(place: Place): Promise<boolean> {
    return ask(state.toLookAgain(body, place.beganAt, order.lookedAgain ?? LOOKED_AGAIN), place)
  }

  async function ask(wanted: readonly number[], place: Place): Promise<boolean> {
    const ids = wanted.filter((id) => !whole.isDone(id))
    for (let at = 0; at < ids.length; at += CHUNK) {
      write(await whole.ask(ids.slice(at, at + CHUNK)), place)
      order.onProgress?.({ place, done: Math.min(at + CHUNK, ids.length), total: ids.length })
      if (order.shouldStop?.()) return false
    }
    return true
  }

  function write({ items, settle }: Sighted, place: Place): void {
    run.write(items, (refused) => {
      settle(refused)
      state.putPlace(place)
    })
  }

  function closeBook(place: Place): void {
    state.dropPlace(body)
    if (reachesLast(place)) state.putSyncedAt(body, place.beganAt)
  }

  /** A fill of long ago, or of lately only, leaves a gap to the run before: then that one's end still counts. */
  function reachesLast({ since, beganAt, plan }: Place): boolean {
    const before = state.syncedAt(body)
    const until = plan.at(-1)?.to ?? ''
    if (until < civilDateOf(beganAt)) return false
    return since === null || before === undefined || since <= civilDateOf(before)
  }
}

interface Reading {
  reached: Place
  /** How many questions the window has, those without an id left out. */
  total: number
  ending: 'read' | 'stopped' | 'too deep'
}

function withHalves({ plan, step }: Place): Window[] {
  return plan.flatMap((window, index) => (index === step ? inHalves(window) : window))
}

/** Parliament says that a window has more questions than it ever gave. */
function sayShort({ plan, step, seen }: Place, total: number): Rejection {
  const window = plan[step]
  return {
    record: `questions ${window?.what} from ${window?.from} to ${window?.to}`,
    reason: `Parliament says there are ${total} and gave ${seen.size}`,
  }
}

function isLast({ rows, total }: Page, reached: number): boolean {
  return rows.length === 0 || reached >= total
}

interface Start {
  place: Place
  isResumed: boolean
  assumedSince: CivilDate | null
}

/** A run that was stopped goes on, unless now something else is asked for. */
function startOf(state: ReturnType<typeof syncState>, clock: Clock, order: SyncOrder): Start {
  const { body } = order
  const beganAt = now(clock)
  const until = order.until ?? civilDateOf(beganAt)
  const left = state.place(body)
  if (left && isSame(left, order)) return { place: left, isResumed: true, assumedSince: null }
  const last = state.syncedAt(body)
  const assumedSince = !order.since && last === undefined ? firstRunSince(until) : null
  const since = order.since ?? assumedSince
  const place = since
    ? { ...AT_ITS_BEGINNING, body, since, plan: fillPlan(body, since, until), beganAt }
    : latestPlace(order, beganAt, last ?? beganAt)
  return { place, isResumed: false, assumedSince }
}

const AT_ITS_BEGINNING = { step: 0, skip: 0, seen: new Set<number>() }

/** All that happened since a run that brought everything. */
function latestPlace({ body, until }: SyncOrder, beganAt: Instant, last: Instant): Place {
  const plan = latestPlan(body, civilDateOf(last), until ?? civilDateOf(beganAt))
  return { ...AT_ITS_BEGINNING, body, since: null, plan, beganAt }
}

function isSame({ since, plan }: Place, order: SyncOrder): boolean {
  const sameStart = order.since === undefined || order.since === since
  return sameStart && (order.until === undefined || order.until === plan.at(-1)?.to)
}
