import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { migrate } from '../db/migrate.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { loadStartingFacts } from '../server/calendar/starting-facts.ts'
import { importFile } from '../server/intake/import.ts'
import { UnreadableFile } from '../server/intake/read-file.ts'
import { now, today } from '../server/lib/dates.ts'
import { plural } from '../server/lib/text.ts'
import { loadStartingPolicies } from '../server/policies/starting-policies.ts'
import { loadStartingAbbreviations } from '../server/questions/search/meant/starting-abbreviations.ts'
import { isFileError, Refused, run } from './command.ts'
import { compare } from './search-quality/compare.ts'
import { readJudgements, type Task } from './search-quality/judgements.ts'
import { sayComparison } from './search-quality/report.ts'
import { plainSearch, siteSearch } from './search-quality/searches.ts'

const clock = () => new Date()

const program = new Command('search-quality')
  .description('Measures the order of search results on judged tasks, beside what plain FTS5 gives')
  .argument('<records>', 'a file of questions, as for import')
  .argument(
    '<judgements>',
    'JSON: tasks, each with its query and the grades of questions by Parliament’s number',
  )
  .option('--json', 'prints figures and results as JSON')
  .action(async (records: string, judgements: string, { json }: { json?: true }) => {
    const tasks = readJudgements(await readable(judgements, () => readFileSync(judgements, 'utf8')))
    const db = await readable(records, () => databaseOf(records))
    const headings = headingsIn(db)
    refuseMissing(tasks, headings)
    const compared = compare(tasks, { site: siteSearch(db, today(clock)), plain: plainSearch(db) })
    console.log(json ? JSON.stringify(compared) : sayComparison(compared, (id) => headings.get(id) ?? ''))
    if (compared.difference <= 0) process.exitCode = 1
  })

/** A database in memory with the records, made as the site's own is. */
async function databaseOf(records: string): Promise<Database> {
  const db = openDatabase(':memory:')
  migrate(db)
  loadStartingFacts(db)
  loadStartingPolicies(db, clock)
  loadStartingAbbreviations(db)
  const source = { name: basename(records), chunks: createReadStream(records), seenAt: now(clock) }
  const { rejections } = await importFile(db, clock, source)
  for (const { record, reason } of rejections) console.error(`${record}: ${reason}`)
  return db
}

function headingsIn(db: Database): Map<number, string> {
  const questions = db.prepare<[], [number, string]>(`
    select parliament_id, coalesce(heading, '') from question where parliament_id is not null`)
  return new Map(questions.raw().all())
}

/** The best order would hold what no search could find. */
function refuseMissing(tasks: readonly Task[], held: ReadonlyMap<number, string>): void {
  const missing = new Set(tasks.flatMap(({ grades }) => [...grades.keys()]).filter((id) => !held.has(id)))
  if (missing.size === 0) return
  const some = [...missing].slice(0, 5).join(', ')
  throw new Refused(`${plural(missing.size, 'judged question')} not among the records: ${some}.`)
}

async function readable<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (isFileError(error)) throw new Refused(`${file} cannot be read: ${error.code}.`)
    if (error instanceof UnreadableFile) throw new Refused(`${file}: ${error.message}.`)
    throw error
  }
}

await run(program)
