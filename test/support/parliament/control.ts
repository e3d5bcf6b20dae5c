import type { IncomingMessage, ServerResponse } from 'node:http'
import { addDays, type CivilDate } from '../../../server/lib/dates.ts'
import { controlPage } from './control-page.ts'
import { parliamentRecord } from './record.ts'
import { scenario } from './scenario.ts'
import { serveParliament } from './server.ts'
import { isTrouble, troubleMaker } from './troubles.ts'

/** The Sunday before the first day of the life that `npm run dev` shows: the same each time it is started. */
const FIRST_DAY = '2026-01-04'
const FIRST_NUMBERS = { Commons: 80_001, Lords: 2_301 }
const LARGEST_FORM = 2_000

const LOOPBACK = new Set(['127.0.0.1', 'localhost'])

interface Options {
  port?: number
  seed?: number
  firstDay?: CivilDate
  /** How far it has lived when it starts. */
  today?: CivilDate
  /** Where the site keeps what it syncs, for the command that the page shows. */
  database?: string
}

/** A Parliament in which life goes on, with a page at `/` to steer it by. */
export async function livingParliament({
  port = 0,
  seed = 1,
  firstDay = FIRST_DAY,
  today = addDays(firstDay, 1),
  database = 'data/pursuant.db',
}: Options = {}) {
  const life = scenario(parliamentRecord(firstDay, { firstNumbers: FIRST_NUMBERS }), { seed })
  life.liveUntil(today)
  const troubles = troubleMaker()
  const parliament = await serveParliament(life.record, { port, order: troubles.order, aside })
  parliament.setFaults(troubles.faults)

  /** What each button does. */
  const deeds: Record<string, (form: URLSearchParams) => unknown> = {
    '/next-day': () => life.nextDay(),
    '/next-week': () => life.liveUntil(addDays(life.record.today(), 7)),
    '/prorogation': () => life.prorogue(),
    '/troubles': (form) => troubles.choose(form.getAll('trouble').filter(isTrouble)),
  }

  function aside(request: IncomingMessage, response: ServerResponse): boolean {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path !== '/' && !Object.hasOwn(deeds, path)) return false
    const isPost = request.method === 'POST'
    if (!isFromHere(request)) refuse(response)
    else if (isPost === (path === '/')) response.writeHead(405).end()
    else if (isPost) act(path, request, response).catch(() => response.destroy())
    else show(response)
    return true
  }

  async function act(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    deeds[path]?.(new URLSearchParams(await readForm(request)))
    response.writeHead(303, { location: '/' }).end()
  }

  function show(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'cache-control': 'no-store',
    })
    response.end(controlPage({ life, parliament, troubles: troubles.chosen(), database }))
  }

  return { ...parliament, life, troubles, page: new URL('/', parliament.base).href }
}

/**
 * A page of another site may not steer it: neither by a form of its own, nor under a name of its own that leads to
 * this machine.
 */
function isFromHere({ headers, method }: IncomingMessage): boolean {
  const { host = '', origin } = headers
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) return false
  const site = headers['sec-fetch-site'] ?? 'none'
  return (
    method !== 'POST' ||
    ((origin === undefined || origin === `http://${host}`) && ['same-origin', 'none'].includes(String(site)))
  )
}

function refuse(response: ServerResponse): void {
  response
    .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
    .end('This request was sent by another website, so nothing was done.\n')
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += text.length < LARGEST_FORM ? part : ''
  return text
}
