import { readFileSync } from 'node:fs'
import { openDatabase } from '../../../db/open.ts'
import { paths } from '../../../server/paths.ts'
import { serve } from '../serve.ts'
import { type Figure, figure } from './figure.ts'
import type { Goals } from './goals.ts'
import { kindsOfSearch } from './kinds.ts'

const TURNS = 3

/** From the start of the process to the first page, and the memory that is its own after searches of every kind. */
export async function startingFigures(file: string, goals: Goals): Promise<Figure[]> {
  const db = openDatabase(file)
  const queries = kindsOfSearch(db).flatMap((kind) => kind.queries)
  db.close()
  const [seconds, megabytes]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const began = performance.now()
    const { address, pid, stop } = await serve({ DATABASE: file })
    await (await fetch(address)).text()
    seconds.push((performance.now() - began) / 1000)
    for (const query of queries) await (await fetch(address + paths.questions(query))).text()
    megabytes.push(privateMegabytes(pid))
    stop()
  }
  return [
    figure('start to first page', 's', seconds, goals.start),
    figure('private memory of a worker', 'MB', megabytes, goals.memory),
  ]
}

/** What no other process shares, as Linux counts it: pages of a mapped file are among it while no other maps it. */
function privateMegabytes(pid: number): number {
  const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = [...told.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, number]) => Number(number))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}
