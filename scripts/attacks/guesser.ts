import { type Browser, openBrowser } from './browser.ts'
import { PASSWORD, type Person, trySignIn } from './people.ts'
import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

/** With it a test's site takes X-Forwarded-For for the address of whoever asks. */
export const BEHIND_A_PROXY = { TRUST_PROXY: '1' }

export interface Guess {
  person: Pick<Person, 'email'>
  password: string
  browser: Browser
}

/** How the guesses fared: looked at and wrong, told to wait, let in. */
export interface Tally {
  looked: number
  waited: number
  in: number
}

/** Guesses one after the other. */
export async function guessAll(guesses: readonly Guess[]): Promise<Tally> {
  const answers: Answer[] = []
  for (const { browser, person, password } of guesses)
    answers.push(await trySignIn(browser, person, password))
  return tally(answers)
}

/** All at the same moment, before any answer has come. */
export async function guessAtOnce(guesses: readonly Guess[]): Promise<Tally> {
  return tally(
    await Promise.all(guesses.map(({ browser, person, password }) => trySignIn(browser, person, password))),
  )
}

function tally(answers: readonly Answer[]): Tally {
  const count = (...statuses: number[]) => answers.filter(({ status }) => statuses.includes(status)).length
  return { looked: count(422), waited: count(429, 503), in: count(303) }
}

export function sayTally({ looked, waited, in: inside }: Tally): string {
  return `${looked} looked at, ${waited} told to wait, ${inside} let in`
}

/** So many guesses at one account, the right one last. */
export function guessesAt(person: Person, count: number, browserFor: (index: number) => Browser): Guess[] {
  return Array.from({ length: count }, (_, index) => ({
    person,
    browser: browserFor(index),
    password: index === count - 1 ? PASSWORD : `a wrong password ${index}`,
  }))
}

/** One guess at each of these accounts, right for the last. */
export function sprayOver(people: readonly Person[], browserFor: (index: number) => Browser): Guess[] {
  return people.map((person, index) => ({
    person,
    browser: browserFor(index),
    password: index === people.length - 1 ? PASSWORD : 'a password that many choose',
  }))
}

/** A different address for each, as a proxy in front tells it. */
export function fromManyAddresses(site: Site): (index: number) => Browser {
  return (index) => openBrowser(site, { address: `203.0.113.${index + 1}` })
}

export function fromOneAddress(site: Site): (index: number) => Browser {
  return () => openBrowser(site, { address: '198.51.100.7' })
}
