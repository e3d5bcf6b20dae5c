import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { BEHIND_A_PROXY, fromManyAddresses, type Guess, guessAll, guessesAt, sayTally } from './guesser.ts'
import {
  addPerson,
  isIn,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  signedIn,
  someoneIn,
  thiefOf,
  trySignIn,
} from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

/** What keeps guessers out can itself be used: to keep owners out, or by someone who has an account. */
export const throttleAbuses: readonly Attack[] = [
  {
    name: 'Guessing at an account so that its owner cannot get in with a browser they used before',
    settings: BEHIND_A_PROXY,
    honest: ownerGetsIn,
    async run(site) {
      const person = addPerson(site)
      const browser = await signedIn(site, person)
      await browser.post('/sign-out', {})
      await besiege(site, person)
      const answer = await trySignIn(browser, person)
      return { refused: await isIn(browser), said: `the owner: ${say(answer)}` }
    },
  },
  {
    name: 'Guessing at an account so that its owner cannot get in with a new browser, even after waiting as told',
    settings: BEHIND_A_PROXY,
    honest: ownerGetsIn,
    async run(site) {
      const person = addPerson(site)
      await besiege(site, person)
      const browser = openBrowser(site, { address: '192.0.2.50' })
      const { status, headers } = await trySignIn(browser, person)
      need(status === 429, `the owner was answered ${status}, not told to wait`)
      const wait = Number(headers['retry-after'])
      site.later(wait * 1000)
      const answer = await trySignIn(browser, person)
      return { refused: await isIn(browser), said: `the owner, after ${wait} seconds: ${say(answer)}` }
    },
  },
  {
    name: 'Going on guessing while told to wait, so that the owner waits for longer',
    settings: BEHIND_A_PROXY,
    honest: ownerGetsIn,
    async run(site) {
      const person = addPerson(site)
      await besiege(site, person)
      const first = await waitFor(site, person)
      await besiege(site, person)
      const then = await waitFor(site, person)
      return { refused: first > 0 && then <= first, said: `${first} seconds to wait, then ${then}` }
    },
  },
  {
    name: 'Clearing an address by signing in to one’s own account between guesses',
    settings: BEHIND_A_PROXY,
    honest: ownerGetsIn,
    async run(site) {
      const own = addPerson(site)
      const guesses = Array.from({ length: 30 }, (): Guess => {
        const browser = openBrowser(site, { address: '198.51.100.7' })
        return { browser, person: addPerson(site), password: 'a password that many choose' }
      })
      const mixed = guesses.flatMap((guess) => [
        guess,
        { browser: guess.browser, person: own, password: PASSWORD },
      ])
      const fared = await guessAll(mixed)
      return { refused: fared.looked <= 20, said: sayTally(fared) }
    },
  },
  {
    name: 'Guessing on in a browser that was known before the password was changed',
    honest: passwordChanges,
    async run(site) {
      const { person, browser } = await someoneIn(site)
      const thief = thiefOf(site, browser)
      need((await guessPresent(browser, PASSWORD)) === 303, 'the password was not changed')
      const fared = await guessAll(guessesAt(person, 12, () => thief))
      return { refused: fared.looked <= 6, said: sayTally(fared) }
    },
  },
  {
    name: 'Guessing the present password with a stolen session',
    honest: passwordChanges,
    async run(site) {
      const { browser } = await someoneIn(site)
      const statuses: number[] = []
      for (let guess = 0; guess < 12; guess += 1) statuses.push(await guessPresent(browser, `wrong ${guess}`))
      const looked = statuses.filter((status) => status === 422).length
      return {
        refused: looked <= 6 && statuses.at(-1) === 429,
        said: `${looked} looked at, then ${statuses.at(-1)}`,
      }
    },
  },
  {
    name: 'Keeping somebody from changing their password, as a stranger who signs in as “password of 1”',
    settings: BEHIND_A_PROXY,
    honest: passwordChanges,
    async run(site) {
      const { person, browser } = await someoneIn(site)
      const invented = { ...person, email: `password of ${person.id}` }
      await guessAll(guessesAt(invented, 7, fromManyAddresses(site)))
      const status = await guessPresent(browser, PASSWORD)
      return { refused: status === 303, said: `the owner: ${status}` }
    },
  },
]

/** More guesses than any throttle lets pass, none of them right. */
async function besiege(site: Site, person: Person): Promise<void> {
  const guesses = guessesAt(person, 12, fromManyAddresses(site))
  await guessAll(guesses.map((guess) => ({ ...guess, password: 'a wrong password' })))
}

/** How many seconds the owner is told to wait, in a new browser. */
async function waitFor(site: Site, person: Person): Promise<number> {
  const { headers } = await trySignIn(openBrowser(site, { address: '192.0.2.50' }), person)
  return Number(headers['retry-after'] ?? 0)
}

async function guessPresent(browser: ReturnType<typeof openBrowser>, current: string): Promise<number> {
  return (await browser.post('/account/password', { current, password: NEW_PASSWORD })).status
}

async function ownerGetsIn(site: Site) {
  const browser = openBrowser(site, { address: '192.0.2.50' })
  const answer = await trySignIn(browser, addPerson(site))
  return { accepted: await isIn(browser), said: say(answer) }
}

async function passwordChanges(site: Site) {
  const { browser } = await someoneIn(site)
  const status = await guessPresent(browser, PASSWORD)
  return { accepted: status === 303, said: String(status) }
}
