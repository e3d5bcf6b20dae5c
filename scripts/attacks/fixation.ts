import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { type Attack, need } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import {
  addPerson,
  isIn,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  someoneIn,
  thiefOf,
  trySignIn,
} from './people.ts'
import type { Site } from './site.ts'

/** A way into the site, by which a session begins. */
const DOORS: readonly {
  name: string
  enter: (site: Site, browser: Browser, person: Person) => Promise<number>
}[] = [
  { name: 'signs in', enter: async (_site, browser, person) => (await trySignIn(browser, person)).status },
  { name: 'chooses a password by a link', enter: enterByLink },
]

/** The attacker puts a cookie into the victim's browser, and hopes that the victim's session gets its id. */
const PLANTS: readonly { name: string; plant: (site: Site) => Promise<string> }[] = [
  { name: 'a session of the attacker’s own', plant: ownSession },
  { name: 'an id that was made up', plant: async () => 'an-id-that-was-made-up' },
]

const PLANTED = DOORS.flatMap((door) =>
  PLANTS.map(
    ({ name, plant }): Attack => ({
      name: `Planting ${name} before the victim ${door.name}`,
      honest: aCleanBrowserWorks,
      async run(site) {
        const victim = openBrowser(site)
        const planted = await plant(site)
        victim.jar.set('session', planted)
        const attacker = thiefOf(site, victim)
        const person = addPerson(site)
        need(
          (await door.enter(site, victim, person)) === 303 && (await isIn(victim)),
          'the victim did not get in',
        )
        const { body } = await attacker.get('/account')
        const isOther = victim.jar.get('session') !== planted
        return {
          refused: isOther && !body.includes(person.email),
          said: isOther ? 'a new id' : 'the planted id',
        }
      },
    }),
  ),
)

/** Each time a new id, so that one seen before is worth nothing. */
const KEPT: Attack = {
  name: 'Keeping the session id of before the password was changed',
  honest: aCleanBrowserWorks,
  async run(site) {
    const { browser } = await someoneIn(site)
    const before = thiefOf(site, browser)
    await browser.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD })
    need(await isIn(browser), 'the owner was signed out')
    const isOther = browser.jar.get('session') !== before.jar.get('session')
    return { refused: isOther && !(await isIn(before)), said: isOther ? 'a new id' : 'the same id' }
  },
}

export const fixationAttacks: readonly Attack[] = [...PLANTED, KEPT]

async function enterByLink(site: Site, browser: Browser, person: Person): Promise<number> {
  const token = oneTimeLinks(site.db, site.clock).makeForPassword(person.id)
  return (await browser.post('/new-password', { token, password: NEW_PASSWORD })).status
}

async function ownSession(site: Site): Promise<string> {
  const { browser } = await someoneIn(site)
  return browser.jar.get('session') ?? ''
}

async function aCleanBrowserWorks(site: Site) {
  const { browser } = await someoneIn(site)
  return { accepted: await isIn(browser), said: 'signed in' }
}
