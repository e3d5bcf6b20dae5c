import type { Attack } from './attack.ts'
import type { Site } from './site.ts'
import { STILL_OPEN, statusesIn } from './wire.ts'

/** A hundredth of the real ones, so that the attack is over soon. */
const LIMITS = {
  headersTimeout: 200,
  requestTimeout: 300,
  connectionsCheckingInterval: 30,
  keepAliveTimeout: 100,
}
const PATIENCE_MS = 3_000

interface Dawdling {
  name: string
  /** What is sent at once, and what is then sent a piece at a time. */
  start: string
  drip: readonly string[]
  statuses: string
}

const LONG = Array.from({ length: 60 }, (_, index) => `X-${index}: y\r\n`)

const DAWDLINGS: readonly Dawdling[] = [
  { name: 'that says nothing', start: '', drip: [], statuses: '408' },
  {
    name: 'that sends its headers a byte at a time',
    start: 'GET ',
    drip: [...'/help HTTP/1.1\r\nHost: x'],
    statuses: '408',
  },
  {
    name: 'whose headers never end',
    start: 'GET /help HTTP/1.1\r\nHost: x\r\n',
    drip: LONG,
    statuses: '408',
  },
  {
    name: 'that sends its form a byte at a time',
    start: formOf('Content-Length: 1000'),
    drip: [...'email=a%40example.org&password=abcdefghijkl'],
    statuses: '408',
  },
  {
    name: 'that never sends the form it announces',
    start: formOf('Content-Length: 200000'),
    drip: [],
    statuses: '408',
  },
  {
    name: 'whose chunks never end',
    start: formOf('Transfer-Encoding: chunked'),
    drip: Array.from({ length: 60 }, () => '1\r\na\r\n'),
    statuses: '408',
  },
  {
    name: 'that keeps the line open after its answer',
    start: 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    drip: [],
    statuses: '200',
  },
  {
    name: 'that never sends the body of a kind that is not read',
    start: 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n',
    drip: ['a'],
    statuses: '415,408',
  },
]

/** Each must be hung up on: it would hold its connection for ever, and there are only so many. */
export const slowClients: readonly Attack[] = DAWDLINGS.map(({ name, statuses }) => ({
  name: `A client ${name}`,
  limits: LIMITS,
  honest: aSlowishOneIsServed,
  async run(site) {
    const received = (await dawdle(site)).get(name) ?? STILL_OPEN
    const answered = statusesIn(received).join()
    const isHungUp = !received.endsWith(STILL_OPEN)
    const said = `${answered || 'nothing'}, and ${isHungUp ? 'hung up on' : 'still there'}`
    return { refused: isHungUp && answered === statuses, said }
  },
}))

const dawdlers = new WeakMap<Site, Promise<ReadonlyMap<string, string>>>()

/** They are all sent at once: there is nothing to do but to wait. @returns what each of them received, by name */
function dawdle(site: Site): Promise<ReadonlyMap<string, string>> {
  const dawdling = dawdlers.get(site) ?? dawdleAll(site)
  dawdlers.set(site, dawdling)
  return dawdling
}

async function dawdleAll(site: Site): Promise<ReadonlyMap<string, string>> {
  const received = DAWDLINGS.map(({ start, drip }) =>
    site.sendRaw([start, ...drip], { everyMs: 20, patienceMs: PATIENCE_MS }),
  )
  return new Map((await Promise.all(received)).map((text, index) => [DAWDLINGS[index]?.name ?? '', text]))
}

function formOf(length: string): string {
  return `POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n${length}\r\n\r\n`
}

async function aSlowishOneIsServed(site: Site) {
  const pieces = ['GET /healthz HTTP/1.1\r\n', `Host: ${site.host}\r\n`, 'Connection: close\r\n', '\r\n']
  const statuses = statusesIn(await site.sendRaw(pieces, { everyMs: 5 }))
  return { accepted: statuses.join() === '200', said: statuses.join() }
}
