import { type Attack, need } from './attack.ts'
import { type Browser, encode, openBrowser } from './browser.ts'
import { addPerson, PASSWORD, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

/** Where a link to `/sign-in?next=…` might lead someone who trusts this site. `HOST` is the site's own. */
const ELSEWHERE: readonly string[] = [
  '//evil.example',
  '///evil.example',
  '////evil.example/%2f..',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/%09/evil.example',
  '/%5cevil.example',
  '/%2fevil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/x/..//evil.example',
  '/x/../..//evil.example',
  '/.\t//evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'http:evil.example',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//HOST@evil.example',
  'http://HOST@evil.example',
  'http://HOST.evil.example',
  '//HOST.evil.example',
  '//HOST:80@evil.example',
  '//here.invalid//evil.example',
  '/@evil.example/../..//evil.example',
  '//evil%E3%80%82example',
  '/\u2028/evil.example',
  '/\u0000/evil.example',
  'evil.example',
  '.evil.example',
  '@evil.example',
  ':80@evil.example',
]

/** Both ways in which the site follows `next`. */
const WAYS: readonly { name: string; follow: (site: Site, next: string) => Promise<string | undefined> }[] = [
  { name: 'after signing in', follow: followAfterSigningIn },
  { name: 'when signed in already', follow: followWhenIn },
]

const BY_ADDRESS = WAYS.map(
  ({ name, follow }): Attack => ({
    name: `${ELSEWHERE.length} addresses elsewhere as the page to go to ${name}`,
    honest: ownPagesAreFollowed,
    async run(site) {
      const led: string[] = []
      for (const next of ELSEWHERE) {
        const location = await follow(site, next.replaceAll('HOST', site.host))
        if (!location || leadsAway(site, location)) led.push(`${JSON.stringify(next)} to ${location}`)
      }
      return { refused: led.length === 0, said: led[0] ?? 'each led to a page of this site' }
    },
  }),
)

/** Whichever of the two is looked at, and whichever is followed. */
const TWICE: Attack = {
  name: 'Two pages to go to after signing in, one of them elsewhere',
  honest: ownPagesAreFollowed,
  async run(site) {
    const led: string[] = []
    for (const next of [
      'next=/help&next=//evil.example',
      'next=//evil.example&next=/help',
      'next[]=//evil.example',
    ]) {
      const form = `${encode({ email: addPerson(site).email, password: PASSWORD })}&${next}`
      const { headers } = await openBrowser(site).post('/sign-in', form)
      led.push(headers.location ?? '//nowhere')
    }
    return { refused: !led.some((location) => leadsAway(site, location)), said: led.join(', ') }
  },
}

export const redirectAttacks: readonly Attack[] = [...BY_ADDRESS, TWICE]

/** As a browser understands the address, on the page that it stands on. */
function leadsAway({ origin }: Site, location: string): boolean {
  const page = `${origin}/sign-in`
  return !URL.canParse(location, page) || new URL(location, page).origin !== origin
}

async function followAfterSigningIn(site: Site, next: string): Promise<string | undefined> {
  const email = emails.get(site) ?? addPerson(site).email
  emails.set(site, email)
  const { headers } = await openBrowser(site).post('/sign-in', { email, password: PASSWORD, next })
  return headers.location
}

async function followWhenIn(site: Site, next: string): Promise<string | undefined> {
  const browser = browsers.get(site) ?? (await someoneIn(site)).browser
  browsers.set(site, browser)
  const { headers } = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)
  return headers.location
}

const emails = new WeakMap<Site, string>()
const browsers = new WeakMap<Site, Browser>()

async function ownPagesAreFollowed(site: Site) {
  const next = '/questions?q=%22safe+routes%22&year=2026#first'
  const locations = [await followAfterSigningIn(site, next), await followWhenIn(site, next)]
  const asked = await openBrowser(site).get('/account')
  need(asked.status === 303, 'a stranger is not asked to sign in')
  const accepted = locations.every((location) => location === next)
  return { accepted, said: `${locations.join(' and ')}, ${say(asked)}` }
}
