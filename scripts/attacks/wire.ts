import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface Sending {
  method?: string
  path: string
  headers?: Readonly<Record<string, string | string[]>>
  body?: string | Buffer
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request as it is told to: nothing is added but the length of the body. */
export function send(port: number, { method = 'GET', path, headers = {}, body }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, agent: false, setHost: false }
    const outgoing = request({ ...options, headers: { ...lengthOf(body, headers), ...headers } }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          body: Buffer.concat(chunks).toString(),
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function lengthOf(body: Sending['body'], headers: object): Record<string, string> {
  const isSaid = body === undefined || 'Transfer-Encoding' in headers || 'Content-Length' in headers
  return isSaid ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
}

export interface Slowness {
  /** Between one piece and the next. */
  everyMs?: number
  /** How long the attacker stays on the line. */
  patienceMs?: number
}

/** Writes these bytes to a socket, piece by piece. @returns all that came back until one side hung up */
export async function sendRaw(
  port: number,
  pieces: string | readonly string[],
  { everyMs = 0, patienceMs = 5_000 }: Slowness = {},
): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let received = ''
  let isOver = false
  const over = new Promise<void>((resolve) => socket.once('close', resolve)).then(() => {
    isOver = true
  })
  socket.on('data', (data) => {
    received += data.toString('latin1')
  })
  socket.on('error', () => socket.destroy()) // hung up on: what was received says the rest
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
    if (isOver) break
    socket.write(piece, 'latin1')
    if (everyMs > 0) await Promise.race([wait(everyMs), over])
  }
  await Promise.race([over, wait(patienceMs, undefined, { ref: false })])
  const outcome = isOver ? received : `${received}${STILL_OPEN}`
  socket.destroy()
  return outcome
}

/** Stands at the end of what came back when the server had not hung up. */
export const STILL_OPEN = '\n(the connection is still open)'

/** The status of each answer in what came back over a socket. */
export function statusesIn(received: string): number[] {
  return [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
}

/** An answer in a few words: `303 to /sign-in`. */
export function say({ status, headers }: Answer): string {
  return headers.location === undefined ? String(status) : `${status} to ${headers.location}`
}
