import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { openDatabase } from '../../../db/open.ts'
import { paths } from '../../../server/paths.ts'
import { serve } from '../serve.ts'
import { wordOfRank } from '../synthetic-questions.ts'
import { type Figure, figure } from './figure.ts'
import type { Goals } from './goals.ts'

const SECONDS = 5
const TURNS = 3
/** What is not measured: two processes have each half of the pages to have their code compiled by. */
const WARM_UP_TURNS = 4
const CONNECTIONS = 10

/** Requests a second, as a part of what Express answers that says hello, measured in between. */
export async function rateFigures(file: string, goals: Goals): Promise<Figure[]> {
  const pages = pagesOf(file)
  const hello = await sayHello()
  const one = await serve({ DATABASE: file })
  const two = await serve({ DATABASE: file, WORKERS: '2' })
  const parts = new Map<string, number[]>()
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) {
    for (const { address } of [one, two]) await rate(address, pages['search page, uncached'])
  }
  const note = (what: string, value: number) => parts.set(what, [...(parts.get(what) ?? []), value])
  for (let turn = 0; turn < TURNS; turn += 1) {
    const most = await rate(hello.address, ['/'])
    note('hello', most)
    for (const [name, addresses] of Object.entries(pages)) {
      const alone = await rate(one.address, addresses)
      note(name, (100 * alone) / most)
      if (name === 'search page, uncached') note('two workers', (await rate(two.address, addresses)) / alone)
    }
  }
  for (const server of [hello, one, two]) server.stop()
  const turns = (what: string) => parts.get(what) ?? []
  return [
    figure('Express that says hello', 'requests a second', turns('hello'), null),
    figure('search page, uncached, of hello', '%', turns('search page, uncached'), goals.uncachedRate),
    figure('search page, cached, of hello', '%', turns('search page, cached'), goals.cachedRate),
    figure('question page, of hello', '%', turns('question page'), null),
    figure('search as JSON, uncached, of hello', '%', turns('search as JSON'), null),
    figure('two workers, of one', 'times', turns('two workers'), goals.twoWorkers),
  ]
}

/** So many different searches that none is asked twice while it is kept; and one. */
function pagesOf(file: string) {
  const db = openDatabase(file)
  const questions = db
    .prepare<[], { dateTabled: string; uin: string }>(
      'select date_tabled as dateTabled, uin from question where id % 97 = 0 and date_tabled is not null limit 1000',
    )
    .all()
  db.close()
  const words = Array.from({ length: 4_000 }, (_, at) => wordOfRank(300 + at))
  return {
    'search page, uncached': words.map((q) => paths.questions({ q })),
    'search page, cached': [paths.questions({ q: wordOfRank(400) })],
    'question page': questions.map((question) =>
      paths.question({ source: 'official', ...question } as never),
    ),
    'search as JSON': words.map((q) => paths.questions({ q }).replace('/questions?', '/questions.json?')),
  } satisfies Record<string, string[]>
}

async function rate(address: string, paths: readonly string[]): Promise<number> {
  const shares = sharesOf(paths)
  const {
    requests: done,
    non2xx,
    errors,
  } = await autocannon({
    url: address,
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => client.setRequests(shares.pop() ?? []),
  })
  if (non2xx + errors > 0)
    throw new Error(`${non2xx} answers and ${errors} connections failed at ${paths[0]}`)
  return done.average
}

/**
 * What each connection asks for, one after the other. Each has pages of its own: were all to ask for the same, the first
 * would have a page made and the nine others be given what is kept of it.
 */
function sharesOf(paths: readonly string[]) {
  const requests = paths.map((path) => ({ path, method: 'GET' as const }))
  return Array.from({ length: CONNECTIONS }, (_, own) => {
    const share = requests.filter((_request, at) => at % CONNECTIONS === own)
    return share.length > 0 ? share : requests
  })
}

async function sayHello() {
  const script = fileURLToPath(new URL('./hello.ts', import.meta.url))
  const server = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  return { address: String(line).trim(), stop: () => server.kill() }
}
