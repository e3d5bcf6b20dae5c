import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { offerSetUp } from '../../server/accounts/set-up.ts'
import { newToken } from '../../server/lib/tokens.ts'
import { type Attack, need } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import { addPerson, isIn, PASSWORD } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

const HOUR_MS = 3_600_000

/** When the link that the program printed at its start must not make an admin any more. @returns what is tried */
const VOID: readonly { name: string; token: (printed: string, site: Site) => string }[] = [
  { name: 'by the printed link, when there is an account already', token: whenSomeoneIsThere },
  { name: 'by a link that was made though there is an account', token: madeTooLate },
  { name: 'by the printed link, after an hour', token: anHourLater },
  { name: 'by the link of before the program was started again', token: startedAgain },
  { name: 'with a token that is guessed', token: () => newToken() },
  { name: 'with no token', token: () => '' },
]

const VOID_LINKS = VOID.map(
  ({ name, token }): Attack => ({
    name: `Making oneself the first admin ${name}`,
    alone: true,
    honest: thePrintedLinkWorks,
    async run(site) {
      const tried = token(printed(site), site)
      const browser = openBrowser(site)
      const answers = [
        await browser.get(`/set-up?token=${tried}`),
        await setUp(browser, tried, 'a@example.org'),
      ]
      const isRefused = answers.every(({ status }) => status === 410) && !(await isIn(browser))
      return { refused: isRefused, said: answers.map(say).join(', ') }
    },
  }),
)

const RACES: readonly Attack[] = [
  {
    name: 'Two who make themselves the first admin at the same moment',
    alone: true,
    honest: thePrintedLinkWorks,
    async run(site) {
      const token = printed(site)
      const browsers = [openBrowser(site), openBrowser(site)]
      const answers = await Promise.all(
        browsers.map((one, index) => setUp(one, token, `a${index}@example.org`)),
      )
      const admins = await Promise.all(browsers.map(isIn))
      const isRefused = admins.filter(Boolean).length === 1 && accountsOf(site) === 1
      return { refused: isRefused, said: answers.map(say).join(', ') }
    },
  },
  {
    name: 'Coming second by the link that the first has used',
    alone: true,
    honest: thePrintedLinkWorks,
    async run(site) {
      const token = printed(site)
      need(
        (await setUp(openBrowser(site), token, 'first@example.org')).status === 303,
        'the first did not get in',
      )
      const answer = await setUp(openBrowser(site), token, 'second@example.org')
      return { refused: answer.status === 410 && accountsOf(site) === 1, said: say(answer) }
    },
  },
  {
    name: 'A team that is there already, so that nobody can make the first account',
    alone: true,
    honest: thePrintedLinkWorks,
    async run(site) {
      site.db
        .prepare("insert into team (name, created_at) values ('Parliamentary Business', '2026-01-01')")
        .run()
      const answer = await setUp(openBrowser(site), printed(site), 'first@example.org')
      return { refused: answer.status < 500, said: `its owner: ${say(answer)}` }
    },
  },
]

export const setUpAttacks: readonly Attack[] = [...VOID_LINKS, ...RACES]

/** The token of the link that the program prints at its start. */
function printed(site: Site): string {
  const path = offerSetUp(site.db, site.clock)
  need(path !== null, 'there is an account already')
  const token = new URL(path ?? '', site.origin).searchParams.get('token') ?? ''
  site.diary.note(token)
  return token
}

function whenSomeoneIsThere(token: string, site: Site): string {
  addPerson(site, { role: 'admin' })
  return token
}

function madeTooLate(_token: string, site: Site): string {
  addPerson(site, { role: 'admin' })
  return oneTimeLinks(site.db, site.clock).makeSetUp()
}

function anHourLater(token: string, site: Site): string {
  site.later(HOUR_MS)
  return token
}

function startedAgain(token: string, site: Site): string {
  printed(site)
  return token
}

function setUp(browser: Browser, token: string, email: string): Promise<Answer> {
  const form = {
    token,
    email,
    name: 'Ottoline Featherby',
    team: 'Parliamentary Business',
    password: PASSWORD,
  }
  return browser.post('/set-up', form)
}

function accountsOf({ db }: Site): number {
  return db.prepare<[], number>('select count(*) from account').pluck().get() ?? 0
}

async function thePrintedLinkWorks(site: Site) {
  const browser = openBrowser(site)
  const answer = await setUp(browser, printed(site), 'first@example.org')
  const admin = await browser.get('/admin/users')
  return { accepted: answer.status === 303 && admin.status === 200, said: `${say(answer)}, ${say(admin)}` }
}
