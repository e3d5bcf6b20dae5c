import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { aChange, allRecords, dropTriggers, rebuildChain, record, recordMany } from './trail.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'audit-'))
const opened: Database[] = []

afterAll(() => {
  for (const db of opened) db.close()
  rmSync(folder, { recursive: true })
})

let files = 0

/** A database file with ten records, held open as a server holds it. */
function fileWithTrail(records = 10): { path: string; db: Database } {
  files += 1
  const path = join(folder, `${files}.db`)
  const db = openDatabase(path)
  opened.push(db)
  migrate(db)
  recordMany(db, records)
  return { path, db }
}

/** What somebody does to the file with a tool of their own. */
function byHand(path: string, act: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(path)
  try {
    act(db)
  } finally {
    db.close()
  }
}

async function verify(path: string, ...args: string[]) {
  const command = ['--import', 'tsx', 'scripts/audit.ts', 'verify', ...args]
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DATABASE: path },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const [code] = await once(child, 'close')
  return { ...said, code }
}

describe.concurrent('npm run audit -- verify', { timeout: 60_000 }, () => {
  test('counts the records and prints the last one, which holds the next time', async () => {
    const { path, db } = fileWithTrail()
    const last = `10:${allRecords(db)[9]?.hash}`
    expect(await verify(path)).toEqual({
      stdout: `10 records, every link whole. The last is ${last}; note it somewhere else, and give it to --head next time.\n`,
      stderr: '',
      code: 0,
    })
    record(db, [aChange()])
    const { stdout, code } = await verify(path, '--head', last)
    expect(stdout).toMatch(/^11 records, every link whole, and record 10 is the one noted\. The last is 11:/)
    expect(code).toBe(0)
  })

  test('editing a record by hand fails; editing it after dropping the trigger is named', async () => {
    const { path } = fileWithTrail()
    const edit = (db: Sqlite.Database) =>
      db.exec(`update audit_record set actor_name = 'Somebody else' where id = 6`)
    expect(() => byHand(path, edit)).toThrow('the audit trail is append-only')
    expect((await verify(path)).code).toBe(0)

    byHand(path, (db) => {
      db.exec('drop trigger audit_record_is_never_changed')
      edit(db)
    })
    expect(await verify(path)).toEqual({
      stdout: '',
      stderr: 'Record 6 was changed after it was written: its hash is not that of what it says.\n',
      code: 1,
    })
  })

  test('holds a trail that was computed anew against the head that was noted', async () => {
    const { path, db } = fileWithTrail()
    const noted = `10:${allRecords(db)[9]?.hash}`
    dropTriggers(db)
    db.exec(`update audit_record set reason = 'Another' where id = 3`)
    rebuildChain(db)
    expect(await verify(path, '--head', noted)).toEqual({
      stdout: '',
      stderr: 'Record 10 is not the one that was noted: the trail has been written anew.\n',
      code: 1,
    })
  })

  test('says the same as JSON, on standard output alone', async () => {
    const { path, db } = fileWithTrail(2)
    const whole = await verify(path, '--json')
    expect(JSON.parse(whole.stdout)).toEqual({
      isWhole: true,
      records: 2,
      head: { id: 2, hash: allRecords(db)[1]?.hash },
    })
    dropTriggers(db)
    db.exec('delete from audit_record where id = 1')
    const broken = await verify(path, '--json')
    expect(JSON.parse(broken.stdout)).toEqual({
      isWhole: false,
      broken: { id: 1, reason: 'is missing: the record after the beginning is 2' },
    })
    expect([broken.stderr, broken.code, whole.code]).toEqual(['', 1, 0])
  })

  test('goes on while the server is in the midst of writing', async () => {
    const { path, db } = fileWithTrail(1)
    db.exec('begin immediate')
    db.exec(`insert into team (name, created_at) values ('Borders', '2026-01-12T12:00:00.000Z')`)
    const { stdout, code } = await verify(path)
    db.exec('commit')
    expect(stdout).toMatch(/^1 record, every link whole\./)
    expect(code).toBe(0)
  })

  test('has nothing to say of an empty trail', async () => {
    expect(await verify(fileWithTrail(0).path)).toEqual({
      stdout: 'Nothing has been recorded yet.\n',
      stderr: '',
      code: 0,
    })
  })

  test('finds nothing whole where there is no trail, and makes and changes no file', async () => {
    const missing = join(folder, 'no such folder', 'pursuant.db')
    const said = await verify(missing)
    expect(said).toEqual({ stdout: '', stderr: `There is no database at ${missing}.\n`, code: 1 })
    expect(existsSync(missing)).toBe(false)

    const older = join(folder, 'older.db')
    byHand(older, (db) => db.exec('create table question (id integer)'))
    expect((await verify(older)).stderr).toBe(
      'This database has no audit trail: an earlier version made it.\n',
    )
    byHand(older, (db) => expect(db.pragma('user_version', { simple: true })).toBe(0))

    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, 'Dear minister, this is no database at all')
    expect(await verify(letter)).toEqual({ stdout: '', stderr: 'file is not a database\n', code: 1 })
  })

  test('refuses a head that is not a number and a hash', async () => {
    const { stdout, stderr, code } = await verify(join(folder, 'none.db'), '--head', `10:${'g'.repeat(64)}`)
    expect(stderr).toContain('It must be a record’s number, a colon and its hash.')
    expect([stdout, code]).toEqual(['', 1])
  })
})
