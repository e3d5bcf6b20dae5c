import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import type { Attack } from './attack.ts'
import { type Headers, openBrowser } from './browser.ts'
import { someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { statusesIn } from './wire.ts'

const PRIVATE = { ACCESS: 'private' }
const JSON_PLEASE = { Accept: 'application/json' }

/** Ways to write the address of a page that a stranger may not see on a private site. */
const SPELLINGS: readonly { name: string; paths: string; headers?: Headers; method?: string }[] = [
  {
    name: 'their addresses',
    paths: `/ /questions /questions?q=a /help /help/search /members/4149 /members/local/1 /uin/1 /questions/local/1
      /questions/2026-01-12/1 /account /admin /admin/users /admin/users/1 /admin/teams /admin/audit`,
  },
  {
    name: 'the same as JSON and CSV',
    paths:
      '/questions.json /questions.json?q=a /questions/2026-01-12/1.json /admin/audit.json /admin/audit.csv',
  },
  { name: 'HEAD', method: 'HEAD', paths: '/ /questions /questions.json /help /account /admin' },
  { name: 'Accept: application/json', headers: JSON_PLEASE, paths: '/ /questions /help /account /admin' },
  { name: 'other capitals', paths: '/QUESTIONS /Questions.JSON /HELP /Help/Search /ADMIN/users' },
  {
    name: 'slashes at the end and doubled',
    paths: '/questions/ /help/ //questions /questions// // /.//questions ///help',
  },
  {
    name: 'encoded letters and slashes',
    paths:
      '/%71uestions /questions%2Ejson /%2Fquestions /help%2fsearch /questions%00 /questions%20 /questions;.css',
  },
  {
    name: 'dots',
    paths: `/./questions /x/../questions /assets/../questions /assets/..%2fquestions /sign-in/../questions
      /healthz/../questions`,
  },
  {
    name: 'open addresses before or after',
    paths: `/sign-in/questions /questions/sign-in /healthz/questions /questions/healthz /assets/questions
      /questions/x.css /questions?next=/sign-in`,
  },
]

const CLIMBS = `../package.json ..%2fpackage.json %2e%2e/package.json ..%5cpackage.json ....//package.json /etc/passwd
  %2fetc%2fpasswd ..%252fpackage.json pursuant.css constructor __proto__`

export const privateSiteAttacks: readonly Attack[] = [
  ...SPELLINGS.map(
    ({ name, paths, headers = {}, method = 'GET' }): Attack => ({
      name: `Reading the record of a private site as a stranger, by ${name}`,
      settings: PRIVATE,
      honest: openToThoseWhoSignIn,
      async run(site) {
        const browser = openBrowser(site)
        const asked = paths.split(/\s+/)
        const answers = await Promise.all(asked.map((path) => browser.ask(method, path, headers)))
        const through = answers.findIndex(({ status }) => status < 300 || status >= 500)
        const statuses = answers.map(({ status }) => status)
        return {
          refused: through < 0,
          said: through < 0 ? summary(statuses) : `${asked[through]}: ${statuses[through]}`,
        }
      },
    }),
  ),
  {
    name: 'Reading files of the program by way of its assets',
    honest: openToThoseWhoSignIn,
    settings: PRIVATE,
    async run(site) {
      const climbs = CLIMBS.split(/\s+/)
      const received = await Promise.all(
        climbs.map((climb) => site.sendRaw(getRaw(site, `/assets/${climb}`))),
      )
      const statuses = received.flatMap(statusesIn)
      const isRefused =
        statuses.length === climbs.length && statuses.every((status) => [400, 404].includes(status))
      return { refused: isRefused, said: summary(statuses) }
    },
  },
]

/** No client may tidy up the address. */
function getRaw({ host }: Site, path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
}

function summary(statuses: readonly number[]): string {
  return `${statuses.length} answers: ${[...new Set(statuses)].join(', ')}`
}

/** The doors and what they need are open to strangers, and the record to those who have signed in. */
async function openToThoseWhoSignIn(site: Site) {
  loadStartingFacts(site.db)
  sampleKeeper(site.db).loadIntoEmpty(site.clock)
  const stranger = openBrowser(site)
  const door = await stranger.get('/sign-in')
  const [, styles = ''] = /href="(\/assets\/[^"]+\.css)"/.exec(door.body) ?? []
  const open = [door, await stranger.get(styles), await stranger.get('/healthz')]
  const { browser } = await someoneIn(site)
  const { total } = JSON.parse((await browser.get('/questions.json')).body) as { total: number }
  const accepted = open.every(({ status }) => status === 200) && total > 0
  return { accepted, said: `the doors are open, and ${total} questions to those who sign in` }
}
