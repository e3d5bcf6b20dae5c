/**
 * The process of one run that the site ordered: its number is the argument, and all else stands in its row. It asks to
 * stop after the page at hand at a signal, and when the channel to the server closes, on purpose or because the server
 * has died: nothing is lost, and the next run goes on from there.
 */
import { openDatabase } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { Refusal } from '../lib/refusals.ts'
import { parliamentClient } from './client.ts'
import { Declined, Unreachable } from './get-json.ts'
import { runOrders } from './run-orders.ts'
import { syncRecord } from './sync.ts'

const clock = () => new Date()
let isAskedToStop = false
for (const event of ['disconnect', 'SIGINT', 'SIGTERM'])
  process.on(event, () => {
    isAskedToStop = true
  })

try {
  await carryOut(Number(process.argv[2]))
} catch (error) {
  const isKnown = [Refusal, Declined, Unreachable].some((kind) => error instanceof kind)
  console.error(isKnown ? (error as Error).message : error)
  process.exitCode = 1
} finally {
  if (process.connected) process.disconnect()
}

async function carryOut(runId: number): Promise<void> {
  const { DATABASE, PARLIAMENT_API } = readConfig(process.env)
  const db = openDatabase(DATABASE)
  try {
    const order = runOrders(db, clock).placed(runId)
    if (!order) throw new Refusal(`No run ${runId} waits to be begun.`)
    const client = parliamentClient({ base: PARLIAMENT_API })
    await syncRecord(db, clock, { ...order, client, orderedAs: runId, shouldStop: () => isAskedToStop })
  } finally {
    db.close()
  }
}
