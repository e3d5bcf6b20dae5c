import { Command } from 'commander'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { threadRecords } from '../../server/threads/record.ts'
import { run } from '../command.ts'

interface Options {
  database: string
  sample: string
}

const program = new Command('references')
  .description('Finds the references of a database anew, counts them and leaves the file as it was')
  .requiredOption('--database <file>', 'a database of Pursuant')
  .option('--sample <number>', 'how many references to print, to be read and judged', '0')
  .action(count)

const PART = 500

function count({ database, sample }: Options): void {
  const db = openDatabase(database)
  migrate(db)
  db.exec('begin immediate')
  try {
    console.log(`${build(db)}\n`)
    console.table(counts(db))
    for (const line of drawn(db, Number(sample))) console.log(line)
  } finally {
    db.exec('rollback')
    db.close()
  }
}

/** @returns how long it took, in words */
function build(db: Database): string {
  const ids = db.prepare<[], number>('select id from question order by id').pluck().all()
  db.exec('delete from thread_reference')
  const start = performance.now()
  for (let from = 0; from < ids.length; from += PART) threadRecords(db).write(ids.slice(from, from + PART))
  const took = performance.now() - start
  const before = performance.now()
  for (const id of ids.slice(-ONE_BY_ONE)) threadRecords(db).write([id])
  const each = (performance.now() - before) / Math.min(ids.length, ONE_BY_ONE)
  return `${ids.length} questions in ${Math.round(took)} ms; one by itself ${each.toFixed(2)} ms`
}

const ONE_BY_ONE = 500

function counts(db: Database) {
  return db
    .prepare(`
      select found_in as "in", kind, count(*) as parsed, count(said_on) as dated, count(target_id) as resolved,
             sum(is_ambiguous) as ambiguous, sum(target_id is null and is_ambiguous = 0) as "not in the record"
        from thread_reference
       group by found_in, kind
       order by 1 desc, 3 desc`)
    .all()
}

function drawn(db: Database, limit: number): string[] {
  return db
    .prepare<[number], string>(`
      select r.found_in || ' ' || q.date_tabled || '/' || q.uin || ' ' || r.kind || ' "' || r.words || '" -> ' || r.uin || ' '
             || coalesce(r.said_on, '') || ' = ' || coalesce(t.date_tabled || '/' || t.uin, iif(r.is_ambiguous, 'ambiguous', 'absent'))
        from thread_reference r
        join question q on q.id = r.question_id
        left join question t on t.id = r.target_id
       order by random()
       limit ?`)
    .pluck()
    .all(limit)
}

await run(program)
