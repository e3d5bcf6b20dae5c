import type { Attack } from './attack.ts'
import { type Browser, type Headers, ownPost } from './browser.ts'
import { isIn, NEW_PASSWORD, PASSWORD, someoneIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, say } from './wire.ts'

/** Ways to sign somebody out that are not the post of the button. */
const WAYS: readonly { name: string; method: string; path?: string; headers?: Headers }[] = [
  { name: 'GET', method: 'GET' },
  { name: 'HEAD', method: 'HEAD' },
  { name: 'PUT', method: 'PUT' },
  { name: 'DELETE', method: 'DELETE' },
  { name: 'PATCH', method: 'PATCH' },
  { name: 'OPTIONS', method: 'OPTIONS' },
  { name: 'GET that says it is a POST, in headers', method: 'GET', headers: override('POST') },
  {
    name: 'GET that says it is a POST, in the query',
    method: 'GET',
    path: '/sign-out?_method=POST&method=post',
  },
  { name: 'GET of the address in other capitals', method: 'GET', path: '/SIGN-OUT/' },
]

const OTHER_METHODS = WAYS.map(
  ({ name, method, path = '/sign-out', headers = {} }): Attack => ({
    name: `Signing out by ${name}`,
    honest: postSignsOut,
    async run(site) {
      const { browser } = await someoneIn(site)
      const answer = await browser.ask(method, path, headers)
      return { refused: answer.status !== 303 && (await isIn(browser)), said: say(answer) }
    },
  }),
)

function override(method: string): Headers {
  return { 'X-HTTP-Method-Override': method, 'X-HTTP-Method': method, 'X-Method-Override': method }
}

const SPECIAL: readonly Attack[] = [
  {
    name: 'A post to the password that says it is a GET, from another site',
    honest: postSignsOut,
    async run(site) {
      const { browser } = await someoneIn(site)
      const form = { current: PASSWORD, password: NEW_PASSWORD, _method: 'GET' }
      const headers = { ...override('GET'), 'Sec-Fetch-Site': 'cross-site' }
      const answer = await browser.post('/account/password', form, headers)
      return { refused: answer.status === 403, said: say(answer) }
    },
  },
  {
    name: 'Having one’s headers and cookies read back by TRACE',
    honest: postSignsOut,
    async run(site) {
      const { browser } = await someoneIn(site)
      const answer = await browser.ask('TRACE', '/account', ownPost(site))
      const isEchoed = answer.body.includes(browser.jar.get('session') ?? '?')
      return { refused: answer.status >= 400 && !isEchoed, said: say(answer) }
    },
  },
  {
    name: 'Asking in a preflight whether another site may read and post here',
    honest: postSignsOut,
    async run(site) {
      const { browser } = await someoneIn(site)
      const answers = await askFromElsewhere(browser)
      const isAllowed = answers.some(({ headers }) =>
        Object.keys(headers).some((name) => name.startsWith('access-control-')),
      )
      return { refused: !isAllowed, said: answers.map(say).join(', ') }
    },
  },
]

export const methodAttacks: readonly Attack[] = [...OTHER_METHODS, ...SPECIAL]

function askFromElsewhere(browser: Browser): Promise<Answer[]> {
  const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
  const asked = [
    ['OPTIONS', '/account/password'],
    ['OPTIONS', '/sign-in'],
    ['GET', '/account'],
    ['GET', '/questions.json'],
  ] as const
  return Promise.all(asked.map(([method, path]) => browser.ask(method, path, headers)))
}

async function postSignsOut(site: Site) {
  const { browser } = await someoneIn(site)
  const answer = await browser.post('/sign-out', {})
  return { accepted: answer.status === 303 && !(await isIn(browser)), said: say(answer) }
}
