import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'dev-command-'))
const started: ChildProcess[] = []

afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM') // SIGKILL would leave its children
  rmSync(folder, { recursive: true })
})

/** Runs it in a folder of its own, which has all of ours but `data/`. */
function dev(name: string, ...args: string[]) {
  const cwd = join(folder, name)
  mkdirSync(cwd)
  for (const part of ['server', 'views', 'db', 'scripts', 'test', 'node_modules', 'package.json'])
    symlinkSync(join(ROOT, part), join(cwd, part))
  const env = { PATH: process.env.PATH, PORT: '0', SAMPLE: 'off' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev.ts', ...args], { cwd, env })
  started.push(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => (said.stdout += data))
  child.stderr.on('data', (data) => (said.stderr += data))
  const ended = once(child, 'close').then(([code, signal]) => ({ ...said, code, signal }))

  /** What the pattern finds in what it says, once it has said it. */
  async function hears(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(said.stdout)?.[1]
      if (found) return found
      if (child.exitCode !== null) throw new Error(`it ended, and had said: ${said.stdout}${said.stderr}`)
      await wait(20)
    }
  }

  return {
    child,
    ended,
    hears,
    databases: () => readdirSync(join(cwd, 'data')),
  }
}

const isServed = async (address: string) => {
  const response = await fetch(address).catch(() => null)
  await response?.body?.cancel()
  return response?.status === 200
}

describe.concurrent('npm run dev', { timeout: 120_000 }, () => {
  test.each(['SIGINT', 'SIGHUP'] as const)(
    'serves the site until %s, and nothing after it',
    async (signal) => {
      const { child, ended, hears, databases } = dev(signal)
      const site = await hears(/Pursuant is at (\S+)\n/)
      expect(await isServed(`${site}/healthz`)).toBe(true)
      child.kill(signal)
      const { code, stdout } = await ended
      expect(code).toBe(0)
      expect(stdout).not.toContain('fake')
      expect(databases()).toContain('pursuant.db')
      expect(await isServed(`${site}/healthz`)).toBe(false)
    },
  )

  test('with a fake Parliament serves both, over a database of its own, and stops both', async () => {
    const { child, ended, hears, databases } = dev('fake', '--fake-parliament', '--fake-port', '0')
    const page = await hears(/The fake Parliament is at (\S+);/)
    const command = await hears(/To sync with it: (.+)\n/)
    const site = await hears(/Pursuant is at (\S+)\n/)
    expect(command).toBe(`DATABASE=data/fake-parliament.db PARLIAMENT_API=${page}api npm run sync`)
    expect([await isServed(page), await isServed(`${site}/healthz`)]).toEqual([true, true])
    expect(await isServed(`${page}api/writtenquestions/questions?answered=Answered`)).toBe(true)
    expect(databases()).toContain('fake-parliament.db')
    expect(databases()).not.toContain('pursuant.db')
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    expect([await isServed(page), await isServed(`${site}/healthz`)]).toEqual([false, false])
  })

  test('says in one line that the port of the fake Parliament is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const { ended } = dev('taken', '--fake-parliament', '--fake-port', port)
    const { code, stdout, stderr } = await ended
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `Port ${port} is already in use: stop what uses it, or give another with --fake-port.\n`,
    )
    other.close()
  })
})
