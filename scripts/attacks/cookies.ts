import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { addPerson, isIn, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'

const ON_HTTPS = { BASE_URL: 'https://pursuant.example' }

/** What both cookies of signing in have to say of themselves, and what an attacker could do if they did not. */
const ATTRIBUTES: readonly {
  name: string
  settings?: Record<string, string>
  holds: (cookie: string) => boolean
}[] = [
  {
    name: 'Reading a cookie of signing in by a script (HttpOnly)',
    holds: (cookie) => cookie.includes('; HttpOnly'),
  },
  {
    name: 'Having another site send a cookie of signing in (SameSite)',
    holds: (cookie) => /; SameSite=(Lax|Strict)/.test(cookie),
  },
  {
    name: 'Receiving a cookie of signing in at a neighbouring host (Domain)',
    holds: (cookie) => !/domain/i.test(cookie),
  },
  {
    name: 'Reading a cookie of signing in from the wire (Secure, on https)',
    settings: ON_HTTPS,
    holds: (cookie) => cookie.includes('; Secure'),
  },
  {
    name: 'Planting a cookie of signing in from plain http or a neighbouring host (__Host-, on https)',
    settings: ON_HTTPS,
    holds: (cookie) => /^__Host-[^=]+=.*; Path=\/;/.test(cookie),
  },
  {
    name: 'Finding a session in a browser that was closed (Expires)',
    holds: (cookie) => !cookie.includes('session=') || !/expires|max-age/i.test(cookie),
  },
]

const BY_ATTRIBUTE = ATTRIBUTES.map(
  ({ name, settings, holds }): Attack => ({
    name,
    ...(settings ? { settings } : {}),
    honest: signingInWorks,
    async run(site) {
      const cookies = await cookiesOfSigningIn(site)
      return { refused: cookies.every(holds), said: cookies.map(withoutValue).join(' | ') }
    },
  }),
)

/** A cookie without the prefix can be planted by whoever sits on the wire, or at a neighbouring host. */
const PLAIN_NAME: Attack = {
  name: 'Giving the session under the cookie’s plain name (on https)',
  settings: ON_HTTPS,
  honest: signingInWorks,
  async run(site) {
    const { browser } = await someoneIn(site)
    const other = openBrowser(site)
    other.jar.set('session', browser.jar.get('__Host-session') ?? '')
    const { status } = await other.get('/account')
    return { refused: status !== 200, said: String(status) }
  },
}

const UNASKED: Attack = {
  name: 'Having strangers tracked by cookies',
  honest: signingInWorks,
  async run(site) {
    const browser = openBrowser(site)
    for (const path of ['/', '/help', '/sign-in', '/nothing-here']) await browser.get(path)
    await trySignIn(browser, addPerson(site), 'not the password')
    return { refused: browser.jar.size === 0, said: `${browser.jar.size} cookies set` }
  },
}

export const cookieAttacks: readonly Attack[] = [...BY_ATTRIBUTE, PLAIN_NAME, UNASKED]

async function cookiesOfSigningIn(site: Site): Promise<readonly string[]> {
  const { headers } = await trySignIn(openBrowser(site), addPerson(site))
  const cookies = headers['set-cookie'] ?? []
  need(cookies.length === 2, `signing in set ${cookies.length} cookies`)
  return cookies
}

async function signingInWorks(site: Site) {
  const { browser } = await someoneIn(site)
  return { accepted: await isIn(browser), said: 'signed in, and known at the next request' }
}

function withoutValue(cookie: string): string {
  return cookie.replace(/=[^;]*/, '=…')
}
