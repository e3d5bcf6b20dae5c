import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { type Attack, need } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import { isIn, type Person, someoneIn, thiefOf } from './people.ts'
import { openSite, type Site } from './site.ts'

/** A cookie that someone makes up, knowing a good one or what the files hold. */
interface Forgery {
  name: string
  forge: (good: Good) => string | Promise<string>
}

interface Good {
  site: Site
  person: Person
  browser: Browser
  token: string
}

const FORGERIES: readonly Forgery[] = [
  {
    name: 'with one character changed',
    forge: ({ token }) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
  },
  { name: 'in other capitals', forge: ({ token }) => token.toUpperCase() },
  { name: 'that is the hash in the stolen file', forge: ({ site }) => hashIn(site) },
  { name: 'that is the number of the session', forge: () => '1' },
  { name: 'with a wildcard of SQL', forge: () => '%' },
  { name: 'of broken percent signs', forge: () => '%E0%A4%A' },
  { name: 'of 12,000 characters', forge: ({ token }) => token.repeat(400).slice(0, 12_000) },
  { name: 'with a quote of SQL', forge: () => encodeURIComponent("' or 1=1 --") },
  {
    name: 'of JSON, as cookies of another kind are',
    forge: () => encodeURIComponent('j:{"accountId":1,"epoch":1}'),
  },
  { name: 'that is the cookie of a known browser', forge: ({ browser }) => browser.jar.get('device') ?? '' },
  {
    name: 'that is the token of a one-time link',
    forge: ({ site, person }) => oneTimeLinks(site.db, site.clock).makeForPassword(person.id),
  },
  { name: 'of a session on another site', forge: tokenElsewhere },
]

export const forgedSessionAttacks: readonly Attack[] = FORGERIES.map(({ name, forge }) => ({
  name: `A session cookie ${name}`,
  honest: theGoodOneWorks,
  async run(site) {
    const good = await goodSession(site)
    const forger = openBrowser(site)
    forger.jar.set('session', await forge(good))
    const { status } = await forger.get('/account')
    return { refused: status !== 200 && (await isIn(good.browser)), said: String(status) }
  },
}))

async function theGoodOneWorks(site: Site) {
  const { browser } = await goodSession(site)
  return { accepted: await isIn(thiefOf(site, browser)), said: 'the cookie as it was given works' }
}

async function goodSession(site: Site): Promise<Good> {
  const { person, browser } = await someoneIn(site)
  const token = browser.jar.get('session') ?? ''
  need(token !== '', 'there is no session cookie')
  return { site, person, browser, token }
}

/** Whoever reads the sessions' file has each token's hash, and still no token. */
function hashIn({ sessionsDb }: Site): string {
  const hash = sessionsDb
    .prepare<[], string>('select token_hash from session order by number desc limit 1')
    .pluck()
    .get()
  need(hash !== undefined, 'no session is kept')
  return hash ?? ''
}

async function tokenElsewhere(): Promise<string> {
  const other = await openSite()
  const { browser } = await someoneIn(other)
  await other.close()
  return browser.jar.get('session') ?? ''
}
