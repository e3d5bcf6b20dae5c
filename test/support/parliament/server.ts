import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chosen, listing, reply } from './listing.ts'
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
  /** The reply, changed. */
  | { kind: 'altered'; alter: (reply: unknown) => unknown }

type Faults = (address: URL, nth: number) => Fault | undefined

interface Options {
  /** In which order a request gets the rows: the real one keeps to none. */
  order?: (rows: Value[], nth: number) => Value[]
}

const BASE = '/api/writtenquestions/questions'

/** Parliament, as its API shows it, on a port of its own. */
export async function serveParliament(record: ParliamentRecord, { order = (rows) => rows }: Options = {}) {
  const asked: URL[] = []
  let faults: Faults = () => undefined
  let underWay = 0
  let mostAtOnce = 0
  const server = createServer((request, response) => {
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => (underWay -= 1))
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const address = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    asked.push(address)
    const fault = faults(address, asked.length)
    if (fault?.kind === 'stall') return
    if (fault?.kind === 'drop') request.socket.destroy()
    else if (fault?.kind === 'status') response.writeHead(fault.status, fault.headers ?? {}).end('{}')
    else if (fault?.kind === 'huge') response.end(Buffer.alloc(fault.bytes, 0x20))
    else send(response, answerTo(address), fault)
  }

  function send(response: ServerResponse, reply: unknown, fault: Fault | undefined): void {
    const status = reply === null ? 404 : 200
    const body = reply ?? { type: 'about:blank', title: 'Not Found', status, detail: null, instance: null }
    const json = JSON.stringify(fault?.kind === 'altered' ? fault.alter(body) : body)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'broken json' ? json.slice(0, json.length / 2) : json)
  }

  function answerTo(address: URL): unknown {
    const { pathname, searchParams } = address
    const around = answerAround(record, address)
    if (around !== undefined) return around
    if (pathname === BASE) {
      const rows = order(chosen(record.questions.values(), searchParams), asked.length)
      return listing(rows, searchParams, memberOf)
    }
    const [first, second] = pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length + 1).split('/') : []
    const found = second === undefined ? record.questions.get(Number(first)) : numbered(`${first}`, second)
    return found ? reply(found, searchParams, memberOf) : null
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

export type Parliament = Awaited<ReturnType<typeof serveParliament>>
