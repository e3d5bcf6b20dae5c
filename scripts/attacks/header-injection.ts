import { type Attack, need } from './attack.ts'
import { openBrowser, ownPost } from './browser.ts'
import { addPerson, PASSWORD, signedIn, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** A line feed in each of its dresses, and the header that is to follow it. */
const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '%0d%0a',
  '%0D%0A',
  '\u560a\u560d',
  '\u2028',
  '%E5%98%8A%E5%98%8D',
  '%250d%250a',
]
const PLANTED = 'X-Planted: yes'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the line feed is put, and what the site answers. */
const PLACES: readonly { name: string; ask: (site: Site, text: string) => Promise<Answer> }[] = [
  { name: 'the page to go to after signing in', ask: inNext },
  {
    name: 'the query string of a page that asks to sign in first',
    ask: (site, text) => openBrowser(site).get(`/account?x=${escapeRaw(text)}`),
  },
  { name: 'the path', ask: (site, text) => openBrowser(site).get(`/account/x${escapeRaw(text)}`) },
  { name: 'the number of a question', ask: (site, text) => openBrowser(site).get(`/uin/${escapeRaw(text)}`) },
  {
    name: 'the search of questions',
    ask: (site, text) => openBrowser(site).get(`/questions?q=${escapeRaw(text)}&page=${escapeRaw(text)}`),
  },
  {
    name: 'the e-mail address',
    ask: (site, text) => openBrowser(site).post('/sign-in', { email: text }),
  },
  { name: 'the name of a field', ask: (site, text) => openBrowser(site).post('/sign-in', { [text]: 'x' }) },
]

const IN_PLACES = PLACES.map(
  ({ name, ask }): Attack => ({
    name: `A line feed and a header in ${name}`,
    honest: ownHeadersAreThere,
    async run(site) {
      const answers: Answer[] = []
      for (const feed of BREAKS) answers.push(await ask(site, `/x${feed}${PLANTED}${feed}${feed}<b>body</b>`))
      const isRefused = answers.every(
        ({ status, headers }) => status < 500 && headers['x-planted'] === undefined,
      )
      return { refused: isRefused, said: [...new Set(answers.map(({ status }) => status))].join(', ') }
    },
  }),
)

/** On the wire, where no client stands between. */
const RAW: readonly Attack[] = [
  {
    name: 'An X-Request-Id of one’s own, with a line for the log in it',
    honest: ownHeadersAreThere,
    async run(site) {
      const id = 'mine","level":60,"msg":"forged'
      const { headers } = await openBrowser(site).get('/help', { 'X-Request-Id': id })
      const isOurs = UUID.test(String(headers['x-request-id']))
      const isLogged = site.diary.lines().some((line) => line.includes('forged'))
      return {
        refused: isOurs && !isLogged,
        said: isOurs ? 'an id of the site’s own' : String(headers['x-request-id']),
      }
    },
  },
  {
    name: 'Quotes and line feeds in the path, for a line of one’s own in the log',
    honest: ownHeadersAreThere,
    async run(site) {
      await site.sendRaw(
        `GET /x","forged":"1%0a{"level":60} HTTP/1.1\r\nHost: ${site.host}\r\nConnection: close\r\n\r\n`,
      )
      const lines = site.diary.lines().map((line) => JSON.parse(line) as Record<string, unknown>)
      need(lines.length > 0, 'nothing was logged')
      return { refused: lines.every((line) => !('forged' in line)), said: `${lines.length} line, of JSON` }
    },
  },
]

export const headerInjections: readonly Attack[] = [...IN_PLACES, ...RAW]

async function inNext(site: Site, text: string): Promise<Answer> {
  const { email } = addPerson(site)
  return site.send({
    method: 'POST',
    path: '/sign-in',
    headers: { Host: site.host, ...ownPost(site) },
    body: new URLSearchParams({ email, password: PASSWORD, next: text }).toString(),
  })
}

/** As node:http lets through: what may not stand in a request line is escaped, what is escaped stays. */
function escapeRaw(text: string): string {
  return text.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

async function ownHeadersAreThere(site: Site) {
  const { person } = await someoneIn(site)
  const answer = await (await signedIn(site, person)).get('/account')
  return {
    accepted: answer.status === 200 && UUID.test(String(answer.headers['x-request-id'])),
    said: say(answer),
  }
}
