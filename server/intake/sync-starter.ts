import type { Logger } from 'pino'
import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { Clock } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { runOrders, type SyncWish } from './run-orders.ts'
import { runQueries } from './run-queries.ts'
import { runWatch } from './run-watch.ts'
import { syncProcesses } from './sync-processes.ts'

interface Parts {
  db: Database
  clock: Clock
  config: { PARLIAMENT_API: string }
  logger: Logger
}

/** Starts runs in processes of their own, one at a time. */
export function syncStarter({ db, clock, config: { PARLIAMENT_API }, logger }: Parts) {
  const orders = runOrders(db, clock)
  const runs = runQueries(db)
  const watch = runWatch(db, clock)
  const processes = syncProcesses(db)

  /**
   * @returns the number of the run, whose process is still to begin
   * @throws Refusal when a sync goes on, wherever its process is
   */
  function start(wish: SyncWish, by: Actor): number {
    if (isBusy()) throw new Refusal('A run goes on already: wait for its end, or stop it first.')
    const source = `${new URL(PARLIAMENT_API).host}, answering body ${wish.body}`
    const id = orders.place(wish, source, by)
    processes.begin(id, PARLIAMENT_API, (problem) => noteEnd(id, problem))
    return id
  }

  function isBusy(): boolean {
    return watch.underWay().some(({ kind }) => kind === 'sync') || watch.isLockHeld()
  }

  /** Nobody waits for it, so what goes wrong here would end the server. An unclosed run is shown as cut off. */
  function noteEnd(id: number, problem: string | null): void {
    try {
      end(id, problem)
    } catch (error) {
      logger.error({ err: error, run: id, problem }, 'the end of a sync could not be written')
    }
  }

  /** A process that died has not closed its book. */
  function end(id: number, problem: string | null): void {
    if (problem !== null) orders.fail(id, problem)
    const { added, updated, rejected, endedEarly } = runs.byId(id) ?? {}
    const said = { event: 'sync', run: id, added, updated, rejected, endedEarly }
    if (problem === null) logger.info(said, 'sync ended')
    else logger.error(said, 'sync failed')
  }

  return { start, isBusy }
}

export type SyncStarter = ReturnType<typeof syncStarter>
