import { setTimeout as wait } from 'node:timers/promises'
import { accountRecords } from '../../server/accounts/record.ts'
import { type Attack, need } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import {
  A_COMMAND,
  addPerson,
  cheapHashOf,
  costlyHash,
  isIn,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  signedIn,
  trySignIn,
} from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

/** Long enough to have been let in, and short of what comparing a password takes. */
const UNDER_WAY_MS = 20
const THIEFS_PASSWORD = 'gondola pamphlet thirty-one'

/** What someone who has stolen the password, and perhaps a session, sends while the owner or an admin acts. */
const REQUESTS = [
  { name: 'Signing in', send: (thief: Browser, person: Person) => trySignIn(thief, person) },
  {
    name: 'Changing the password',
    send: (thief: Browser) =>
      thief.post('/account/password', { current: PASSWORD, password: THIEFS_PASSWORD }),
  },
] as const

const MEANWHILE: readonly { name: string; act: (site: Site, person: Person) => Promise<void> }[] = [
  {
    name: 'its owner changed the password',
    act: async (site, { id }) => records(site).choosePassword(id, await cheapHashOf(NEW_PASSWORD), A_COMMAND),
  },
  {
    name: 'the account was disabled, to be enabled again later',
    act: async (site, { id }) => {
      records(site).disable(id, A_COMMAND, null)
    },
  },
]

/** What was decided when a request came in may not hold any more when, after hashing, it goes on. */
const UNDER_WAY = REQUESTS.flatMap(({ name, send }) =>
  MEANWHILE.map(
    ({ name: what, act }): Attack => ({
      name: `${name} by a request that was under way when ${what}`,
      honest: bothRequestsWork,
      async run(site) {
        const person = addPerson(site, { passwordHash: await costlyHash() })
        const thief = await signedIn(site, person)
        const request = send(thief, person)
        await wait(UNDER_WAY_MS)
        await act(site, person)
        const answer = await request
        const isThiefIn = await isIn(thief)
        records(site).enable(person.id, A_COMMAND, null)
        const opened = await trySignIn(openBrowser(site), person, THIEFS_PASSWORD)
        return {
          refused: !isThiefIn && opened.status === 422,
          said: `${say(answer)}; with the thief’s own password: ${say(opened)}`,
        }
      },
    }),
  ),
)

/** Its guesses would then be counted apart from other strangers', and the audit trail would tell of a sign-in. */
const BECOMING_KNOWN: Attack = {
  name: 'Becoming a known browser, by signing in while its owner changes the password',
  honest: bothRequestsWork,
  async run(site) {
    const person = addPerson(site, { passwordHash: await costlyHash() })
    const thief = openBrowser(site)
    const request = trySignIn(thief, person)
    await wait(UNDER_WAY_MS)
    records(site).choosePassword(person.id, await cheapHashOf(NEW_PASSWORD), A_COMMAND)
    const { status } = await request
    return { refused: status === 422 && thief.jar.size === 0, said: `${status}, ${thief.jar.size} cookies` }
  },
}

export const passwordRaces: readonly Attack[] = [...UNDER_WAY, BECOMING_KNOWN]

function records({ db, clock }: Site) {
  return accountRecords(db, clock)
}

async function bothRequestsWork(site: Site) {
  const person = addPerson(site, { passwordHash: await costlyHash() })
  const browser = await signedIn(site, person)
  const answer = await REQUESTS[1].send(browser)
  need(await isIn(browser), 'the owner was signed out')
  const { status } = await trySignIn(openBrowser(site), person, THIEFS_PASSWORD)
  return { accepted: status === 303, said: `${say(answer)}, ${status}` }
}
