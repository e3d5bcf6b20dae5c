import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import {
  BEHIND_A_PROXY,
  fromManyAddresses,
  fromOneAddress,
  type Guess,
  guessAll,
  guessAtOnce,
  guessesAt,
  sayTally,
  sprayOver,
  type Tally,
} from './guesser.ts'
import { addPerson, costlyHash, isIn, PASSWORD, type Person, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'

const MANY = 50
/** What the throttle lets be looked at straight away: see server/accounts/throttle.ts. */
const AT_AN_ACCOUNT = 6
const FROM_AN_ADDRESS = 20

interface Plan {
  name: string
  settings?: Attack['settings']
  /** No more than so many may be looked at. */
  atMost: number
  guesses: (site: Site) => Guess[] | Promise<Guess[]>
  carryOut?: (guesses: readonly Guess[]) => Promise<Tally>
}

const PLANS: readonly Plan[] = [
  {
    name: `One password at ${MANY} accounts from one address`,
    settings: BEHIND_A_PROXY,
    atMost: FROM_AN_ADDRESS,
    guesses: (site) => sprayOver(addPeople(site), fromOneAddress(site)),
  },
  {
    name: `${MANY} passwords at one account from ${MANY} addresses`,
    settings: BEHIND_A_PROXY,
    atMost: AT_AN_ACCOUNT,
    guesses: (site) => guessesAt(addPerson(site), MANY, fromManyAddresses(site)),
  },
  {
    name: 'Saying another X-Forwarded-For each time to a site with no proxy',
    atMost: FROM_AN_ADDRESS,
    guesses: (site) => sprayOver(addPeople(site), fromManyAddresses(site)),
  },
  {
    name: 'Saying another X-Forwarded-For each time to a proxy that adds the true one',
    settings: BEHIND_A_PROXY,
    atMost: FROM_AN_ADDRESS,
    guesses: (site) =>
      sprayOver(addPeople(site), (index) =>
        openBrowser(site, { address: `203.0.113.${index}, 198.51.100.7` }),
      ),
  },
  {
    name: 'Another address each time out of one subscriber’s IPv6 network',
    settings: BEHIND_A_PROXY,
    atMost: FROM_AN_ADDRESS,
    guesses: (site) =>
      sprayOver(addPeople(site), (index) =>
        openBrowser(site, { address: `2001:db8:1:2::${index.toString(16)}` }),
      ),
  },
  {
    name: 'Another port each time, from a proxy that says ports too',
    settings: BEHIND_A_PROXY,
    atMost: FROM_AN_ADDRESS,
    guesses: (site) =>
      sprayOver(addPeople(site), (index) => openBrowser(site, { address: `198.51.100.7:${40_000 + index}` })),
  },
  {
    name: 'Writing the e-mail address in another way each time',
    settings: BEHIND_A_PROXY,
    atMost: AT_AN_ACCOUNT,
    guesses: (site) =>
      guessesAt(addPerson(site), 12, fromManyAddresses(site)).map((guess, index) => ({
        ...guess,
        person: { email: respell(guess.person.email, index) },
      })),
  },
  {
    name: `${MANY} passwords at one account at the same moment`,
    settings: BEHIND_A_PROXY,
    atMost: AT_AN_ACCOUNT,
    guesses: async (site) =>
      guessesAt(addPerson(site, { passwordHash: await costlyHash() }), MANY, fromManyAddresses(site)),
    carryOut: guessAtOnce,
  },
  {
    name: `One password at ${MANY} accounts at the same moment from one address`,
    settings: BEHIND_A_PROXY,
    atMost: FROM_AN_ADDRESS,
    guesses: (site) => sprayOver(addPeople(site), fromOneAddress(site)),
    carryOut: guessAtOnce,
  },
  {
    name: 'Guessing from a browser that is known, for another account',
    atMost: AT_AN_ACCOUNT,
    guesses: async (site) => {
      const { browser } = await someoneIn(site)
      await browser.post('/sign-out', {})
      return guessesAt(addPerson(site), 12, () => browser)
    },
  },
]

export const guessingAttacks: readonly Attack[] = PLANS.map(
  ({ name, settings, atMost, guesses, carryOut = guessAll }) => ({
    name,
    ...(settings ? { settings } : {}),
    honest: theRightOneAtOnce,
    async run(site) {
      const fared = await carryOut(await guesses(site))
      return { refused: fared.in === 0 && fared.looked <= atMost, said: sayTally(fared) }
    },
  }),
)

/** The password is the right one: had the guesser been slower, or luckier, it would have opened the door. */
async function theRightOneAtOnce(site: Site) {
  const browser = fromManyAddresses(site)(0)
  const { status } = await trySignIn(browser, addPerson(site), PASSWORD)
  return { accepted: status === 303 && (await isIn(browser)), said: String(status) }
}

function addPeople(site: Site): Person[] {
  return Array.from({ length: MANY }, () => addPerson(site))
}

function respell(email: string, index: number): string {
  const spaces = ' '.repeat(index % 4)
  return index % 2 === 0 ? spaces + email.toUpperCase() : `${email}\u00a0${spaces}`
}
