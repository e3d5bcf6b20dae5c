import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../../db/migrate.ts'
import { type Database, openDatabase } from '../../../db/open.ts'
import { loadStartingFacts } from '../../../server/calendar/starting-facts.ts'
import { waitingQueries } from '../../../server/intake/building/queries.ts'
import { importFile } from '../../../server/intake/import.ts'
import { indexSegments } from '../../../server/questions/search/index-segments.ts'
import { askForSearches } from '../readers.ts'
import { serve } from '../serve.ts'
import { syntheticQuestions } from '../synthetic-questions.ts'
import { percentile } from '../times.ts'
import { type Figure, figure } from './figure.ts'
import type { Goals } from './goals.ts'
import { secondsOfRawInserts } from './raw-inserts.ts'

const LOADED = 5_000
const LARGEST_LOAD = 100_000
const TURNS = 3
const IDLE_MS = 5_000
const clock = () => new Date('2026-02-02T10:00:00Z')
const SOURCE = { name: 'bench', seenAt: clock().toISOString() }

/** How fast records come in, and what readers notice of it. */
export async function loadingFigures(file: string, size: number, goals: Goals): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-loading-'))
  try {
    return [
      ...(await loadTurns(folder, Math.min(size, LARGEST_LOAD), goals)),
      ...(await readersTurns(folder, file, size, goals)),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function loadTurns(folder: string, size: number, goals: Goals): Promise<Figure[]> {
  const records = join(folder, 'records.jsonl')
  await writeFile(records, syntheticQuestions(size))
  const [rates, parts, merged, wholeRates]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { loading, merging, raw } = await loadFile(records, join(folder, `load-${turn}`))
    rates.push(size / loading)
    parts.push((100 * raw) / loading)
    merged.push((100 * raw) / (loading + merging))
    wholeRates.push(await wholeRate(join(folder, `whole-${turn}.db`)))
  }
  return [
    figure('questions of a large file, until they can be found', 'a second', rates, null),
    figure('bulk load, of raw inserts of the same rows', '%', parts, goals.load),
    figure('  with the merging of the index, which is done after', '%', merged, null),
    figure('questions taken in, with all that is found out of them', 'a second', wholeRates, null),
  ]
}

/**
 * From a file into a new database, until each record is stored and can be searched for: everything that the import
 * writes before it says that it is done. What follows from the texts comes after, beside the site.
 */
async function loadFile(records: string, folder: string): Promise<LoadTimes> {
  mkdirSync(folder)
  const db = newDatabase(join(folder, 'loaded.db'))
  const began = performance.now()
  await importFile(db, clock, { ...SOURCE, chunks: createReadStream(records), largeFrom: 0 })
  const loaded = performance.now()
  const mergeStep = db.transaction(indexSegments(db).mergeStep)
  while (mergeStep.immediate());
  const merging = (performance.now() - loaded) / 1000
  const raw = secondsOfRawInserts(db, join(folder, 'raw.db'))
  db.close()
  rmSync(folder, { recursive: true })
  return { loading: (loaded - began) / 1000, merging, raw }
}

/** In seconds. */
interface LoadTimes {
  loading: number
  merging: number
  raw: number
}

/** With promises, policies, threads and lines found in the same transactions, as for a small file. */
async function wholeRate(file: string): Promise<number> {
  const db = newDatabase(file)
  const chunks = syntheticQuestions(LOADED)
  const began = performance.now()
  await importFile(db, clock, { ...SOURCE, chunks, largeFrom: 'never' })
  const seconds = (performance.now() - began) / 1000
  db.close()
  return LOADED / seconds
}

function newDatabase(file: string): Database {
  const db = openDatabase(file)
  migrate(db)
  loadStartingFacts(db)
  return db
}

/** New questions into a copy of the record, beside a site that is asked for searches. */
async function readersTurns(folder: string, file: string, size: number, goals: Goals): Promise<Figure[]> {
  const copy = join(folder, 'record.db')
  copyFileSync(file, copy)
  const site = await serve({ DATABASE: copy })
  await askForSearches(site.address, () => wait(IDLE_MS))
  const [during, after]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const records = join(folder, `new-${turn}.jsonl`)
    await writeFile(records, await newQuestions(size + turn * LOADED))
    const idle = await askForSearches(site.address, () => wait(IDLE_MS))
    const busy = await askForSearches(site.address, () => importInto(copy, records))
    const building = await askForSearches(site.address, () => untilAllIsFound(copy))
    during.push(percentile(busy, 0.95) / percentile(idle, 0.95))
    after.push(percentile(building, 0.95) / percentile(idle, 0.95))
  }
  site.stop()
  return [
    figure("readers' p95 during an import, of idle", 'times', during, goals.readersDuringImport),
    figure("readers' p95 while the rest is found out, of idle", 'times', after, goals.readersDuringImport),
  ]
}

/** The site does it, in a process of its own. */
async function untilAllIsFound(file: string): Promise<void> {
  const db = openDatabase(file)
  const { isAny } = waitingQueries(db)
  while (isAny()) await wait(500)
  db.close()
}

/** The records that follow upon so many. */
async function newQuestions(after: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of syntheticQuestions(after + LOADED, after)) parts.push(part)
  return Buffer.concat(parts)
}

async function importInto(database: string, records: string): Promise<void> {
  const script = fileURLToPath(new URL('../../import.ts', import.meta.url))
  const env = { ...process.env, DATABASE: database }
  const child = spawn(process.execPath, ['--import', 'tsx', script, records], { env, stdio: 'ignore' })
  await once(child, 'close')
}
