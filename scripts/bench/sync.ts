import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { openDatabase } from '../../db/open.ts'
import { type ParliamentRecord, parliamentRecord } from '../../test/support/parliament/record.ts'
import { serveParliament } from '../../test/support/parliament/server.ts'
import { run } from '../command.ts'
import { askForSearches } from './readers.ts'
import { serve } from './serve.ts'
import { percentile } from './times.ts'

const FIRST_DAY = '2026-01-01'
const TABLED_A_DAY = 50
const IDLE_MS = 6_000

const program = new Command('sync')
  .description(
    'Times a first fill from a Parliament of our own against an import of the same records, asks for searches ' +
      'meanwhile, and kills fills at random moments',
  )
  .option('--size <questions>', 'questions of the fill that is timed', Number, 20_000)
  .option('--killed-size <questions>', 'questions of the fills that are killed', Number, 5_000)
  .option('--kills <times>', 'how many fills are killed', Number, 50)
  .action(measure)

interface Sizes {
  size: number
  killedSize: number
  kills: number
}

async function measure({ size, killedSize, kills }: Sizes): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'))
  try {
    if (size > 0) await compareWithImport(folder, size)
    if (kills > 0) await killOften(folder, killedSize, kills)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Both in processes of their own, on empty databases; the fill twice, the second time beside a site that is asked. */
async function compareWithImport(folder: string, size: number): Promise<void> {
  const record = recordOf(size)
  const file = join(folder, 'records.jsonl')
  const lines = [...record.questions.values()].map((value) => JSON.stringify({ value, links: [] }))
  writeFileSync(file, lines.join('\n'))
  const parliament = await serveParliament(record)
  const imported = await timed(() => ended(start('../import.ts', join(folder, 'import.db'), [file])))
  const filled = await timed(() => ended(fill(join(folder, 'fill.db'), parliament.base, record)))
  console.log(
    `${size} questions: import ${imported.toFixed(1)} s, fill ${filled.toFixed(1)} s: ${(filled / imported).toFixed(2)} ` +
      `times (goal: 3); ${parliament.asked.length} requests, at five a second ` +
      `${Math.round(parliament.asked.length / 5 / 60)} minutes`,
  )
  sayWhole(join(folder, 'fill.db'), size)
  await askMeanwhile(join(folder, 'served.db'), parliament.base, record)
  await parliament.close()
}

/** A search's server time while nothing happens, and then while a database of the same size is filled further. */
async function askMeanwhile(path: string, base: string, record: ParliamentRecord): Promise<void> {
  const half = [...record.questions.values()].at(record.questions.size / 2)?.dateTabled.slice(0, 10)
  await ended(fill(path, base, record, half))
  const site = await serve({ DATABASE: path })
  await askForSearches(site.address, () => wait(IDLE_MS))
  const idle = await askForSearches(site.address, () => wait(IDLE_MS))
  const busy = await askForSearches(site.address, () => ended(fill(path, base, record)))
  const [before, during] = [percentile(idle, 0.95), percentile(busy, 0.95)]
  console.log(
    `searches: p95 ${before.toFixed(2)} ms over ${idle.length} idle, ${during.toFixed(2)} ms over ${busy.length} ` +
      `during a fill: ${(during / before).toFixed(2)} times (goal: 3)`,
  )
  site.stop()
}

/** Half of them answered. */
function recordOf(size: number): ParliamentRecord {
  const record = parliamentRecord(FIRST_DAY)
  for (let index = 0; index < size; index += 1) {
    const question = record.table()
    if (index % 2) record.answer(question)
    if (index % TABLED_A_DAY === TABLED_A_DAY - 1) record.nextDay()
  }
  return record
}

/** Each fill is killed once, and the next run has to finish it. */
async function killOften(folder: string, size: number, kills: number): Promise<void> {
  const record = recordOf(size)
  const parliament = await serveParliament(record)
  const whole = await timed(() => ended(fill(join(folder, 'timing.db'), parliament.base, record)))
  let killed = 0
  for (let round = 1; killed < kills; round += 1) {
    const path = join(folder, `killed-${round}.db`)
    const child = fill(path, parliament.base, record)
    const closed = once(child, 'close')
    const moment = Math.random() * whole * 1_000
    await Promise.race([closed, wait(moment)])
    const wasKilled = child.exitCode === null && child.kill('SIGKILL')
    await closed
    if (wasKilled) {
      killed += 1
      await ended(fill(path, parliament.base, record))
      console.log(`${killed}: killed after ${(moment / 1_000).toFixed(1)} s of ${whole.toFixed(1)}`)
      sayWhole(path, size)
    }
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  }
  console.log(`${killed} fills killed, each finished by the next run`)
  await parliament.close()
}

function fill(path: string, base: string, record: ParliamentRecord, until = record.today()) {
  return start('fill.ts', path, [base, FIRST_DAY, until])
}

function start(script: string, database: string, args: readonly string[]) {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const env = { ...process.env, DATABASE: database, SAMPLE: 'off' }
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** @throws where the process did not end well */
async function ended(child: ReturnType<typeof start>): Promise<void> {
  const [code, signal] = await once(child, 'close')
  if (code !== 0) throw new Error(`The process ended with ${code ?? signal}.`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

/** @throws where something is lost, doubled or broken */
function sayWhole(path: string, size: number): void {
  const db = openDatabase(path)
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
  const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get()
  const found = {
    questions: count('question'),
    versions: count('question_version'),
    searched: count('search_facet'),
  }
  const answers = count('answer_version')
  const isWhole =
    db.pragma('integrity_check', { simple: true }) === 'ok' &&
    db.pragma('foreign_key_check', { simple: true }) === undefined
  const isRight = Object.values(found).every((number) => number === size) && answers === Math.floor(size / 2)
  db.close()
  if (!isWhole || !isRight) throw new Error(`${path}: ${JSON.stringify({ ...found, answers, isWhole })}`)
  console.log(
    `  ${size} questions and ${answers} answers, each once; integrity_check ok, the search index's too`,
  )
}

await run(program)
