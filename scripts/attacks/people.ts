import { hash } from '@node-rs/argon2'
import { hashPassword } from '../../server/accounts/passwords.ts'
import type { Role } from '../../server/accounts/permissions.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import type { Actor } from '../../server/audit/record.ts'
import { need } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

export const A_COMMAND: Actor = { accountId: null, name: 'the attacks', via: 'command', requestId: null }

export const PASSWORD = 'tulip kettle ninety-three'
export const NEW_PASSWORD = 'walrus cardigan hydrofoil'

/** At the least cost there is, so that signing in takes no time where its time does not matter. */
export function cheapHashOf(password: string): Promise<string> {
  return hash(password, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 })
}

const CHEAP_HASH = await cheapHashOf(PASSWORD)

let costly: Promise<string> | undefined

/** The same at the site's own cost, for attacks that measure or race it. */
export function costlyHash(): Promise<string> {
  costly ??= hashPassword(PASSWORD)
  return costly
}

export interface Person {
  id: number
  email: string
  name: string
}

let lastPerson = 0

interface Traits {
  role?: Role
  email?: string
  /** Null: they have not chosen a password yet. */
  passwordHash?: string | null
}

/** An account of somebody who does not exist, with PASSWORD. */
export function addPerson({ db, clock, diary }: Site, traits: Traits = {}): Person {
  lastPerson += 1
  const name = `Wilhelmina Quartermain ${lastPerson}`
  const {
    role = 'reader',
    email = `quartermain.${lastPerson}@example.org`,
    passwordHash = CHEAP_HASH,
  } = traits
  const id = accountRecords(db, clock).add({ email, name, role, teamId: null, passwordHash }, A_COMMAND)
  diary.note(email, name, PASSWORD, NEW_PASSWORD)
  return { id, email, name }
}

/** Posts the form of signing in. */
export function trySignIn(
  browser: Browser,
  { email }: Pick<Person, 'email'>,
  password = PASSWORD,
): Promise<Answer> {
  return browser.post('/sign-in', { email, password })
}

/** A browser in which this person has signed in. */
export async function signedIn(site: Site, person: Person, browser = openBrowser(site)): Promise<Browser> {
  const { status } = await trySignIn(browser, person)
  need(status === 303 && (await isIn(browser)), `${person.name} could not sign in (${status})`)
  return browser
}

/** A new person's browser, signed in. */
export async function someoneIn(site: Site, traits: Traits = {}) {
  const person = addPerson(site, traits)
  return { person, browser: await signedIn(site, person) }
}

/** Whether the site takes this browser for someone who has signed in. */
export async function isIn(browser: Pick<Browser, 'get'>): Promise<boolean> {
  return (await browser.get('/account')).status === 200
}

/** Another browser with the same cookies: they were stolen. */
export function thiefOf(site: Site, owner: Browser): Browser {
  const thief = openBrowser(site)
  for (const [name, value] of owner.jar) thief.jar.set(name, value)
  return thief
}
