import { accountRecords } from '../../server/accounts/record.ts'
import { teamRecords } from '../../server/accounts/teams.ts'
import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import { BEHIND_A_PROXY } from './guesser.ts'
import { A_COMMAND, addPerson, isIn, signedIn, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

const MARKUP = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{constructor}}`
const ENCODED = encodeURIComponent(MARKUP)

/** Where a stranger's or a colleague's words come back, and must not become markup. */
const PLACES: readonly { name: string; shown: (site: Site) => Promise<Answer[]> }[] = [
  {
    name: 'the e-mail address that was typed',
    shown: async (site) => [await openBrowser(site).post('/sign-in', { email: MARKUP, password: 'x' })],
  },
  {
    name: 'the page to go to after signing in',
    shown: async (site) => [await openBrowser(site).get(`/sign-in?next=${ENCODED}`)],
  },
  {
    name: 'an address at which nothing is',
    shown: async (site) => [
      await openBrowser(site).get(`/nothing/${ENCODED}?x=%3Cb%3E${ENCODED}`),
      await openBrowser(site).get(`/uin/${ENCODED}`),
    ],
  },
  {
    name: 'what is searched for',
    shown: async (site) => [
      await openBrowser(site).get(`/questions?q=${ENCODED}&asker=${ENCODED}&page=${ENCODED}`),
    ],
  },
  { name: 'what a browser says of itself and its address', shown: shownOfBrowser },
  { name: 'the names of people and teams', shown: shownOfNames },
]

export const markupAttacks: readonly Attack[] = PLACES.map(({ name, shown }) => ({
  name: `Markup in ${name}`,
  settings: BEHIND_A_PROXY,
  honest: wordsAreShown,
  async run(site) {
    const answers = await shown(site)
    const isMarkup = answers.some(({ body }) => body.includes('<script>alert') || body.includes('<img src=x'))
    const isPlain = answers.every(({ status }) => status < 500)
    return { refused: isPlain && !isMarkup, said: isMarkup ? 'as markup' : 'as text, if at all' }
  },
}))

/** In the owner's list of sessions. */
async function shownOfBrowser(site: Site): Promise<Answer[]> {
  const person = addPerson(site)
  const browser = openBrowser(site)
  const form = new URLSearchParams({ email: person.email, password: 'tulip kettle ninety-three' })
  await browser.post('/sign-in', form.toString(), { 'User-Agent': MARKUP, 'X-Forwarded-For': MARKUP })
  return [await browser.get('/account')]
}

/** In the header of every page, in the lists of admins, on the audit trail. */
async function shownOfNames(site: Site): Promise<Answer[]> {
  const teamId = teamRecords(site.db, site.clock).add(MARKUP, A_COMMAND)
  const person = addPerson(site, { role: 'admin' })
  const wanted = { email: person.email, name: MARKUP, role: 'admin', teamId } as const
  accountRecords(site.db, site.clock).change(person.id, wanted, A_COMMAND, { revision: 1, reason: MARKUP })
  const browser = await signedIn(site, person)
  const paths = ['/', '/account', '/admin/users', `/admin/users/${person.id}`, '/admin/teams', '/admin/audit']
  const pages = await Promise.all(paths.map((path) => browser.get(path)))
  return [...pages, await browser.post(`/admin/users/${person.id}/password-link`, {})]
}

/** Plain words come back in the same places. */
async function wordsAreShown(site: Site) {
  const { person, browser } = await someoneIn(site, { role: 'admin' })
  const list = await browser.get('/admin/users')
  const typed = await trySignIn(openBrowser(site), { email: 'typed@example.org' }, 'x')
  const searched = await openBrowser(site).get('/questions?q=lanterns')
  const shown = [
    list.body.includes(person.name),
    typed.body.includes('typed@'),
    searched.body.includes('lanterns'),
  ]
  return { accepted: shown.every(Boolean) && (await isIn(browser)), said: shown.join(', ') }
}
