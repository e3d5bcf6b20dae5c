import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { pino } from 'pino'
import { migrate, migrateSessions } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { hashOf } from '../../server/lib/tokens.ts'
import { sessionStatements } from '../../server/web/session-statements.ts'
import { operator, run } from '../command.ts'
import { writeCommitments } from './synthetic-commitments.ts'
import { percentile, serverTimeOf } from './times.ts'

/** Asked in turn, by a stranger and by an editor. What the site does not have is left out. */
const ADDRESSES = [
  '/commitments',
  '/commitments?status=open&kind=publication',
  '/commitments?due=overdue',
  '/commitments?due-from=2026-01-01&due-to=2026-06-30',
  '/commitments?q=harbour',
  '/commitments?q=lantern+plan+-warden&strength=firm',
  '/commitments?q=publi*',
  '/commitments?sort=answered',
  '/commitments?sort=status',
  '/commitments?page=50',
  '/commitments?owner=3&team=2&sort=newest',
  '/commitments.json',
  '/commitments.atom',
  '/commitments/1.json',
  '/deadlines',
  '/deadlines?whose=all',
]
const GOAL_MS = 30
const TOKEN = 'bench'

interface Options {
  size: string
  rounds: string
}

const program = new Command('commitments')
  .description('Measures the server time of the register over a synthetic database of commitments')
  .option('--size <number>', 'how many commitments', '20000')
  .option('--rounds <number>', 'how often each address is asked', '100')
  .action(measure)

async function measure({ size, rounds }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-commitments-'))
  const [db, sessionsDb] = [openDatabase(join(folder, 'bench.db')), openDatabase(join(folder, 'sessions.db'))]
  try {
    migrate(db)
    migrateSessions(sessionsDb)
    const editorId = writePeople(db)
    writeCommitments(db, Number(size))
    beginSession(sessionsDb, editorId)
    await measureSite(db, sessionsDb, Number(rounds))
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}

const clock = () => new Date()

/** @returns the id of an editor */
function writePeople(db: Database): number {
  const [accounts, teams] = [accountRecords(db, clock), teamRecords(db, clock)]
  const teamIds = Array.from({ length: 12 }, (_, at) => teams.add(`Team ${at + 1}`, operator()))
  const ids = Array.from({ length: 60 }, (_, at) =>
    accounts.add(
      {
        email: `person${at}@example.org`,
        name: `Person ${at}`,
        role: 'editor',
        teamId: teamIds[at % teamIds.length] ?? null,
        passwordHash: null,
      },
      operator(),
    ),
  )
  return ids[0] ?? 0
}

function beginSession(sessionsDb: Database, accountId: number): void {
  const from = { address: '192.0.2.1', agent: 'bench' }
  sessionStatements(sessionsDb).begin.run({
    hash: hashOf(TOKEN),
    accountId,
    epoch: 1,
    ...from,
    at: Date.now(),
  })
}

async function measureSite(db: Database, sessionsDb: Database, rounds: number): Promise<void> {
  const config = readConfig({ SAMPLE: 'off' })
  const app = createApp({ db, sessionsDb, config, clock, logger: pino({ level: 'silent' }) })
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const address of ADDRESSES) {
    for (const [who, cookie] of [
      ['stranger', ''],
      ['editor', `session=${TOKEN}`],
    ] as const) {
      await report(`${address} (${who})`, base + address, cookie, rounds)
    }
  }
  await reportReading(db, base)
  await reportExport(base)
  server.close()
}

/**
 * Prints the server time, which the goal is for, and the processor time with that of asking: on a machine that others
 * use too, the first tells mostly how long it waited for its turn.
 */
async function report(name: string, address: string, cookie: string, rounds: number): Promise<void> {
  const [server, processor]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    const response = await fetch(address, {
      headers: { 'accept-encoding': 'identity', cookie },
      redirect: 'manual',
    })
    await response.text()
    const { user, system } = process.cpuUsage(before)
    if (response.status !== 200) return console.log(`${name}: left out, answered with ${response.status}`)
    server.push(serverTimeOf(response))
    processor.push((user + system) / 1000)
  }
  const judged = percentile(server, 0.95) <= GOAL_MS ? 'within' : 'over'
  const sayTimes = (times: number[]) =>
    `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`
  console.log(`${name}: ${sayTimes(server)}, ${judged} ${GOAL_MS} ms; processor ${sayTimes(processor)}`)
}

/** The first page after a change pays for reading again what changed. */
async function reportReading(db: Database, base: string): Promise<void> {
  const touch = db.prepare("update commitment set measure = 'Touched' where id = ?")
  const times: number[] = []
  for (let round = 1; round <= 40; round += 1) {
    touch.run(round)
    const response = await fetch(`${base}/commitments`)
    await response.text()
    times.push(serverTimeOf(response))
  }
  console.log(
    `/commitments just after a change: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`,
  )
}

async function reportExport(base: string): Promise<void> {
  const start = performance.now()
  const text = await (
    await fetch(`${base}/commitments.csv`, { headers: { 'accept-encoding': 'identity' } })
  ).text()
  const seconds = (performance.now() - start) / 1000
  console.log(
    `/commitments.csv whole: ${seconds.toFixed(2)} s, ${(text.length / 1e6).toFixed(1)} million characters`,
  )
}

await run(program)
