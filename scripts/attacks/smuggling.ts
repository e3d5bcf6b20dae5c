import type { Attack } from './attack.ts'
import type { Site } from './site.ts'
import { STILL_OPEN, statusesIn } from './wire.ts'

/** Requests of whose end a proxy in front and this server might think differently. `HOST` is the site's own. */
const REQUESTS: readonly { name: string; text: string }[] = [
  {
    name: 'a length and chunks',
    text: post('Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n', hidden()),
  },
  { name: 'two lengths', text: post('Content-Length: 0\r\nContent-Length: 44', '', hidden()) },
  { name: 'a length with a plus', text: post('Content-Length: +0', '', hidden()) },
  { name: 'a length of two numbers', text: post('Content-Length: 0, 0', '', hidden()) },
  { name: 'a negative length', text: post('Content-Length: -1', '', hidden()) },
  { name: 'an encoding nobody knows', text: post('Transfer-Encoding: xchunked', '0\r\n\r\n', hidden()) },
  { name: 'chunked twice', text: post('Transfer-Encoding: chunked, identity', '0\r\n\r\n', hidden()) },
  { name: 'a space before the colon', text: post('Transfer-Encoding : chunked', '0\r\n\r\n', hidden()) },
  { name: 'a folded header', text: post('Transfer-Encoding:\r\n chunked', '0\r\n\r\n', hidden()) },
  {
    name: 'a chunk of a size that is no number',
    text: post('Transfer-Encoding: chunked', '0x0\r\n\r\n', hidden()),
  },
  {
    name: 'a chunk size too large to count',
    text: post('Transfer-Encoding: chunked', 'fffffffffffffffff\r\n', hidden()),
  },
  {
    name: 'a carriage return alone in a header',
    text: post('X-A: b\rTransfer-Encoding: chunked', '', hidden()),
  },
  { name: 'a NUL in a header', text: post('X-A: b\0c\r\nContent-Length: 0', '', hidden()) },
  { name: 'a line that is no header', text: post('GET /hidden', '', hidden()) },
  { name: 'a version nobody knows', text: 'GET /help HTTP/9.9\r\nHost: HOST\r\n\r\n' },
  { name: 'a method nobody knows', text: 'GETT /help HTTP/1.1\r\nHost: HOST\r\n\r\n' },
  { name: 'a space in the address', text: 'GET /help /x HTTP/1.1\r\nHost: HOST\r\n\r\n' },
  {
    name: 'a tunnel to elsewhere',
    text: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
  },
]

/** None may be taken for two (the second would be answered 200), and the connection must not be used any more. */
export const smugglingAttacks: readonly Attack[] = REQUESTS.map(({ name, text }) => ({
  name: `A request with ${name}`,
  honest: twoRequestsAreTwo,
  async run(site) {
    const received = await site.sendRaw(text.replaceAll('HOST', site.host), { patienceMs: 1_000 })
    const statuses = statusesIn(received)
    const isRefused = statuses.length <= 1 && statuses.every((status) => status >= 400)
    const isHungUp = !received.endsWith(STILL_OPEN)
    return {
      refused: isRefused && isHungUp,
      said: `${statuses.join(', ') || 'nothing'}, ${isHungUp ? 'hung up' : 'open'}`,
    }
  },
}))

function post(header: string, body: string, after: string): string {
  return `POST /sign-in HTTP/1.1\r\nHost: HOST\r\n${header}\r\n\r\n${body}${after}`
}

/** What the attacker would like to have taken for the next visitor's request. */
function hidden(): string {
  return 'GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n'
}

async function twoRequestsAreTwo(site: Site) {
  const first = `POST /sign-in HTTP/1.1\r\nHost: ${site.host}\r\nContent-Length: 0\r\n\r\n`
  const second = `GET /healthz HTTP/1.1\r\nHost: ${site.host}\r\nConnection: close\r\n\r\n`
  const statuses = statusesIn(await site.sendRaw(first + second))
  return { accepted: statuses.join() === '422,200', said: statuses.join() }
}
