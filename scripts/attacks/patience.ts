import type { Attack } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import { BEHIND_A_PROXY } from './guesser.ts'
import { addPerson, isIn, type Person, signedIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'

const HOUR_MS = 3_600_000
/** OWASP ASVS 4.0.3, 2.2.1: "no more than 100 failed attempts per hour is possible on a single account". */
const MOST_AN_HOUR = 100

/** Guessing as often as the site allows, with all the time in the world. */
export const patientAttacks: readonly Attack[] = [
  {
    name: `More than ${MOST_AN_HOUR} passwords an hour at one account, from ever other addresses`,
    settings: BEHIND_A_PROXY,
    honest: theOwnerGetsIn,
    run: (site) =>
      guessForAnHour(site, addPerson(site), (index) =>
        openBrowser(site, { address: `203.0.${index % 200}.${Math.floor(index / 200) + 1}` }),
      ),
  },
  {
    name: `More than ${MOST_AN_HOUR} passwords an hour at one account, in a browser that was used for it before`,
    honest: theOwnerGetsIn,
    async run(site) {
      const person = addPerson(site)
      const browser = await signedIn(site, person)
      await browser.post('/sign-out', {})
      return guessForAnHour(site, person, () => browser)
    },
  },
]

async function guessForAnHour(site: Site, person: Person, browserFor: (index: number) => Browser) {
  const end = site.clock().getTime() + HOUR_MS
  let looked = 0
  for (let index = 0; site.clock().getTime() < end && looked <= 2 * MOST_AN_HOUR; index += 1) {
    const { status, headers } = await trySignIn(browserFor(index), person, `a wrong password ${index}`)
    if (status === 422) looked += 1
    else site.later(Number(headers['retry-after'] ?? 60) * 1_000)
  }
  return { refused: looked <= MOST_AN_HOUR, said: `${looked} looked at` }
}

async function theOwnerGetsIn(site: Site) {
  const browser = openBrowser(site)
  await trySignIn(browser, addPerson(site))
  return { accepted: await isIn(browser), said: 'signed in' }
}
