import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { policyLinks } from '../../server/policies/links.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'
import { run } from '../command.ts'
import { openFilled } from './fill-synthetic.ts'
import { syntheticQuestions } from './synthetic-questions.ts'
import { percentile } from './times.ts'

/** As many as the background does in one transaction. */
const PART = 500
const SINGLES = 500
/** One answer in so many names policies, as among the real ones. */
const NAMING = 6
const NAMED =
  '<p>Under the Online Safety Act 2023 services must act. Section 121 of the Act, and Schedule 7 to the Act, say how. ' +
  'The Equality Act 2010 is another. The VAWG Strategy goes further, and the Strategy will be reviewed.</p>'
const clock = () => new Date('2026-02-02T10:00:00Z')

const program = new Command('policy-links')
  .description(
    'Measures finding the policies that questions and answers name, and what the links take of the database',
  )
  .option('--size <number>', 'how many questions', '50000')
  .action(measure)

async function measure({ size }: { size: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-links-'))
  try {
    const db = await filled(join(folder, 'bench.db'), Number(size))
    const ids = db.prepare<[], number>('select id from question order by id').pluck().all()
    const [bytes, taken] = emptied(db)
    const all = inParts(db, ids)
    const links = db.prepare<[], number>('select count(*) from policy_link').pluck().get() ?? 0
    console.log(`${ids.length} questions, ${links} links: ${all.toFixed(1)} s`)
    console.log(`size of the links: ${((100 * taken) / (bytes - taken)).toFixed(2)}% of the rest`)
    const times = singly(db, ids)
    const [middle, most] = [percentile(times, 0.5), percentile(times, 0.99)]
    console.log(`one question: p50 ${middle.toFixed(2)} ms, p99 ${most.toFixed(2)} ms`)
    db.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A new database whose policies are there before the questions, as in a running program. */
async function filled(file: string, size: number): Promise<Database> {
  const empty = openDatabase(file)
  migrate(empty)
  loadStartingPolicies(empty, clock)
  empty.close()
  return openFilled(file, size, namingPolicies(syntheticQuestions(size)))
}

async function* namingPolicies(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let number = 0
  for await (const chunk of chunks) {
    const lines = chunk
      .toString()
      .split('\n')
      .map((line) => {
        number += 1
        return number % NAMING === 0 ? line.replace('</p>"', `</p>${NAMED}"`) : line
      })
    yield Buffer.from(lines.join('\n'))
  }
}

/** Takes the links away. @returns the bytes of the database before, and those that they took */
function emptied(db: Database): [bytes: number, taken: number] {
  const page = Number(db.pragma('page_size', { simple: true }))
  const free = () => Number(db.pragma('freelist_count', { simple: true }))
  const before = free()
  const bytes = (Number(db.pragma('page_count', { simple: true })) - before) * page
  db.exec('delete from policy_link; delete from policy_provision')
  return [bytes, (free() - before) * page]
}

/** Seconds. */
function inParts(db: Database, ids: readonly number[]): number {
  const links = policyLinks(db)
  const write = db.transaction((part: readonly number[]) => links.write(part))
  const start = performance.now()
  for (let at = 0; at < ids.length; at += PART) write.immediate(ids.slice(at, at + PART))
  return (performance.now() - start) / 1000
}

/** Milliseconds, of questions whose links are taken away first. */
function singly(db: Database, ids: readonly number[]): number[] {
  const links = policyLinks(db)
  const forget = db.prepare<[number]>('delete from policy_link where question_id = ?')
  const write = db.transaction((id: number) => links.write([id]))
  return Array.from({ length: SINGLES }, (_, n) => {
    const id = ids[(n * 97) % ids.length] ?? 0
    forget.run(id)
    const start = performance.now()
    write.immediate(id)
    return performance.now() - start
  })
}

await run(program)
