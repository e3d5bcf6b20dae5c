import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { chosen, isEndless, wrongIn } from './choosing.ts'
import { listing, reply } from './listing.ts'
import type { ParliamentRecord } from './record.ts'
import { answerAround } from './surroundings.ts'
import type { Value } from './value.ts'

/** What goes wrong with a request; undefined: nothing. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  | { kind: 'stall' }
  | { kind: 'drop' }
  | { kind: 'broken json' }
  | { kind: 'huge'; bytes: number }
  /** The reply compressed, with so many spaces behind it. */
  | { kind: 'compressed'; spaces: number }
  /** The reply, changed. */
  | { kind: 'altered'; alter: (reply: unknown) => unknown }

export type Faults = (address: URL, nth: number) => Fault | undefined

interface Options {
  /** In which order a request gets the rows: the real one keeps to none. */
  order?: (rows: Value[], nth: number) => Value[]
  /** What happens in Parliament just before a request is answered, as between two pages of a list. */
  before?: (address: URL, nth: number) => void
  /** Answers what is no business of the API's, and then says true. */
  aside?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** 0: one that the system chooses. */
  port?: number
}

/** A request and how it ended. */
export interface Exchange {
  at: Date
  address: URL
  /** Undefined while it waits, or when the connection ended without one. */
  status?: number
  fault?: Fault['kind']
}

interface Reply {
  status: number
  body: unknown
}

const BASE = '/api/writtenquestions/questions'

/** Parliament, as its API shows it, on a port of its own. */
export async function serveParliament(
  record: ParliamentRecord,
  { order = (rows) => rows, before, aside, port: wishedPort = 0 }: Options = {},
) {
  const asked: URL[] = []
  const exchanges: Exchange[] = []
  let faults: Faults = () => undefined
  let underWay = 0
  let mostAtOnce = 0
  const server = createServer((request, response) => {
    if (aside?.(request, response)) return
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => (underWay -= 1))
    answer(request, response)
  })
  server.listen(wishedPort, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const address = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    asked.push(address)
    before?.(address, asked.length)
    const fault = faults(address, asked.length) ?? faultOf(address)
    keep({ at: new Date(), address, ...(fault && { fault: fault.kind }) }, response)
    if (fault?.kind === 'stall') return
    if (fault?.kind === 'drop') request.socket.destroy()
    else if (fault?.kind === 'status') response.writeHead(fault.status, fault.headers ?? {}).end('{}')
    else if (fault?.kind === 'huge') response.end(Buffer.alloc(fault.bytes, 0x20))
    else send(response, answerTo(address), fault)
  }

  function keep(exchange: Exchange, response: ServerResponse): void {
    exchanges.push(exchange)
    response.once('finish', () => (exchange.status = response.statusCode))
  }

  function send(response: ServerResponse, { status, body }: Reply, fault: Fault | undefined): void {
    const json = JSON.stringify(fault?.kind === 'altered' ? fault.alter(body) : body)
    response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json')
    if (fault?.kind === 'compressed') {
      response
        .writeHead(status, { 'content-encoding': 'gzip' })
        .end(gzipSync(json + ' '.repeat(fault.spaces)))
      return
    }
    response.writeHead(status)
    response.end(fault?.kind === 'broken json' ? json.slice(0, json.length / 2) : json)
  }

  function answerTo(address: URL): Reply {
    const { pathname, searchParams } = address
    const around = answerAround(record, address)
    if (around !== undefined) return { status: 200, body: around }
    const wrong = wrongIn(searchParams)
    if (wrong) return problem(400, 'Bad Request', wrong)
    if (pathname === BASE) {
      const all = chosen(record.questions.values(), searchParams, record.sessionBegan())
      return { status: 200, body: listing(order(all, asked.length), searchParams, memberOf) }
    }
    const [first, second] = pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length + 1).split('/') : []
    const found = second === undefined ? record.questions.get(Number(first)) : numbered(`${first}`, second)
    return found ? { status: 200, body: reply(found, searchParams, memberOf) } : problem(404, 'Not Found')
  }

  const memberOf = (id: number) => record.members.on(id, record.today())

  function numbered(date: string, number: string): Value | undefined {
    return [...record.questions.values()].find(
      ({ dateTabled, uin }) => dateTabled.startsWith(`${date}T`) && uin === number,
    )
  }

  return {
    base: `http://127.0.0.1:${port}/api`,
    /** Every address asked for so far. */
    asked,
    /** The same, with how each ended. */
    exchanges,
    mostAtOnce: () => mostAtOnce,
    setFaults: (next: Faults) => {
      faults = next
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What the real one does of itself. */
function faultOf({ pathname, searchParams }: URL): Fault | undefined {
  const isAnswered = pathname !== BASE || wrongIn(searchParams) !== undefined || !isEndless(searchParams)
  return isAnswered ? undefined : { kind: 'stall' }
}

function problem(status: number, title: string, detail: string | null = null): Reply {
  return { status, body: { type: 'about:blank', title, status, detail, instance: null } }
}

export type Parliament = Awaited<ReturnType<typeof serveParliament>>
