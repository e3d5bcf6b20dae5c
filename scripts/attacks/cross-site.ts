import type { Attack } from './attack.ts'
import { type Headers, openBrowser } from './browser.ts'
import {
  addPerson,
  isIn,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  signedIn,
  someoneIn,
  trySignIn,
} from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** What a browser says when another site's page makes it post here, and what might be taken for our own. */
const FORGERIES: readonly {
  name: string
  settings?: Record<string, string>
  headers: (site: Site) => Headers
}[] = [
  { name: 'Origin of another site', headers: () => from('https://evil.example') },
  { name: 'Origin: null', headers: () => from('null') },
  { name: 'an empty Origin', headers: () => from('') },
  { name: 'Sec-Fetch-Site: cross-site', headers: () => ({ 'Sec-Fetch-Site': 'cross-site' }) },
  { name: 'Sec-Fetch-Site: same-site', headers: () => ({ 'Sec-Fetch-Site': 'same-site' }) },
  { name: 'Sec-Fetch-Site twice', headers: () => ({ 'Sec-Fetch-Site': ['same-origin', 'cross-site'] }) },
  {
    name: 'our address at the front of another host',
    headers: (site) => from(`${site.origin}.evil.example`),
  },
  { name: 'our address as the user of another', headers: (site) => from(`${site.origin}@evil.example`) },
  { name: 'our host on another port', headers: () => from('http://127.0.0.1:9') },
  { name: 'our host under https', headers: (site) => from(`https://${site.host}`) },
  { name: 'another name for this machine', headers: (site) => from(`http://localhost:${site.port}`) },
  { name: 'two Origins, ours first', headers: (site) => from([site.origin, 'https://evil.example']) },
  {
    name: 'our name on plain http, where the site is on https',
    settings: { BASE_URL: 'https://pursuant.example' },
    headers: (site) => from(`http://${site.host}`),
  },
]

/** An older browser, or a site on plain http: Origin is all it says. */
function from(origin: string | string[]): Headers {
  return { Origin: origin, 'Sec-Fetch-Site': null }
}

export const crossSiteAttacks: readonly Attack[] = FORGERIES.map(({ name, settings, headers }) => ({
  name: `Posts from another site to sign in, sign out, change the password and end sessions: ${name}`,
  ...(settings ? { settings } : {}),
  honest: everyPostWorks,
  async run(site) {
    const victim = await someVictim(site)
    const answers: Answer[] = []
    for (const { path, form } of victim.posts) {
      answers.push(await victim.browser.post(path, form, headers(site)))
    }
    const isRefused = answers.every(
      ({ status, headers: h }) => status === 403 && h['set-cookie'] === undefined,
    )
    return { refused: isRefused && (await isUnharmed(site, victim)), said: answers.map(say).join(', ') }
  },
}))

type Victim = Awaited<ReturnType<typeof someVictim>>

/** Login CSRF is the first post: whatever the victim then writes would stand in the attacker's account. */
async function someVictim(site: Site) {
  const { person, browser } = await someoneIn(site)
  const posts = [
    { path: '/sign-in', form: { email: addPerson(site).email, password: PASSWORD } },
    { path: '/account/other-sessions/ending', form: {} },
    { path: '/account/password', form: { current: PASSWORD, password: NEW_PASSWORD } },
    { path: '/sign-out', form: {} },
  ] as const
  return { person, browser, other: await signedIn(site, person), posts }
}

async function isUnharmed(site: Site, { person, browser, other }: Victim): Promise<boolean> {
  const { body } = await browser.get('/account')
  return body.includes(person.email) && (await isIn(other)) && !(await opens(site, person, NEW_PASSWORD))
}

async function opens(site: Site, person: Person, password: string): Promise<boolean> {
  return (await trySignIn(openBrowser(site), person, password)).status === 303
}

/** The same four as the site's own pages send them, each with its effect. */
async function everyPostWorks(site: Site) {
  const { person, browser, other, posts } = await someVictim(site)
  const [signIn, endOthers, changePassword, signOut] = posts
  const asAttacker = await openBrowser(site).post(signIn.path, signIn.form)
  await browser.post(endOthers.path, endOthers.form)
  const isOtherIn = await isIn(other)
  await browser.post(changePassword.path, changePassword.form)
  const isChanged = await opens(site, person, NEW_PASSWORD)
  await browser.post(signOut.path, signOut.form)
  const done = [asAttacker.status === 303, !isOtherIn, isChanged, !(await isIn(browser))]
  return { accepted: done.every(Boolean), said: `done: ${done.join(', ')}` }
}
