import { openDatabase } from '../../../db/open.ts'
import { paths } from '../../../server/paths.ts'
import { serve } from '../serve.ts'
import { percentile, serverTimeOf } from '../times.ts'
import { type Figure, figure } from './figure.ts'
import type { Goals } from './goals.ts'
import { kindsOfSearch } from './kinds.ts'

const TURNS = 3
/** Until the process has started. */
const FIRST_TURNS = 2
/** Until its code is compiled, which takes some five thousand pages (../README.md). */
const WARM_UP_TURNS = 40

/** The server time of the search page, each kind of search as often as any other. */
export async function searchFigures(file: string, goals: Goals): Promise<Figure[]> {
  const db = openDatabase(file)
  const kinds = kindsOfSearch(db)
  db.close()
  const { address, stop } = await serve({ DATABASE: file })
  let asked = 0
  /** A page made anew, since none was kept that says of this value that it means nothing. */
  const another = (query: Record<string, string>) => {
    asked += 1
    return { ...query, party: `nobody ${asked}` }
  }
  const ask = async (query: Record<string, string>) => {
    const response = await fetch(address + paths.questions(query), {
      headers: { 'accept-encoding': 'identity' },
    })
    await response.text()
    return serverTimeOf(response)
  }
  const timesOf = async (isCached: boolean) => {
    const times: number[][] = []
    for (const { queries } of kinds) {
      const ofKind: number[] = []
      for (const query of queries) {
        if (isCached) await ask(query)
        ofKind.push(await ask(isCached ? query : another(query)))
      }
      times.push(ofKind)
    }
    return times
  }
  for (let turn = 0; turn < FIRST_TURNS; turn += 1) await timesOf(false)
  const young = await turnsOf(() => timesOf(false))
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) await timesOf(false)
  const uncached = await turnsOf(() => timesOf(false))
  const cached = await turnsOf(() => timesOf(true))
  stop()
  const at = (turns: number[][][], part: number) => turns.map((times) => percentile(times.flat(), part))
  return [
    figure('search page, uncached, p50', 'ms', at(uncached, 0.5), goals.uncached.p50),
    figure('search page, uncached, p95', 'ms', at(uncached, 0.95), goals.uncached.p95),
    figure('  among the first 600 pages, p50', 'ms', at(young, 0.5), null),
    ...kinds.map(({ name }, kind) => {
      const middle = uncached.map((times) => percentile(times[kind] ?? [], 0.5))
      return figure(`  ${name}, p50`, 'ms', middle, null)
    }),
    figure('search page, cached, p50', 'ms', at(cached, 0.5), goals.cached.p50),
    figure('search page, cached, p95', 'ms', at(cached, 0.95), goals.cached.p95),
  ]
}

async function turnsOf<Measured>(measure: () => Promise<Measured>): Promise<Measured[]> {
  const turns: Measured[] = []
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await measure())
  return turns
}
