import { setTimeout as wait } from 'node:timers/promises'
import { type Attack, need } from './attack.ts'
import type { Browser } from './browser.ts'
import { addPerson, costlyHash, isIn, type Person, signedIn, thiefOf } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** Long enough to have been let in, and short of what comparing a password takes. */
const UNDER_WAY_MS = 20

/**
 * A request that is under way while its session is ended must not bring it back. The thief keeps one under way at all
 * times (a password takes long to compare), with a notice waiting in the session, which makes the session be saved.
 */
function comingBack(how: string, ready: (theft: Theft) => Promise<() => Promise<Answer>>): Attack {
  return {
    name: `Bringing a stolen session back by a request that was under way when ${how}`,
    honest: stillIn,
    async run(site) {
      const theft = await steal(site)
      const { thief } = theft
      const end = await ready(theft)
      const guess = thief.post('/account/password', WRONG)
      await wait(UNDER_WAY_MS)
      const { status } = await end()
      need(status === 303, `the session could not be ended (${status})`)
      const late = say(await guess)
      const isBack = await isIn(thief)
      return { refused: !isBack, said: `${late}, then ${isBack ? 'signed in again' : 'not signed in'}` }
    },
  }
}

export const sessionRaces: readonly Attack[] = [
  comingBack('its owner ended it', async ({ site, person }) => {
    const elsewhere = await signedIn(site, person)
    return () => elsewhere.post('/account/other-sessions/ending', {})
  }),
  comingBack('it was signed out', async ({ site, thief }) => {
    const owner = thiefOf(site, thief)
    return () => owner.post('/sign-out', {})
  }),
]

interface Theft {
  site: Site
  person: Person
  thief: Browser
}

const WRONG = { current: 'not the password', password: 'nor this one' }

/** A wrong password by itself ends nothing. */
async function stillIn(site: Site) {
  const { thief } = await steal(site)
  await thief.post('/account/password', WRONG)
  return { accepted: await isIn(thief), said: 'signed in' }
}

async function steal(site: Site): Promise<Theft> {
  const person = addPerson(site, { passwordHash: await costlyHash() })
  const thief = thiefOf(site, await signedIn(site, person))
  const { status } = await thief.post('/account/other-sessions/ending', {}) // leaves a notice
  need(status === 303, 'the stolen session does not work')
  return { site, person, thief }
}
