import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Database } from '../../db/open.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, testApp } from '../support/app.ts'
import { writeOddRecords } from './odd-records.ts'

/** What the site holds: nothing, the sample, or records of every odd kind. */
export type Holding = 'nothing' | 'the sample' | 'odd records'

export interface RunningSite {
  db: Database
  /** `http://127.0.0.1:41234` */
  address: string
  stop: () => void
}

const CLOCK = noonOn('2026-02-02')

const FILL: Readonly<Record<Holding, (db: Database) => unknown>> = {
  nothing: () => undefined,
  'the sample': (db) => sampleKeeper(db).load(CLOCK),
  'odd records': writeOddRecords,
}

/** The whole site over a database of its own, on a port that the system chooses. */
export async function startSite(holding: Holding): Promise<RunningSite> {
  const { app, db } = testApp({ clock: CLOCK })
  loadStartingFacts(db)
  await FILL[holding](db)
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { db, address: `http://127.0.0.1:${port}`, stop: () => server.close() }
}
