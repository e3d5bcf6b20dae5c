import { oneTimeLinks } from '../../server/accounts/one-time-links.ts'
import { accountRecords } from '../../server/accounts/record.ts'
import { newToken } from '../../server/lib/tokens.ts'
import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { aFreshLinkWorks, follow, linkFor } from './password-links.ts'
import { A_COMMAND, addPerson, NEW_PASSWORD, PASSWORD, type Person, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

const DAY_MS = 86_400_000

interface Link {
  site: Site
  person: Person
  token: string
}

/** What makes a link void, or a token that never was one. @returns the token that the attacker tries */
const TOKENS: readonly { name: string; token: (link: Link) => string | Promise<string> }[] = [
  { name: 'that was used', token: used },
  { name: 'of a day ago', token: old },
  {
    name: 'for which a newer one was made',
    token: replaced,
  },
  { name: 'of an account that was disabled', token: disabled },
  { name: 'that is void because the password was changed meanwhile', token: changedMeanwhile },
  { name: 'for the first set-up', token: ({ site }) => oneTimeLinks(site.db, site.clock).makeSetUp() },
  { name: 'as the stolen database keeps it', token: hashIn },
  { name: 'that is guessed', token: () => newToken() },
  { name: 'in other capitals', token: ({ token }) => token.toLowerCase() },
  { name: 'that is a wildcard', token: () => '%' },
  { name: 'that is empty', token: () => '' },
]

export const voidLinks: readonly Attack[] = TOKENS.map(({ name, token }) => ({
  name: `Choosing somebody’s password by a link ${name}`,
  honest: aFreshLinkWorks,
  async run(site) {
    const person = addPerson(site)
    const tried = await token({ site, person, token: linkFor(site, person) })
    const answers = await follow(site, tried)
    return { refused: answers.every(({ status }) => status === 410), said: answers.map(say).join(', ') }
  },
}))

async function used({ site, token }: Link): Promise<string> {
  const { status } = await openBrowser(site).post('/new-password', { token, password: NEW_PASSWORD })
  need(status === 303, `the link did not work (${status})`)
  return token
}

function old({ site, token }: Link): string {
  site.later(DAY_MS)
  return token
}

function replaced({ site, person, token }: Link): string {
  linkFor(site, person)
  return token
}

function disabled({ site, person, token }: Link): string {
  accountRecords(site.db, site.clock).disable(person.id, A_COMMAND, null)
  return token
}

async function changedMeanwhile({ site }: Link): Promise<string> {
  const { person, browser } = await someoneIn(site)
  const token = linkFor(site, person)
  const { status } = await browser.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD })
  need(status === 303, `the password was not changed (${status})`)
  return token
}

function hashIn({ site, person }: Link): string {
  const find = site.db.prepare<[number], string>('select token_hash from one_time_link where account_id = ?')
  return find.pluck().get(person.id) ?? ''
}
