import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Database } from '../../db/open.ts'
import { lineRecords } from '../../server/lines/record.ts'
import { run } from '../command.ts'
import { openFilled } from './fill-synthetic.ts'
import { questionsWithLines } from './planted-lines.ts'
import { percentile } from './times.ts'

/** Questions in one transaction, as in an intake run. */
const PART = 500
const ANSWERS = 400

const program = new Command('lines')
  .description(
    'Measures how long it takes to find the lines of many answers and of one, and what they take up',
  )
  .option('--size <number>', 'how many questions', '50000')
  .option('--database <file>', 'one that an earlier run has kept; it is made when it is not there')
  .action(measure)

async function measure({ size, database }: { size: string; database?: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-lines-'))
  try {
    const db = await openFilled(
      database ?? join(folder, 'bench.db'),
      Number(size),
      questionsWithLines(Number(size)),
    )
    build(db)
    writeOneByOne(db)
    weigh(db)
    db.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Finds all lines anew, in an order of its own: what came last comes first. */
function build(db: Database): void {
  for (const table of ['line_use', 'line_loss', 'line_band', 'line_wording', 'line', 'line_search']) {
    db.prepare(
      table === 'line_search'
        ? "insert into line_search (line_search) values ('delete-all')"
        : `delete from ${table}`,
    ).run()
  }
  const ids = db.prepare<[], number>('select id from question order by id desc').pluck().all()
  const { write } = lineRecords(db)
  const writePart = db.transaction((part: readonly number[]) => write(part))
  const start = timesOf()
  for (let from = 0; from < ids.length; from += PART) writePart(ids.slice(from, from + PART))
  const [wall, work] = since(start)
  console.log(
    `${ids.length} questions: lines found in ${(wall / 1000).toFixed(1)} s, ${(work / 1000).toFixed(1)} s of processor time`,
  )
  const counts = db
    .prepare<[], Record<string, number>>(`
      select (select count(*) from line where answers >= 2) as lines, (select count(*) from line_use) as uses,
             (select count(*) from line_wording) as wordings, (select max(answers) from line) as most,
             (select max(wordings) from line) as mostWordings`)
    .get()
  console.log(JSON.stringify(counts))
}

/** As if each of some answers, spread over all of them, came in by itself as the last. */
function writeOneByOne(db: Database): void {
  const ids = db
    .prepare<[number], number>(`
      select question_id from (select distinct question_id from line_use) order by question_id * 7919 % 100003 limit ?`)
    .pluck()
    .all(ANSWERS)
  const takeOut = db.prepare<[number]>('delete from line_use where question_id = ?')
  const { write } = lineRecords(db)
  const remove = db.transaction((id: number) => {
    takeOut.run(id)
    write([])
  })
  const add = db.transaction((id: number) => write([id]))
  const times = { removed: [] as number[], added: [] as number[] }
  for (const id of ids) {
    times.removed.push(timed(() => remove(id)))
    times.added.push(timed(() => add(id)))
  }
  for (const [what, all] of Object.entries(times)) {
    const [p50, p95, worst] = [0.5, 0.95, 1 - 1e-9].map((part) => percentile(all, part).toFixed(1))
    console.log(`one answer ${what}: p50 ${p50} ms, p95 ${p95} ms, worst ${worst} ms`)
  }
}

/** Milliseconds of processor time: the machine may be busy with other things. */
function timed(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

function weigh(db: Database): void {
  db.exec('vacuum')
  const sizes = db
    .prepare<[], { name: string; bytes: number }>(
      'select name, sum(pgsize) as bytes from dbstat group by name',
    )
    .all()
  const isOurs = ({ name }: { name: string }) => /^(sqlite_autoindex_)?line(_|$)/.test(name)
  const sum = (all: readonly { bytes: number }[]) => all.reduce((total, { bytes }) => total + bytes, 0)
  const [ours, others] = [sum(sizes.filter(isOurs)), sum(sizes.filter((one) => !isOurs(one)))]
  for (const { name, bytes } of sizes.filter(isOurs)) console.log(`  ${name}: ${mega(bytes)}`)
  console.log(
    `lines ${mega(ours)} beside ${mega(others)} of the rest: ${((ours / others) * 100).toFixed(1)}% added`,
  )
}

function mega(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function timesOf() {
  return { at: performance.now(), cpu: process.cpuUsage() }
}

function since({ at, cpu }: ReturnType<typeof timesOf>): [number, number] {
  const { user, system } = process.cpuUsage(cpu)
  return [performance.now() - at, (user + system) / 1000]
}

await run(program)
