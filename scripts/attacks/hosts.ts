import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { addPerson, isIn, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say, statusesIn } from './wire.ts'

const EVIL = 'evil.example'
const BEHIND_A_PROXY = { TRUST_PROXY: '1' }

/** Headers by which the site might be made to believe that it has another name or serves another address. */
const POISONS: readonly { name: string; headers: Record<string, string> }[] = [
  { name: 'Host', headers: { Host: EVIL } },
  { name: 'Host with a port', headers: { Host: `${EVIL}:443` } },
  { name: 'Host with our name before it', headers: { Host: `127.0.0.1.${EVIL}` } },
  { name: 'X-Forwarded-Host', headers: { 'X-Forwarded-Host': EVIL, 'X-Forwarded-Proto': 'https' } },
  { name: 'Forwarded', headers: { Forwarded: `host=${EVIL};proto=https` } },
  { name: 'X-Host and X-Forwarded-Server', headers: { 'X-Host': EVIL, 'X-Forwarded-Server': EVIL } },
  { name: 'X-Forwarded-Prefix', headers: { 'X-Forwarded-Prefix': `//${EVIL}` } },
]

/** Every page and redirect a stranger can get, and one that an admin sends on to others. */
const POISONED = POISONS.map(
  ({ name, headers }): Attack => ({
    name: `A false ${name}, so that links and redirects lead elsewhere`,
    settings: BEHIND_A_PROXY,
    honest: linksAreOurs,
    async run(site) {
      const answers = await answersTo(site, headers)
      const poisoned = answers.find((answer) => JSON.stringify(answer).includes(EVIL))
      return {
        refused: poisoned === undefined,
        said: poisoned ? say(poisoned) : `${answers.length} answers without it`,
      }
    },
  }),
)

const REWRITES: readonly Attack[] = [
  {
    name: 'Asking for a closed page by X-Original-URL and X-Rewrite-URL',
    honest: accountIsOpenToOwner,
    async run(site) {
      const closed = { 'X-Original-URL': '/account', 'X-Rewrite-URL': '/account' }
      const answer = await openBrowser(site).get('/sign-in', closed)
      return { refused: answer.body.includes('<h1 class="govuk-heading-l">Sign in'), said: say(answer) }
    },
  },
  {
    name: 'A whole address of another site in the request line',
    honest: accountIsOpenToOwner,
    async run(site) {
      const received = await site.sendRaw(
        `GET http://${EVIL}/account HTTP/1.1\r\nHost: ${EVIL}\r\nConnection: close\r\n\r\n`,
      )
      const [, location = ''] = /^location: (.*)$/im.exec(received) ?? []
      const [, next = ''] = /next=([^&\s]*)/.exec(location) ?? []
      const { person, browser } = await someoneIn(site)
      need(person.id > 0, 'nobody is there')
      const followed = await browser.get(`/sign-in?next=${next}`)
      return {
        refused: followed.headers.location === '/',
        said: `${statusesIn(received)} to ${location}, and then to ${followed.headers.location}`,
      }
    },
  },
  {
    name: 'No Host at all',
    honest: accountIsOpenToOwner,
    async run(site) {
      const received = await site.sendRaw('GET /sign-in HTTP/1.1\r\nConnection: close\r\n\r\n')
      return { refused: statusesIn(received).join() === '400', said: statusesIn(received).join() }
    },
  },
  {
    name: 'Two Hosts',
    honest: accountIsOpenToOwner,
    async run(site) {
      const received = await site.sendRaw(
        `GET /account HTTP/1.1\r\nHost: ${site.host}\r\nHost: ${EVIL}\r\nConnection: close\r\n\r\n`,
      )
      return { refused: !received.includes(EVIL), said: statusesIn(received).join() }
    },
  },
]

export const hostAttacks: readonly Attack[] = [...POISONED, ...REWRITES]

async function answersTo(site: Site, headers: Record<string, string>): Promise<Answer[]> {
  const stranger = openBrowser(site)
  const admin = (await someoneIn(site, { role: 'admin' })).browser
  const colleague = addPerson(site)
  const pages = [
    '/',
    '/questions',
    '/questions.json',
    '/sign-in',
    '/account',
    '/nothing',
    '/healthz',
    '/help/',
  ]
  const answers: Answer[] = []
  for (const path of pages) answers.push(await stranger.get(path, headers))
  answers.push(await admin.post(`/admin/users/${colleague.id}/password-link`, {}, headers))
  answers.push(await trySignInWith(site, headers))
  return answers
}

function trySignInWith(site: Site, headers: Record<string, string>): Promise<Answer> {
  return openBrowser(site).post('/sign-in', { email: addPerson(site).email, password: 'wrong' }, headers)
}

/** The one whole address that the site makes carries the name it was given in BASE_URL. */
async function linksAreOurs(site: Site) {
  const { browser } = await someoneIn(site, { role: 'admin' })
  const { body, status } = await browser.post(`/admin/users/${addPerson(site).id}/password-link`, {})
  return { accepted: body.includes(`${site.origin}/new-password?token`), said: String(status) }
}

async function accountIsOpenToOwner(site: Site) {
  const browser = openBrowser(site)
  await trySignIn(browser, addPerson(site))
  return { accepted: await isIn(browser), said: 'signed in' }
}
