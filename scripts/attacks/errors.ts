import type { Attack } from './attack.ts'
import { type Browser, openBrowser } from './browser.ts'
import { isIn, someoneIn, trySignIn } from './people.ts'
import type { Site } from './site.ts'
import { type Answer, statusesIn } from './wire.ts'

/** What an answer must not show: where the program lies, its code, its SQL, what a library said. */
const INSIDES =
  /\bat .+:\d+:\d+|node_modules|\/server\/|\.ts\b|\.hbs\b|better-sqlite3|SqliteError|SQLITE_|select .* from|insert into|no such table|is not open|TypeError|express/i

/** Ways to break the site from outside or below. @returns what it answered */
const BREAKS: readonly { name: string; statuses: RegExp; cause: (site: Site) => Promise<Answer[]> }[] = [
  {
    name: 'the database is gone',
    statuses: /^5\d\d$/,
    cause: async (site) => {
      const { browser } = await someoneIn(site)
      site.db.close()
      return pagesFor(browser)
    },
  },
  {
    name: 'the sessions’ file is gone',
    statuses: /^5\d\d$/,
    cause: async (site) => {
      const { browser } = await someoneIn(site)
      site.later(120_000) // what is held in memory has to be read again
      site.sessionsDb.close()
      return [...(await pagesFor(browser)), await trySignIn(openBrowser(site), { email: 'a@example.org' })]
    },
  },
  {
    name: 'a table is missing',
    statuses: /^5\d\d$/,
    cause: async (site) => {
      site.db.exec('drop table audit_record')
      return [await trySignIn(openBrowser(site), addPersonWithoutTrail(site))]
    },
  },
  { name: 'the address is odd', statuses: /^4\d\d$/, cause: oddAddresses },
]

export const errorAttacks: readonly Attack[] = BREAKS.map(({ name, statuses, cause }) => ({
  name: `Reading the program’s insides in an error, when ${name}`,
  alone: true,
  honest: nothingIsWrong,
  async run(site) {
    const answers = await cause(site)
    const shown = answers.map(({ body, headers }) => INSIDES.exec(body + JSON.stringify(headers))?.[0])
    const isPlain =
      shown.every((text) => text === undefined) &&
      answers.every(({ status }) => statuses.test(String(status)))
    const found = shown.find((text) => text !== undefined)
    return {
      refused: isPlain,
      said: answers.map(({ status }) => status).join(', ') + (found ? `: ${found}` : ''),
    }
  },
}))

function pagesFor(browser: Browser): Promise<Answer[]> {
  const asked = ['/', '/account', '/questions', '/questions.json', '/questions/2026-01-12/1', '/nothing.json']
  return Promise.all([
    ...asked.map((path) => browser.get(path)),
    browser.get('/account', { Accept: 'application/json' }),
    browser.post('/account/password', { current: 'x', password: 'y' }),
  ])
}

const ODD = [
  '/%',
  '/%E0%A4%A',
  '/help/%00',
  '/help/..%2f..%2fpackage.json',
  '/questions/2026-99-99/1',
  `/uin/${'9'.repeat(3_000)}`,
  '/members/99999999999999999999',
  `/help?${'y'.repeat(4_001)}`,
  `/${'z'.repeat(9_000)}`,
  '/constructor',
  '/__proto__',
  '/help/constructor',
  '/help/__proto__',
]

async function oddAddresses(site: Site): Promise<Answer[]> {
  const browser = openBrowser(site)
  const answers = await Promise.all(ODD.map((path) => browser.get(path)))
  const tooLong = await site.sendRaw(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`)
  const tooMany = await site.sendRaw(`GET / HTTP/1.1\r\nHost: x\r\n${'X-A: bcdefgh\r\n'.repeat(4_000)}\r\n`)
  const raw = [tooLong, tooMany].map((body) => ({ status: statusesIn(body)[0] ?? 0, headers: {}, body }))
  return [...answers, ...raw]
}

async function nothingIsWrong(site: Site) {
  const { browser } = await someoneIn(site)
  const { status } = await browser.get('/questions')
  return { accepted: status === 200 && (await isIn(browser)), said: String(status) }
}

/** The audit trail cannot be written any more: an account must be there before. */
function addPersonWithoutTrail({ db }: Site) {
  db.prepare(
    "insert into account (email, name, role, password_hash, created_at) values ('a@example.org', 'A', 'reader', 'x', '2026')",
  ).run()
  return { email: 'a@example.org' }
}
