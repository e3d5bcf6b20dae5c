import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import { addPerson, isIn, someoneIn } from './people.ts'
import type { Site } from './site.ts'

const PRIVATE = { ACCESS: 'private' }

/** Of people themselves, or behind a password: not to be kept at all, not even by their own browser. */
const NEVER_KEPT = ['/account', '/admin/users', '/admin/users/new', '/admin/teams', '/account/']
/** May be kept by the browser of whoever asked, and by nothing in between. */
const KEPT_BY_OWNER = [
  '/',
  '/questions',
  '/questions.json',
  '/help',
  '/members/4149',
  '/uin/1',
  '/questions/2026-01-12/1.json',
]

export const cachingAttacks: readonly Attack[] = [
  {
    name: 'Reading pages about people in a cache, or by the back button after they signed out',
    honest: pagesAreServed,
    async run(site) {
      const { browser } = await someoneIn(site, { role: 'admin' })
      const pages = [
        ...(await cacheControls(browser, NEVER_KEPT)),
        ...(await cacheControls(openBrowser(site), ['/sign-in', '/set-up', '/new-password'])),
      ]
      return judge(pages, (control) => control === 'no-store')
    },
  },
  {
    name: 'Reading what a private site told someone who is signed in, in a cache between',
    settings: PRIVATE,
    honest: pagesAreServed,
    async run(site) {
      const { browser } = await someoneIn(site, { role: 'admin' })
      return judge(await cacheControls(browser, KEPT_BY_OWNER), (control) => /private|no-store/.test(control))
    },
  },
  {
    name: 'Having a cache keep what a stranger was refused, for those who are signed in',
    settings: PRIVATE,
    honest: pagesAreServed,
    async run(site) {
      const stranger = openBrowser(site)
      return judge(await cacheControls(stranger, KEPT_BY_OWNER), (control) =>
        /private|no-store/.test(control),
      )
    },
  },
  {
    name: 'Having a cache take one’s account for a stylesheet, by its address',
    honest: pagesAreServed,
    async run(site) {
      const { person, browser } = await someoneIn(site)
      const answers = await Promise.all(DISGUISED.split(/\s+/).map((path) => browser.get(path)))
      const kept = answers.filter(
        ({ body, headers }) => body.includes(person.email) && headers['cache-control'] !== 'no-store',
      )
      return {
        refused: kept.length === 0,
        said: [...new Set(answers.map(({ status }) => status))].join(', '),
      }
    },
  },
  {
    name: 'Reading pages after signing out in what the browser has kept (Clear-Site-Data)',
    honest: pagesAreServed,
    async run(site) {
      const { browser } = await someoneIn(site)
      const { headers } = await browser.post('/sign-out', {})
      const said = String(headers['clear-site-data'])
      return { refused: said.includes('"cache"'), said }
    },
  },
  {
    name: 'Asking whether a page has changed since, without being signed in any more',
    settings: PRIVATE,
    honest: pagesAreServed,
    async run(site) {
      const { browser } = await someoneIn(site)
      const { headers } = await browser.get('/questions.json')
      const asked = { 'If-None-Match': String(headers.etag), Accept: 'application/json' }
      const { status } = await openBrowser(site).get('/questions.json', asked)
      return { refused: status === 401, said: String(status) }
    },
  },
]

/** Addresses that a cache might take for a file that never changes, and the site for one's account. */
const DISGUISED = `/account/x.css /account.css /account;x.css /account%2fx.css /account%00.css /account/.css
  /account/..%2fassets%2fx.css /account?x.css /account%23x.css /assets/..%2faccount /account/x.js /account%0ax.svg`

type Controls = readonly { path: string; control: string }[]

async function cacheControls(
  browser: ReturnType<typeof openBrowser>,
  paths: readonly string[],
): Promise<Controls> {
  const answers = await Promise.all(paths.map((path) => browser.get(path)))
  return answers.map(({ headers }, index) => ({
    path: paths[index] ?? '',
    control: headers['cache-control'] ?? 'nothing said',
  }))
}

function judge(controls: Controls, isSafe: (control: string) => boolean) {
  const unsafe = controls.filter(({ control }) => !isSafe(control))
  const said = unsafe.map(({ path, control }) => `${path}: ${control}`).join('; ')
  return { refused: unsafe.length === 0, said: said || `${controls.length} pages` }
}

async function pagesAreServed(site: Site) {
  const { browser } = await someoneIn(site, { role: 'admin' })
  const pages = await Promise.all(
    ['/account', '/questions', '/questions.json'].map((path) => browser.get(path)),
  )
  const stranger = openBrowser(site)
  const accepted =
    pages.every(({ status }) => status === 200) && !(await isIn(stranger)) && addPerson(site).id > 0
  return { accepted, said: pages.map(({ status }) => status).join(', ') }
}
