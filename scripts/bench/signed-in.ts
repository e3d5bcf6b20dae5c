import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { openDatabase } from '../../db/open.ts'
import { paths } from '../../server/paths.ts'
import { run } from '../command.ts'
import { percentile, serverTimeOf } from './times.ts'

const ROUNDS = 1_000
const WARM_UP = 200
const SIGN_INS = 20
const PASSWORD = 'tulip kettle ninety-three'

const program = new Command('signed-in')
  .description(
    'Compares the server time of pages for strangers and for signed-in people, turn by turn in one run, over a copy of DATABASE or over the sample; and times signing in',
  )
  .action(measure)

interface Site {
  address: string
  cookie: string
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'signed-in-'))
  const server = await serve(await copyInto(folder))
  try {
    const site = await setUp(server.line)
    for (const path of await somePages(site)) await comparePage(site, path)
    await timeSignIns(site)
  } finally {
    server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** The accounts of the copy are its own: the first is made by the set-up link. */
async function copyInto(folder: string): Promise<string> {
  const copy = join(folder, 'copy.db')
  const source = process.env.DATABASE
  if (source && existsSync(source)) {
    const db = openDatabase(source)
    await db.backup(copy)
    db.close()
  }
  return copy
}

/** The server in a process of its own, so that it is not asked to collect the garbage of the one who asks. */
async function serve(database: string): Promise<{ line: string; stop: () => void }> {
  const server = spawn('sh', ['scripts/start.sh'], {
    env: { ...process.env, DATABASE: database, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let line = ''
  while (!line.includes('token=')) line += String(((await once(server.stdout, 'data')) as [Buffer])[0])
  return { line, stop: () => server.kill() }
}

async function setUp(line: string): Promise<Site> {
  const link = new URL(/http:\S+token=\S+/.exec(line)?.[0] ?? '')
  const form = { name: 'Priya Nair', email: 'priya@example.org', team: 'Bench', password: PASSWORD }
  const token = String(link.searchParams.get('token'))
  const answer = await post(`${link.origin}${paths.setUp()}`, { ...form, token })
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { address: link.origin, cookie: cookie.join('; ') }
}

async function somePages({ address }: Site): Promise<string[]> {
  const found = (await (await fetch(`${address}${paths.questions()}.json?body=all`)).json()) as {
    items: { url: string }[]
  }
  const question = new URL(found.items[0]?.url ?? paths.help(), address).pathname
  return [paths.home(), paths.questions(), paths.questions({ q: 'police' }), question, paths.help()]
}

/** Turn by turn, so that whatever else the machine does meets both alike. */
async function comparePage({ address, cookie }: Site, path: string): Promise<void> {
  const strangers: number[] = []
  const signedIn: number[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const stranger = await serverTime(address + path)
    const own = await serverTime(address + path, cookie)
    if (round < WARM_UP) continue
    strangers.push(stranger)
    signedIn.push(own)
  }
  const [anonymous, person] = [percentile(strangers, 0.5), percentile(signedIn, 0.5)]
  const more = ((person / anonymous - 1) * 100).toFixed(1)
  console.log(
    `${path}: strangers p50 ${anonymous.toFixed(2)} ms, signed in ${person.toFixed(2)} ms, ${more}% more`,
  )
}

async function timeSignIns({ address }: Site): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < SIGN_INS; round += 1) {
    const answer = await post(address + paths.signIn(), { email: 'priya@example.org', password: PASSWORD })
    if (answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}`)
    times.push(serverTimeOf(answer))
  }
  console.log(
    `signing in: p50 ${percentile(times, 0.5).toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
  )
}

function post(address: string, form: Record<string, string>): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
}

async function serverTime(address: string, cookie = ''): Promise<number> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity', cookie } })
  await response.text()
  return serverTimeOf(response)
}

await run(program)
