/**
 * The process of one run that the site ordered. Its arguments are the run's number, the database and Parliament's
 * address; what to fetch, and in whose name, stands in the run's row. It stops after the page at hand when the server
 * says so or has died (then their channel closes), and at a signal: nothing is lost, and the next run goes on from there.
 */
import { openDatabase } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { giveWay } from '../lib/give-way.ts'
import { Refusal } from '../lib/refusals.ts'
import { hearStop } from './asked-to-stop.ts'
import { parliamentClient } from './client.ts'
import { Declined, Unreachable } from './get-json.ts'
import { runOrders } from './run-orders.ts'
import { syncRecord } from './sync.ts'

giveWay()

const clock = () => new Date()
const shouldStop = hearStop()

try {
  const [runId, database = '', parliament = ''] = process.argv.slice(2)
  await carryOut(Number(runId), database, parliament)
} catch (error) {
  const isKnown = [Refusal, Declined, Unreachable].some((kind) => error instanceof kind)
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
} finally {
  if (process.connected) process.disconnect()
}

async function carryOut(runId: number, database: string, parliament: string): Promise<void> {
  const db = openDatabase(database)
  try {
    const order = runOrders(db, clock).placed(runId)
    if (!order) throw new Refusal(`No run ${runId} waits to be begun.`)
    const client = parliamentClient({ base: parliament })
    const { DEADLINE_CONVENTIONS: conventions } = readConfig({
      DEADLINE_CONVENTIONS: process.env.DEADLINE_CONVENTIONS,
    })
    await syncRecord(db, clock, { ...order, client, conventions, orderedAs: runId, shouldStop })
  } finally {
    db.close()
  }
}
