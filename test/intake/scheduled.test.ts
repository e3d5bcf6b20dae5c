import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { runQueries } from '../../server/intake/run-queries.ts'
import { addDays, today } from '../../server/lib/dates.ts'
import { parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'

const ROOT = resolve(import.meta.dirname, '../..')

let folder: string
let parliament: Parliament
let db: Database
const started: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scheduled-'))
  const record = parliamentRecord(
    addDays(
      today(() => new Date()),
      -3,
    ),
  )
  for (let index = 0; index < 320; index += 1) record.table()
  parliament = await serveParliament(record)
  db = openDatabase(join(folder, 'pursuant.db'))
  migrate(db)
})

afterEach(async () => {
  for (const server of started.splice(0)) server.kill('SIGKILL')
  db.close()
  await parliament.close()
  rmSync(folder, { recursive: true })
})

/** The real program, as `npm start` runs it, which keeps its record in step. */
async function serve() {
  const server = spawn('sh', ['scripts/start.sh'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      SAMPLE: 'off',
      LOG_LEVEL: 'info',
      DATABASE: db.name,
      PARLIAMENT_API: parliament.base,
      SYNC_EVERY: '10m',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(server)
  const said = { log: '' }
  server.stderr.on('data', (data) => (said.log += data))
  await once(server.stdout, 'data')
  return { server, said, exit: once(server, 'close') }
}

const run = () => runQueries(db).byId(1)

/** Parliament answers the first page of each window and is then down, until it is back. */
async function untilTheFirstPage(): Promise<void> {
  parliament.setFaults(({ searchParams }) =>
    Number(searchParams.get('skip')) > 0 ? { kind: 'status', status: 503 } : undefined,
  )
  while (!run()?.added) await wait(50)
}

const backUp = () => parliament.setFaults(() => undefined)

describe('a server with SYNC_EVERY', { timeout: 60_000 }, () => {
  test('fetches at its first start, ends the run when it is stopped, and not again at once', async () => {
    const first = await serve()
    await untilTheFirstPage()
    first.server.kill('SIGTERM')
    backUp()
    expect(await first.exit).toEqual([0, null])
    expect(run()).toMatchObject({ byName: 'Pursuant', byVia: 'program', endedEarly: 'stopped', added: 200 })
    expect(first.said.log).toContain('"event":"sync","run":1,"added":200')
    const second = await serve()
    await wait(3_000)
    second.server.kill('SIGTERM')
    await second.exit
    expect(runQueries(db).count()).toBe(1)
  })

  test('that is killed leaves no run that goes on for ever', async () => {
    const { server } = await serve()
    await untilTheFirstPage()
    server.kill('SIGKILL')
    await once(server, 'exit')
    backUp()
    while (!run()?.finishedAt) await wait(50)
    expect(run()).toMatchObject({ endedEarly: 'stopped', added: 200 })
  })
})
