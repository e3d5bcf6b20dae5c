import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { expectTruth, expectWhole } from '../intake/truth.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'sync-command-'))
const record = parliamentRecord('2026-01-12')
const started: ChildProcess[] = []

let parliament: Parliament

beforeAll(async () => {
  for (let index = 0; index < 520; index += 1) record.table()
  for (const question of [...record.questions.values()].slice(0, 4)) record.answer(question)
  parliament = await serveParliament(record)
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await parliament.close()
  rmSync(folder, { recursive: true })
})

function sync(name: string, ...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    DATABASE: join(folder, `${name}.db`),
    PARLIAMENT_API: parliament.base,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/sync.ts', ...args], { cwd: ROOT, env })
  started.push(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const outcome = once(child, 'close').then(([code, signal]) => ({ ...said, code, signal }))
  return { child, said, outcome }
}

function expectAll(name: string): void {
  const db = openDatabase(join(folder, `${name}.db`))
  expectTruth(db, record.questions.values())
  expectWhole(db)
  db.close()
}

const FILL = ['--since', '2026-01-01', '--until', '2026-01-31']

describe.concurrent('npm run sync', { timeout: 120_000 }, () => {
  test('says each step in plain lines, and the counts on standard output alone', async () => {
    const { stdout, stderr, code } = await sync('plain', ...FILL).outcome
    expect(stdout).toBe('520 added, 0 updated, 0 unchanged, 0 rejected\n')
    expect(stderr).toContain('tabled, 1 January 2026 to 31 January 2026: 520 of 520\n')
    expect(code).toBe(0)
    expectAll('plain')
  })

  test.each([150, 500])('killed %i ms after its first page, it goes on where it was', async (delay) => {
    const name = `killed-${delay}`
    const { child, said, outcome } = sync(name, ...FILL)
    while (!said.stderr.includes(' of 520') && child.exitCode === null) await wait(10)
    await wait(delay)
    child.kill('SIGKILL')
    await outcome
    const again = await sync(name, ...FILL).outcome
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/, 0 rejected\n$/)])
    expectAll(name)
  })

  test('stops after the page at hand when it is asked to, and says so', async () => {
    const { child, said, outcome } = sync('stopped', ...FILL)
    while (!said.stderr.includes(' of 520') && child.exitCode === null) await wait(10)
    child.kill('SIGINT')
    const { code, signal, stderr, stdout } = await outcome
    expect([code, signal]).toEqual([0, null])
    expect(stdout).toMatch(/^[1-4]\d\d added/)
    expect(stderr).toContain('Stopped before the end; the next sync goes on from there.')
    expect((await sync('stopped', ...FILL).outcome).stderr).toContain(
      'Went on where the run before had stopped.',
    )
    expectAll('stopped')
  })

  test('says in one line what is wrong with what was asked', async () => {
    const { stdout, stderr, code } = await sync('wrong', '--since', '2026-02-01', '--until', '2026-01-01')
      .outcome
    expect([stdout, stderr, code]).toEqual(['', '--until must not be before --since.\n', 1])
  })
})
