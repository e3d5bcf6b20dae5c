import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import { BEHIND_A_PROXY, fromManyAddresses } from './guesser.ts'
import { addPerson, isIn, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'

const FLOOD = 8
const MOST_MS = 1_000

/** Headers that a careless parser takes long over. */
const LONG = 14_000
const HEADERS: Readonly<Record<string, string>> = {
  Accept: 'text/html;q=0.1,'.repeat(LONG / 16),
  'Accept-Encoding': 'gzip;q=0.1, '.repeat(LONG / 12),
  'If-None-Match': `W/"${'a", W/"'.repeat(LONG / 8)}"`,
  Cookie: 'session=a; '.repeat(LONG / 11),
  'User-Agent': `Mozilla/5.0 (${'Linux; '.repeat(LONG / 7)}`,
  'X-Forwarded-For': '1.1.1.1, '.repeat(LONG / 9),
  'Content-Type': `text/html; ${'a="\\\\'.repeat(LONG / 6)}`,
  'Cache-Control': 'no-cache , '.repeat(LONG / 11),
}

const BY_HEADER = Object.entries(HEADERS).map(
  ([name, value]): Attack => ({
    name: `Keeping the site busy with a long ${name}`,
    settings: BEHIND_A_PROXY,
    honest: othersAreServed,
    async run(site) {
      const { browser } = await someoneIn(site)
      const start = performance.now()
      const { status } = await browser.get('/account', { [name]: value })
      const took = performance.now() - start
      return { refused: took < MOST_MS && status < 500, said: `${status} after ${Math.round(took)} ms` }
    },
  }),
)

const OF_SIGN_INS: Attack = {
  name: `Keeping the site busy with ${FLOOD} passwords to compare at the same moment`,
  settings: BEHIND_A_PROXY,
  honest: othersAreServed,
  async run(site) {
    const reader = await someoneIn(site)
    const from = fromManyAddresses(site)
    const flood = Array.from({ length: FLOOD }, (_, index) =>
      trySignIn(from(index), { email: `nobody${index}@example.org` }, 'x'),
    )
    const start = performance.now()
    const { status } = await reader.browser.get('/account')
    const took = performance.now() - start
    await Promise.all(flood)
    const whole = performance.now() - start
    const said = `a reader waited ${Math.round(took)} ms of ${Math.round(whole)}`
    return { refused: took < whole / 2 && status === 200, said }
  },
}

export const floods: readonly Attack[] = [...BY_HEADER, OF_SIGN_INS]

async function othersAreServed(site: Site) {
  const browser = openBrowser(site)
  const { status } = await trySignIn(browser, addPerson(site))
  return { accepted: status === 303 && (await isIn(browser)), said: String(status) }
}
