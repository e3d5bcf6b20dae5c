import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Command } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { parliamentClient } from '../../server/intake/client.ts'
import { syncRecord } from '../../server/intake/sync.ts'
import { type ParliamentRecord, parliamentRecord } from '../../test/support/parliament/record.ts'
import { serveParliament } from '../../test/support/parliament/server.ts'
import { run } from '../command.ts'

const KILLED_SIZE = 520
const LONGEST_LIFE_MS = 3_000

const program = new Command('sync')
  .description(
    'Measures a first fill from a Parliament of our own without its pace, then kills fills at random',
  )
  .option('--size <questions>', 'questions of the fill', Number, 20_000)
  .option('--kills <times>', 'how often a fill is killed', Number, 50)
  .action(measure)

async function measure({ size, kills }: { size: number; kills: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'))
  try {
    await measureFill(join(folder, 'fill.db'), size)
    await killOften(join(folder, 'killed.db'), kills)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureFill(path: string, size: number): Promise<void> {
  const record = recordOf(size)
  const parliament = await serveParliament(record)
  const db = openDatabase(path)
  migrate(db)
  const clock = () => new Date(`${record.today()}T12:00:00Z`)
  const client = parliamentClient({ base: parliament.base, gapMs: 0 })
  for (const round of ['first fill', 'the same again']) {
    const start = performance.now()
    const before = client.requests()
    const { added, unchanged } = await syncRecord(db, clock, { client, body: 1, since: '2026-01-01' })
    const seconds = (performance.now() - start) / 1_000
    const requests = client.requests() - before
    console.log(
      `${round}: ${added} added, ${unchanged} unchanged in ${seconds.toFixed(1)} s (${Math.round(size / seconds)}/s), ` +
        `${requests} requests, at five a second ${Math.round(requests / 5 / 60)} minutes`,
    )
  }
  sayWhole(db, size)
  db.close()
  await parliament.close()
}

/** Half of them answered, at some fifty a day. */
function recordOf(size: number): ParliamentRecord {
  const record = parliamentRecord('2026-01-01')
  for (let index = 0; index < size; index += 1) {
    const question = record.table()
    if (index % 2) record.answer(question)
    if (index % 50 === 49) record.nextDay()
  }
  return record
}

async function killOften(path: string, kills: number): Promise<void> {
  const record = parliamentRecord('2026-01-12')
  for (let index = 0; index < KILLED_SIZE; index += 1) record.table()
  const parliament = await serveParliament(record)
  let killed = 0
  for (let round = 0; round < kills; round += 1) {
    const child = fill(path, parliament.base)
    const closed = once(child, 'close')
    await Promise.race([closed, wait(Math.random() * LONGEST_LIFE_MS)])
    if (child.kill('SIGKILL')) killed += 1
    await closed
  }
  const [code] = await once(fill(path, parliament.base), 'close')
  const db = openDatabase(path)
  console.log(`${killed} of ${kills} fills killed; the last one ended with ${code}`)
  sayWhole(db, KILLED_SIZE)
  db.close()
  await parliament.close()
}

function fill(path: string, base: string) {
  const args = ['--import', 'tsx', 'scripts/sync.ts', '--since', '2026-01-01', '--until', '2026-01-31']
  return spawn(process.execPath, args, { env: { ...process.env, DATABASE: path, PARLIAMENT_API: base } })
}

function sayWhole(db: Database, size: number): void {
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
  const questions = db.prepare<[], number>('select count(*) from question').pluck().get()
  const versions = db.prepare<[], number>('select count(*) from question_version').pluck().get()
  const isWhole = db.pragma('integrity_check', { simple: true }) === 'ok'
  console.log(
    `${questions} of ${size} questions, ${versions} versions; the file is ${isWhole ? 'whole' : 'broken'}`,
  )
}

await run(program)
