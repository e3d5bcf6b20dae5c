import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../../server/questions/search/meant/starting-abbreviations.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn, type TestApp, testApp } from '../support/app.ts'
import { writeOddRecords } from './odd-records.ts'
import { writePeople } from './people.ts'

/** What the site holds: nothing, the sample, records of every odd kind, or people, one of whom visits it. */
export type Holding = 'nothing' | 'the sample' | 'odd records' | 'people'

export interface RunningSite {
  site: TestApp
  /** `http://127.0.0.1:41234` */
  address: string
  /** Of a session, where the visitor has signed in: `session=…`. */
  cookie: string | null
  stop: () => void
}

const CLOCK = noonOn('2026-02-02')

/** @returns the cookie of who visits the site, where somebody does by name */
const FILL: Readonly<Record<Holding, (site: TestApp) => Promise<string | null> | string | null>> = {
  nothing: () => null,
  'the sample': ({ db }) => {
    sampleKeeper(db).load(CLOCK)
    return null
  },
  'odd records': async ({ db }) => {
    await writeOddRecords(db)
    return null
  },
  people: writePeople,
}

/** The whole site over a database of its own, on a port that the system chooses. */
export async function startSite(holding: Holding): Promise<RunningSite> {
  const site = testApp({ clock: CLOCK })
  loadStartingFacts(site.db)
  loadStartingPolicies(site.db, CLOCK)
  loadStartingAbbreviations(site.db)
  const cookie = await FILL[holding](site)
  const server = site.app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { site, address: `http://127.0.0.1:${port}`, cookie, stop: () => server.close() }
}
