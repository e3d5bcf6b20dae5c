import { gunzipSync } from 'node:zlib'
import { type Dispatcher, request } from 'undici'

/** Parliament could not be reached, or did not give a whole answer: it may well do so a moment later. */
export class Unreachable extends Error {
  readonly waitMs: number

  constructor(message: string, waitMs = 0) {
    super(message)
    this.waitMs = waitMs
  }
}

/** The other side broke down over this one request (a status of 500 or more). */
export class BrokeDown extends Unreachable {}

/** Parliament answered, and will not answer otherwise if asked again. */
export class Declined extends Error {}

/** There is nothing at that address. */
export class NotThere extends Declined {}

export interface Limits {
  timeoutMs: number
  /** The most bytes a reply may have. */
  largest: number
}

type Reply = Dispatcher.ResponseData

const REDIRECTS = 3
const LONGEST_WAIT_MS = 120_000
const HEADERS = {
  accept: 'application/json',
  'accept-encoding': 'gzip',
  'user-agent': 'Pursuant/0.1 (a tracker of written questions and what was promised in them)',
}

/**
 * The JSON at an address. Redirects are followed only where they stay with the same host.
 * @throws Unreachable where it makes sense to ask again
 * @throws Declined where it does not
 */
export async function getJson(address: URL, limits: Limits): Promise<unknown> {
  const signal = AbortSignal.timeout(limits.timeoutMs)
  try {
    const text = await readWithin(await follow(address, signal), address, limits.largest)
    return parse(text, address)
  } catch (error) {
    if (error instanceof Unreachable || error instanceof Declined) throw error
    throw new Unreachable(`${address.host} ${sayFault(error, limits)}`)
  }
}

async function follow(address: URL, signal: AbortSignal): Promise<Reply> {
  let at = address
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const reply = await request(at, { headers: HEADERS, signal })
    const location = headerOf(reply, 'location')
    if (reply.statusCode < 300 || reply.statusCode > 399 || location === null) return check(reply, at)
    await reply.body.dump()
    at = within(new URL(location, at), address)
  }
  throw new Declined(`${address.host} redirects without end`)
}

function within(target: URL, address: URL): URL {
  const staysThere = target.host === address.host && target.protocol === address.protocol
  if (!staysThere) throw new Declined(`${address.host} redirects to ${target.origin}, which is not followed`)
  return target
}

async function check(reply: Reply, { host }: URL): Promise<Reply> {
  const { statusCode: status } = reply
  if (status >= 200 && status <= 299) return reply
  await reply.body.dump()
  const said = `${host} answered with status ${status}`
  if (status === 429 || status === 408) throw new Unreachable(said, waitOf(reply))
  if (status === 404) throw new NotThere(said)
  if (status >= 500) throw new BrokeDown(said, waitOf(reply))
  throw new Declined(said)
}

/** `Retry-After` is a number of seconds or a date. */
function waitOf(reply: Reply): number {
  const asked = headerOf(reply, 'retry-after')
  if (asked === null) return 0
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - Date.now()
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS)
}

/** Of a header that came more than once, the first. */
function headerOf({ headers }: Reply, name: string): string | null {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

async function readWithin(reply: Reply, { host }: URL, largest: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of reply.body as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > largest) throw tooLarge(host, largest)
    parts.push(part)
  }
  const bytes = Buffer.concat(parts)
  const isPacked = headerOf(reply, 'content-encoding') === 'gzip'
  return (isPacked ? unpack(bytes, host, largest) : bytes).toString('utf8')
}

/** A few bytes can be unpacked to very many. */
function unpack(bytes: Buffer, host: string, largest: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: largest })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooLarge ? tooLarge(host, largest) : error
  }
}

function tooLarge(host: string, largest: number): Declined {
  return new Declined(`${host} sent more than ${largest} bytes at once`)
}

/** A reply that breaks off in the middle is not JSON either, so it is asked for again. */
function parse(text: string, { host }: URL): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreachable(`${host} sent something that is not JSON`)
  }
}

function sayFault(error: unknown, { timeoutMs }: Limits): string {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `did not answer within ${timeoutMs / 1_000} seconds`
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`
}
