import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { paths } from '../../server/paths.ts'
import { serverTimeOf } from './times.ts'

/** The site over a database, in a process of its own: it is not to collect the garbage of those who ask it. */
export async function serveSite(database: string): Promise<{ address: string; stop: () => void }> {
  const start = fileURLToPath(new URL('../../server/start.ts', import.meta.url))
  const env = { ...process.env, DATABASE: database, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'silent' }
  const server = spawn(process.execPath, ['--import', 'tsx', start], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  return { address: /http:\S+/.exec(String(line))?.[0] ?? '', stop: () => server.kill() }
}

const PAUSE_MS = 5

/** Asks for searches that were not asked before, one after the other, until something is done. @returns server times in ms */
export async function askForSearches(address: string, until: () => Promise<void>): Promise<number[]> {
  let isDone = false
  const done = until().finally(() => {
    isDone = true
  })
  const times: number[] = []
  for (let turn = 0; !isDone; turn += 1) {
    const q = `lanterns ${turn % 97} -${Math.floor(Math.random() * 1e9)}`
    const response = await fetch(address + paths.questions({ q }))
    await response.text()
    times.push(serverTimeOf(response))
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await done
  return times
}
