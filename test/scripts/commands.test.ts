import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { anAnsweredQuestion, aQuestion, count } from '../support/records.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'commands-'))
const started: ChildProcess[] = []
const opened: Database[] = []

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  for (const db of opened) db.close()
  rmSync(folder, { recursive: true })
})

let files = 0

function file(content: string, ending = 'jsonl'): string {
  files += 1
  const path = join(folder, `records-${files}.${ending}`)
  writeFileSync(path, content)
  return path
}

const lines = (values: readonly object[]) => values.map((value) => JSON.stringify({ value })).join('\n')

interface Settings {
  DATABASE: string
  [name: string]: string
}

function newDatabase(): Settings {
  files += 1
  return { DATABASE: join(folder, 'data', `${files}.db`) }
}

function start(command: string, args: string[], settings: Settings): ChildProcess {
  const child = spawn(command, args, { cwd: ROOT, env: { PATH: process.env.PATH, ...settings } })
  started.push(child)
  return child
}

async function outcomeOf(child: ChildProcess, input = '') {
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', (data) => (said.stdout += data))
  child.stderr?.on('data', (data) => (said.stderr += data))
  child.stdin?.end(input)
  const [code] = await once(child, 'close')
  return { ...said, code }
}

const script = (name: string, args: string[]) => ['--import', 'tsx', `scripts/${name}.ts`, ...args]

function run(name: string, args: string[], settings: Settings, input?: string) {
  return outcomeOf(start(process.execPath, script(name, args), settings), input)
}

function databaseOf({ DATABASE }: Settings): Database {
  const db = openDatabase(DATABASE)
  opened.push(db)
  return db
}

describe.concurrent('npm run import', { timeout: 60_000 }, () => {
  test('says what it did on standard output alone, and names what it rejects on standard error', async () => {
    const settings = newDatabase()
    const input = lines([aQuestion(), anAnsweredQuestion(), aQuestion({ uin: '777', house: 'Senate' })])
    const npm = start('npm', ['run', '-s', 'import', '--', '--seen', '2026-01-20', '-'], settings)
    const { stdout, stderr, code } = await outcomeOf(npm, input)
    expect(stdout).toBe('2 added, 0 updated, 0 unchanged, 1 rejected\n')
    expect(stderr).toMatch(/^standard input, line 3 \(uin 777\): house: .+\n$/)
    expect(code).toBe(1)
    const seen = databaseOf(settings).prepare('select distinct last_seen from question').pluck().all()
    expect(seen).toEqual(['2026-01-20T12:00:00.000Z'])
  })

  test('refuses a day that does not exist, and touches nothing', async () => {
    const settings = newDatabase()
    const path = file(lines([aQuestion()]))
    const { stdout, stderr, code } = await run('import', ['--seen', '2026-02-30', path], settings)
    expect(stdout).toBe('')
    expect(stderr).toContain('It must be a date such as 2026-01-12.')
    expect(code).toBe(1)
    expect(existsSync(settings.DATABASE)).toBe(false)
  })

  test('names in one line each file that it cannot use, takes the others in, and says that the sample went', async () => {
    const settings = newDatabase()
    const loaded = await run('sample', ['load'], settings)
    const [, number] = /^(\d+) sample questions loaded\.\n$/.exec(loaded.stdout) ?? []
    expect([loaded.stderr, loaded.code]).toEqual(['', 0])
    expect(count(databaseOf(settings), 'question')).toBe(Number(number))

    const missing = join(folder, 'missing.jsonl')
    const picture = file('\x89PNG', 'json')
    const paths = [missing, file(lines([aQuestion()])), picture, folder]
    const { stdout, stderr, code } = await run('import', paths, settings)
    expect(stdout).toMatch(/^(.*: )?1 added, 0 updated, 0 unchanged, 0 rejected\n$/)
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringContaining(`${missing}: ENOENT: no such file or directory`),
      expect.stringContaining('Records without a date of their own count as seen on'),
      'The sample was removed to make room for the real record.',
      expect.stringContaining(`${picture}: is neither JSON`),
      expect.stringContaining(`${folder}: EISDIR`),
    ])
    expect(code).toBe(1)
    expect(count(databaseOf(settings), 'question')).toBe(1)
  })

  test('says in one line that a setting cannot be used', async () => {
    const settings = { ...newDatabase(), ANSWER_MEASURE: 'weeks' }
    const { stdout, stderr, code } = await run('import', [file(lines([aQuestion()]))], settings)
    expect(stderr).toMatch(/^The setting ANSWER_MEASURE=weeks cannot be used: .+\n$/)
    expect([stdout, code]).toEqual(['', 1])
  })
})

describe.concurrent('an import that is killed', { timeout: 120_000 }, () => {
  const MANY = 6_000
  const path = file(
    lines(
      Array.from({ length: MANY }, (_, index) => {
        const make = index % 3 ? anAnsweredQuestion : aQuestion
        const day = `${String(1 + (index % 28)).padStart(2, '0')}T00:00:00`
        return make({ uin: String(index + 1), dateTabled: `2025-11-${day}`, heading: `Lanterns ${index}` })
      }),
    ),
  )

  /** How many questions another process has written so far; 0 too while there is no file or no table yet. */
  function written({ DATABASE }: Settings): number {
    try {
      const db = new Sqlite(DATABASE, { readonly: true, fileMustExist: true })
      try {
        return count(db, 'question')
      } finally {
        db.close()
      }
    } catch {
      return 0
    }
  }

  /** The search tables say exactly what the record says. */
  function expectWhole(db: Database): void {
    db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const questions = count(db, 'question')
    const joined =
      'question q join search_facet f on f.question_id = q.id join search_document using (search_key)'
    for (const table of ['search_facet', 'search_document', 'question_version', joined]) {
      expect(count(db, table), table).toBe(questions)
    }
    const wrong = `question q join search_facet f on f.question_id = q.id
      left join answer_version a on a.question_id = q.id
      where (q.status = 'answered') <> (a.id is not null) or f.status <> iif(a.id is null, 1, 3)`
    expect(count(db, wrong)).toBe(0)
    expect(count(db, "search_index where search_index match 'wardens'")).toBe(questions)
    expect(db.prepare("select documents from search_word where word = 'wardens'").pluck().get()).toBe(
      questions,
    )
    // The file is a large one: of each question four things are to be found out beside the site.
    expect(count(db, 'building_waiting')).toBe(4 * questions)
  }

  test('leaves whole records only, and the next run brings the rest without doubles', async () => {
    const settings = newDatabase()
    const child = start(process.execPath, script('import', [path]), settings)
    const closed = once(child, 'close')
    while (child.exitCode === null && written(settings) === 0) await wait(20)
    child.kill('SIGKILL')
    await closed

    const db = databaseOf(settings)
    const kept = count(db, 'question')
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(MANY)
    expectWhole(db)
    expect(db.prepare('select added, finished_at as finished from intake_run').all()).toEqual([
      { added: kept, finished: null },
    ])

    const { stdout, stderr, code } = await run('import', [path], settings)
    expect(stdout).toBe(`${MANY - kept} added, 0 updated, ${kept} unchanged, 0 rejected\n`)
    expect([stderr, code]).toEqual([
      expect.stringMatching(
        /^Records without a date of their own .+\n[\d,]+ questions can be found now; .+\n$/,
      ),
      0,
    ])
    // Anew: the check reads the index by what this connection knew of it before the other process wrote.
    const after = databaseOf(settings)
    expect(count(after, 'question')).toBe(MANY)
    expectWhole(after)
  })
})

describe.concurrent('npm run sample', { timeout: 60_000 }, () => {
  test('removes the sample that a first start has loaded', async () => {
    const settings = newDatabase()
    const db = databaseOf(settings)
    migrate(db)
    loadStartingFacts(db)
    const loaded = sampleKeeper(db).load(() => new Date())
    const removed = await run('sample', ['remove'], settings)
    expect(removed).toEqual({ stdout: `${loaded} sample questions removed.\n`, stderr: '', code: 0 })
    expect(count(db, 'question')).toBe(0)
  })
})
