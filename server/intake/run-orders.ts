import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { type RunRow, runQueries } from './run-queries.ts'
import { type Asked, intakeRuns } from './runs.ts'

/** What is asked of Parliament. */
export type SyncWish = Omit<Asked, 'isResumed'>

/**
 * Runs that the site orders. An order is a row of the book, written with its audit record where it is known who gives
 * it; the process that carries it out is told the row's number and nothing else, so that nobody's name can be passed
 * to it.
 */
export function runOrders(db: Database, clock: Clock) {
  const book = intakeRuns(db)
  const runs = runQueries(db)
  const audit = auditTrail(db, clock)

  /** @returns its number */
  const place = db.transaction((wish: SyncWish, source: string, by: Actor): number => {
    const asks = { ...wish, isResumed: false }
    const id = book.order({ kind: 'sync', source, by, asks }, now(clock))
    audit({ by, action: 'began', thing: { kind: 'intake run', id, name: source } })
    return id
  })

  /** Closes the book of a run whose process could not. */
  const fail = db.transaction((run: RunRow, reason: string): void => {
    if (!book.finish(run.id, now(clock), reason)) return
    audit({ by: orderedBy(run), action: 'finished', thing: thingOf(run), after: { endedEarly: reason } })
  })

  const askToStop = db.transaction((run: RunRow, by: Actor): boolean => {
    const isNews = book.askToStop(run.id, now(clock), by.name)
    if (isNews) audit({ by, action: 'stopped', thing: thingOf(run) })
    return isNews
  })

  return {
    place: place.immediate,
    /** Does nothing when the run has ended. */
    fail: (id: number, reason: string) => {
      const run = runs.byId(id)
      if (run) fail.immediate(run, reason)
    },
    /**
     * Whichever process has the run stops after the page at hand; the next one goes on from there.
     * @returns false when it has ended, or was asked before
     */
    askToStop: askToStop.immediate,
    /** What a run was ordered to do, and whom it is put down to. */
    placed: (id: number) => {
      const run = runs.byId(id)
      if (!run || run.body === null || run.finishedAt !== null || run.seenAliveAt !== null) return undefined
      const { body, since, until } = run
      return { body, since: since ?? undefined, until: until ?? undefined, by: orderedBy(run) }
    },
  }
}

function orderedBy({ byAccountId, byName, byVia }: RunRow): Actor {
  return { accountId: byAccountId, name: byName ?? 'Pursuant', via: byVia ?? 'program', requestId: null }
}

function thingOf({ id, source }: RunRow) {
  return { kind: 'intake run', id, name: source }
}
