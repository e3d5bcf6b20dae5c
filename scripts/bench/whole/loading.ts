import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { migrate } from '../../../db/migrate.ts'
import { openDatabase } from '../../../db/open.ts'
import { loadStartingFacts } from '../../../server/calendar/starting-facts.ts'
import { importFile } from '../../../server/intake/import.ts'
import { askForSearches } from '../readers.ts'
import { serve } from '../serve.ts'
import { syntheticQuestions } from '../synthetic-questions.ts'
import { percentile } from '../times.ts'
import { type Figure, figure } from './figure.ts'
import type { Goals } from './goals.ts'

const LOADED = 5_000
const TURNS = 3
const IDLE_MS = 5_000
const clock = () => new Date('2026-02-02T10:00:00Z')

/** How fast records come in, and what readers notice of it. */
export async function loadingFigures(file: string, size: number, goals: Goals): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-loading-'))
  try {
    return [...(await loadTurns(folder, goals)), ...(await readersTurns(folder, file, size, goals))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function loadTurns(folder: string, goals: Goals): Promise<Figure[]> {
  const [ours, parts]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const raw = await rawRate(join(folder, `raw-${turn}.db`))
    const whole = await wholeRate(join(folder, `whole-${turn}.db`))
    ours.push(whole)
    parts.push((100 * whole) / raw)
  }
  return [
    figure('questions taken in, with all that is found out of them', 'a second', ours, null),
    figure('bulk load, of raw inserts', '%', parts, goals.load),
  ]
}

/** The same records into a bare table, with a key and nothing else. */
async function rawRate(file: string): Promise<number> {
  const db = openDatabase(file)
  db.exec(
    'create table record (id integer primary key, uin text, tabled text, question text, answer text, rest text)',
  )
  const insert = db.prepare('insert into record values (?, ?, ?, ?, ?, ?)')
  const rows: unknown[][] = []
  for await (const part of syntheticQuestions(LOADED)) {
    for (const line of String(part).trim().split('\n')) {
      const { value } = JSON.parse(line) as { value: Record<string, string | number> }
      const { id, uin, dateTabled, questionText, answerText, ...rest } = value
      rows.push([id, uin, dateTabled, questionText, answerText ?? null, JSON.stringify(rest)])
    }
  }
  const began = performance.now()
  const insertAll = db.transaction(() => {
    for (const row of rows) insert.run(...row)
  })
  insertAll.immediate()
  const seconds = (performance.now() - began) / 1000
  db.close()
  return LOADED / seconds
}

async function wholeRate(file: string): Promise<number> {
  const db = openDatabase(file)
  migrate(db)
  loadStartingFacts(db)
  const source = { name: 'bench', seenAt: clock().toISOString(), chunks: syntheticQuestions(LOADED) }
  const began = performance.now()
  await importFile(db, clock, source)
  const seconds = (performance.now() - began) / 1000
  db.close()
  return LOADED / seconds
}

/** New questions into a copy of the record, beside a site that is asked for searches. */
async function readersTurns(folder: string, file: string, size: number, goals: Goals): Promise<Figure[]> {
  const copy = join(folder, 'record.db')
  copyFileSync(file, copy)
  const site = await serve({ DATABASE: copy })
  await askForSearches(site.address, () => wait(IDLE_MS))
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const records = join(folder, `new-${turn}.jsonl`)
    await writeFile(records, await newQuestions(size + turn * LOADED))
    const idle = await askForSearches(site.address, () => wait(IDLE_MS))
    const busy = await askForSearches(site.address, () => importInto(copy, records))
    times.push(percentile(busy, 0.95) / percentile(idle, 0.95))
  }
  site.stop()
  return [figure("readers' p95 during an import, of idle", 'times', times, goals.readersDuringImport)]
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
