import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { PROGRAM } from '../../server/audit/record.ts'
import { runQueries } from '../../server/intake/run-queries.ts'
import { holdSyncLock } from '../../server/intake/sync-lock.ts'
import { syncProcesses } from '../../server/intake/sync-processes.ts'
import { syncStarter } from '../../server/intake/sync-starter.ts'
import { adminSite, noticeOf } from '../support/admin.ts'
import { type ParliamentRecord, parliamentRecord } from '../support/parliament/record.ts'
import { type Parliament, serveParliament } from '../support/parliament/server.ts'
import { trail } from '../support/trail.ts'
import { expectTruth } from './truth.ts'

const FILL = { what: 'fill', since: '1 January 2026', until: '31/01/2026', body: '1', number: '' }
const LATEST = { what: 'latest', since: '', until: '', body: '1', number: '' }

let folder: string
let record: ParliamentRecord
let parliament: Parliament
let site: ReturnType<typeof adminSite>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'))
  record = parliamentRecord('2026-01-12')
  for (let index = 0; index < 320; index += 1) record.table()
  parliament = await serveParliament(record)
  site = adminSite({
    path: join(folder, 'pursuant.db'),
    clock: () => new Date(),
    config: { PARLIAMENT_API: parliament.base },
  })
})

afterEach(async () => {
  await syncProcesses(site.db).end(0)
  site.db.close()
  await parliament.close()
  rmSync(folder, { recursive: true })
})

/** Waits for what a process brings about, which takes some seconds on a busy machine. */
async function eventually<T>(look: () => T | Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  for (const until = Date.now() + 40_000; ; ) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (Date.now() > until) throw new Error(`It did not come: ${JSON.stringify(seen).slice(0, 500)}`)
    await wait(50)
  }
}

function rowOf(id: number) {
  const run = runQueries(site.db).byId(id)
  if (!run) throw new Error(`There is no run ${id}`)
  return run
}

const theEndOf = (id: number) =>
  eventually(
    () => rowOf(id),
    ({ finishedAt }) => finishedAt !== null,
  )

const theStandingOf = async (id: number) =>
  (await site.agent.get(`/admin/intake/${id}.json`).expect(200)).body

const runsOnTheTrail = () =>
  trail(site.db)
    .filter(({ said }) => said.includes(' intake run '))
    .map(({ said }) => said.replace(/ intake run .*/, ''))

/** Parliament answers the first pages and is then down; a client asks it again and again. */
function downAfter(pages: number): void {
  parliament.setFaults((_address, nth) => (nth > pages ? { kind: 'status', status: 503 } : undefined))
}

const backUp = () => parliament.setFaults(() => undefined)

/** Somebody's command. */
function command(...args: string[]): ChildProcess {
  const env = { PATH: process.env.PATH, DATABASE: site.db.name, PARLIAMENT_API: parliament.base }
  return spawn(process.execPath, ['--import', 'tsx', 'scripts/sync.ts', ...args], { env, stdio: 'ignore' })
}

describe('a run that an admin starts', { timeout: 60_000 }, () => {
  test('goes on in a process of its own, shows how far it is, and ends under their name', async () => {
    downAfter(2)
    const page = await site.send('/admin/intake', FILL)
    expect(page.heading).toBe('Run 1 Home Office: all tabled from 1 January 2026 to 31 January 2026')
    expect(page.title).toBe('Run 1: starting - Pursuant')
    const half = await eventually(
      () => theStandingOf(1),
      ({ progress }) => progress.includes('200 of 320'),
    )
    expect(half).toMatchObject({
      isUnderWay: true,
      state: { words: 'Going on' },
      progress: 'Step 1 of 2: tabled, 1 January 2026 to 31 January 2026, 200 of 320',
      thousandths: 313,
      counts: { added: '200' },
    })
    const shown = await site.open('/admin/intake/1')
    expect(shown.linkTo('Look again')).toBe('/admin/intake/1')
    expect(shown.all(({ name }) => name === 'progress')[0]?.attribs.value).toBe('313')
    const list = await site.open('/admin/intake')
    expect(list.linkTo('Going on: Home Office: all tabled from 1 January 2026 to 31 January 2026')).toBe(
      '/admin/intake/1',
    )
    expect(list.linkTo('Fetch from Parliament')).toBeUndefined()

    backUp()
    expect(await theEndOf(1)).toMatchObject({ added: 320, rejected: 0, endedEarly: null })
    expectTruth(site.db, record.questions.values())
    const over = await site.open('/admin/intake/1')
    expect(over.title).toBe('Run 1: finished - Pursuant')
    expect(over.facts()).toMatchObject({
      Added: '320',
      'Started by': 'Priya Nair',
      Kind: 'Sync with Parliament',
    })
    expect(over.html).not.toContain('data-look-again')
    expect(runsOnTheTrail()).toEqual(['Priya Nair began', 'Priya Nair finished'])
  })

  test('is refused while another goes on, with what was typed kept, and can be stopped', async () => {
    downAfter(1)
    await site.send('/admin/intake', FILL)
    const second = await site.send('/admin/intake', { ...FILL, since: '3 January 2026' }, 409)
    expect(second.main).toContain('A run goes on already: wait for its end, or stop it first.')
    expect(second.html).toContain('value="3 January 2026"')
    await eventually(
      () => rowOf(1),
      ({ added }) => added > 0,
    )
    await site.send('/admin/intake', LATEST, 409)

    const page = await site.send('/admin/intake/1/stopping')
    expect(page.main).toContain('Stopping It stops after the page at hand.')
    expect(page.main).not.toContain('Stop this run')
    expect(noticeOf(await site.send('/admin/intake/1/stopping'))).toBe('There was nothing to stop.')
    backUp()
    expect(await theEndOf(1)).toMatchObject({ added: 200, endedEarly: 'stopped' })
    expect((await site.open('/admin/intake/1')).main).toContain('Priya Nair stopped it.')
    expect((await site.open('/admin/intake')).main).toContain(
      'at step 1 of 2 (tabled, 1 January 2026 to 31 January 2026, 200 rows in). The next run goes on from there.',
    )
    await site.send('/admin/intake', LATEST)
    expect(await theEndOf(2)).toMatchObject({ added: 120, isResumed: 1, since: '2026-01-01' })
    expect(runsOnTheTrail()).toEqual([
      'Priya Nair began',
      'Priya Nair stopped',
      'Priya Nair finished',
      'Priya Nair began',
      'Priya Nair finished',
    ])
  })

  test('says what went wrong when Parliament refuses it', async () => {
    parliament.setFaults(() => ({ kind: 'status', status: 403 }))
    await site.send('/admin/intake', LATEST)
    const { endedEarly } = await theEndOf(1)
    expect(endedEarly).toContain('403')
    const page = await site.open('/admin/intake')
    expect(page.withClass('status')).toEqual(['Failed'])
    expect(page.main).toContain(String(endedEarly))
  })

  test('says so when its process dies before it has begun', async () => {
    vi.stubEnv('NODE_OPTIONS', '--require ./no-such-lantern.cjs')
    await site.send('/admin/intake', LATEST)
    vi.unstubAllEnvs()
    const { endedEarly } = await theEndOf(1)
    expect(endedEarly).toContain('no-such-lantern.cjs')
    expect((await site.open('/admin/intake/1')).title).toBe('Run 1: failed - Pursuant')
    expect(runsOnTheTrail()).toEqual(['Priya Nair began', 'Priya Nair finished'])
    await site.send('/admin/intake', LATEST)
    expect(await theEndOf(2)).toMatchObject({ endedEarly: null })
  })

  test('takes nothing down with it when its end cannot be written', async () => {
    const logger = pino({ level: 'silent' })
    const told = vi.spyOn(logger, 'error')
    const config = { PARLIAMENT_API: parliament.base }
    const starter = syncStarter({ db: site.db, clock: () => new Date(), config, logger })
    vi.stubEnv('NODE_OPTIONS', '--require ./no-such-lantern.cjs')
    starter.start({ body: 1, since: null, until: null }, PROGRAM)
    vi.unstubAllEnvs()
    site.db.pragma('busy_timeout = 50')
    const other = openDatabase(site.db.name)
    other.exec('begin immediate')
    await eventually(
      () => told.mock.calls.flat(),
      (said) => said.includes('the end of a sync could not be written'),
    )
    other.close()
    expect(rowOf(1)).toMatchObject({ finishedAt: null })
  })

  test('ends after the page at hand when the server does, and is killed when that takes too long', async () => {
    downAfter(1)
    await site.send('/admin/intake', FILL)
    await eventually(
      () => rowOf(1),
      ({ added }) => added > 0,
    )
    const ending = syncProcesses(site.db).end(30_000)
    backUp()
    await ending
    expect(rowOf(1)).toMatchObject({ added: 200, endedEarly: 'stopped' })
    parliament.setFaults(() => ({ kind: 'stall' }))
    await site.send('/admin/intake', LATEST)
    await eventually(
      () => rowOf(2),
      ({ seenAliveAt }) => seenAliveAt !== null,
    )
    await syncProcesses(site.db).end(10)
    expect(rowOf(2)).toMatchObject({ added: 0, endedEarly: 'The process was ended by SIGKILL.' })
  })
})

describe('a run of a command', { timeout: 60_000 }, () => {
  test('is shown as it goes on, and stopped from the site', async () => {
    downAfter(1)
    const child = command('--since', '2026-01-01', '--until', '2026-01-31')
    await eventually(
      () => runQueries(site.db).byId(1)?.added ?? 0,
      (added) => added > 0,
    )
    await site.send('/admin/intake', LATEST, 409)
    expect((await site.open('/admin/intake/1')).facts()['Started by']).toMatch(/^Operator \S+, by a command$/)
    await site.send('/admin/intake/1/stopping')
    backUp()
    expect(await theEndOf(1)).toMatchObject({ endedEarly: 'stopped' })
    await eventually(
      () => child.exitCode,
      (code) => code === 0,
    )
  })

  test('that is killed is told from one that goes on, and the next goes on from there', async () => {
    downAfter(1)
    const child = command('--since', '2026-01-01', '--until', '2026-01-31')
    await eventually(
      () => runQueries(site.db).byId(1)?.added ?? 0,
      (added) => added > 0,
    )
    expect((await site.open('/admin/intake/1')).title).toBe('Run 1: going on - Pursuant')
    child.kill('SIGKILL')
    const page = await eventually(
      () => site.open('/admin/intake/1'),
      ({ title }) => !title?.includes('going on'),
    )
    expect(page.title).toBe('Run 1: cut off - Pursuant')
    expect(page.main).not.toContain('Look again')
    backUp()
    const release = holdSyncLock(site.db.name)
    expect((await site.send('/admin/intake', LATEST, 409)).main).toContain('A run goes on already')
    release()
    await site.send('/admin/intake', LATEST)
    expect(await theEndOf(2)).toMatchObject({ isResumed: 1, added: 220 })
    expect((await site.open('/admin/intake/1')).title).toBe('Run 1: cut off - Pursuant')
  })
})
