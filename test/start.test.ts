import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PASSWORD } from './support/accounts.ts'

const started: ChildProcess[] = []

afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL')
})

/** Starts the real program as `npm start` does: these settings, a database of its own, a port that the system chooses. */
function start(settings: Record<string, string> = {}) {
  const DATABASE = join(mkdtempSync(join(tmpdir(), 'pursuant-')), 'new', 'pursuant.db')
  const env = { PATH: process.env.PATH, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'info', DATABASE, ...settings }
  const child = spawn('sh', ['scripts/start.sh'], { env })
  started.push(child)
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (output.stdout += data))
  child.stderr.on('data', (data) => (output.stderr += data))
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve))
  const address = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const said = /^Pursuant is at (http:\S+)\n/.exec(output.stdout)
      if (said?.[1]) resolve(said[1])
    })
  })
  const setUpLink = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const said = /(http\S+token=\S+)\n/.exec(output.stdout)
      if (said?.[1]) resolve(said[1])
    })
  })
  return { child, output, exitCode, address, setUpLink }
}

async function refusal(settings: Record<string, string>): Promise<string> {
  const { output, exitCode } = start(settings)
  expect(await exitCode).toBe(1)
  expect(output.stdout).toBe('')
  expect(output.stderr.trimEnd().split('\n')).toHaveLength(1)
  return output.stderr
}

/** The system's choice, but the same for each of several processes. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** The processes that have said so far that they serve. */
function workersIn({ stderr }: { stderr: string }): number[] {
  return [...stderr.matchAll(/"pid":(\d+),"msg":"a process serves"/g)].map(([, pid]) => Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the program', { timeout: 20_000 }, () => {
  it('creates its database, serves, and stops at SIGTERM with exit code 0', async () => {
    const { child, output, exitCode, address } = start()
    expect(await (await fetch(`${await address}/healthz`)).json()).toEqual({ status: 'ok' })
    child.kill('SIGTERM')
    child.kill('SIGTERM')
    expect(await exitCode).toBe(0)
    expect(output.stdout).toMatch(
      /^Pursuant is at (http:\/\/127\.0\.0\.1:\d+)\nTo make the first account, open within an hour: \1\/set-up\?token=[\w-]{32}\n$/,
    )
    expect(JSON.parse(output.stderr)).toMatchObject({ req: { path: '/healthz' }, status: 200 })
  })

  it('stops at SIGINT too', async () => {
    const { child, exitCode, address } = start()
    await address
    child.kill('SIGINT')
    expect(await exitCode).toBe(0)
  })

  it('prints another set-up link at each start, the one before being void, and none once there is an account', async () => {
    const DATABASE = join(mkdtempSync(join(tmpdir(), 'pursuant-')), 'pursuant.db')
    const first = start({ DATABASE })
    const firstLink = await first.setUpLink
    expect((await fetch(firstLink)).status).toBe(200)
    first.child.kill('SIGTERM')
    await first.exitCode
    chmodSync(DATABASE, 0o644) // as an earlier version left it
    const second = start({ DATABASE })
    const link = new URL(await second.setUpLink)
    const token = String(link.searchParams.get('token'))
    const at = `${link.origin}${link.pathname}`
    expect((await fetch(`${at}${new URL(firstLink).search}`)).status).toBe(410)
    const form = {
      token,
      name: 'Priya Nair',
      email: 'priya@example.org',
      team: 'Lanterns',
      password: PASSWORD,
    }
    const made = await fetch(at, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    expect(made.status).toBe(303)
    second.child.kill('SIGTERM')
    await second.exitCode
    expect(second.output.stderr).not.toContain(token)
    const third = start({ DATABASE })
    await third.address
    expect(third.output.stdout).not.toContain('token')
    expect(statSync(DATABASE).mode & 0o007).toBe(0)
  })

  it('has several processes serve, each seeing what another has written, and replaces one that falls', {
    timeout: 60_000,
  }, async () => {
    const { child, exitCode, setUpLink, output } = start({ WORKERS: '2', PORT: String(await freePort()) })
    const link = new URL(await setUpLink)
    const form = {
      token: String(link.searchParams.get('token')),
      name: 'Priya Nair',
      email: 'priya@example.org',
      team: 'Lanterns',
      password: PASSWORD,
    }
    const body = new URLSearchParams(form)
    const made = await fetch(`${link.origin}${link.pathname}`, { method: 'POST', body, redirect: 'manual' })
    expect(made.status).toBe(303)
    const seen = await Promise.all(
      Array.from({ length: 8 }, () => fetch(link, { headers: { connection: 'close' } })),
    )
    expect(seen.map(({ status }) => status)).toEqual(Array(8).fill(410))
    await vi.waitFor(() => expect(workersIn(output)).toHaveLength(2), 20_000)
    const [fallen = 0] = workersIn(output)
    process.kill(fallen, 'SIGKILL')
    await vi.waitFor(() => expect(output.stderr).toContain('is replaced'), 5_000)
    await vi.waitFor(() => fetch(`${link.origin}/healthz`), 5_000)
    await vi.waitFor(() => expect(workersIn(output)).toHaveLength(3), 20_000)
    child.kill('SIGTERM')
    expect(await exitCode).toBe(0)
    expect(workersIn(output).filter(isAlive)).toEqual([])
  })

  it('refuses a port that is taken once, however many were to serve', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port), WORKERS: '3' })).toContain('is already in use')
    other.close()
  })

  it('prints the link under the address that people use', async () => {
    const { setUpLink } = start({ BASE_URL: 'https://pursuant.example' })
    expect(await setUpLink).toMatch(/^https:\/\/pursuant\.example\/set-up\?token=/)
  })

  it('refuses a setting that it cannot use, in one line that names it', async () => {
    expect(await refusal({ PORT: 'eighty' })).toMatch(/^The setting PORT=eighty cannot be used/)
  })

  it('refuses a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toContain(`Port ${port} at 127.0.0.1 is already in use`)
    other.close()
  })

  it('refuses a file that is no database, and one from a newer program', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pursuant-'))
    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, 'Dear Sir, '.repeat(200))
    expect(await refusal({ DATABASE: letter })).toContain(`The database ${letter} cannot be opened`)
    const newer = join(folder, 'newer.db')
    new Sqlite(newer).exec('pragma user_version = 9999').close()
    expect(await refusal({ DATABASE: newer })).toContain('Start the newer program')
  })
})
