import { accountRecords } from '../../server/accounts/record.ts'
import { ABSOLUTE_LIMIT_MS, IDLE_LIMIT_MS } from '../../server/web/sessions.ts'
import { type Attack, need } from './attack.ts'
import type { Browser } from './browser.ts'
import {
  A_COMMAND,
  isIn,
  NEW_PASSWORD,
  PASSWORD,
  type Person,
  signedIn,
  someoneIn,
  thiefOf,
} from './people.ts'
import type { Site } from './site.ts'
import { say } from './wire.ts'

const MINUTE_MS = 60_000

/** What the owner, an admin or time does about a session that was stolen. */
interface Remedy {
  name: string
  apply: (site: Site, owner: Browser, person: Person) => Promise<void>
}

const REMEDIES: readonly Remedy[] = [
  { name: 'its owner has signed out', apply: (_site, owner) => posted(owner, '/sign-out') },
  {
    name: 'its owner has changed the password',
    apply: (_site, owner) =>
      posted(owner, '/account/password', { current: PASSWORD, password: NEW_PASSWORD }),
  },
  { name: 'its owner has ended it in their list', apply: endInList },
  { name: 'its owner has ended all but their own', apply: endOthers },
  {
    name: 'the account was disabled',
    apply: async (site, _owner, { id }) => {
      records(site).disable(id, A_COMMAND, null)
    },
  },
  {
    name: 'the account was disabled and enabled again',
    apply: async (site, _owner, { id }) => {
      records(site).disable(id, A_COMMAND, null)
      records(site).enable(id, A_COMMAND, null)
    },
  },
  {
    name: 'an operator has ended all sessions of the account',
    apply: async (site, _owner, { id }) => {
      records(site).signOutEverywhere(id, A_COMMAND, null)
    },
  },
  { name: 'it was left alone for four hours', apply: async (site) => site.later(IDLE_LIMIT_MS) },
  { name: 'a day has passed, though it was never left alone', apply: useForADay },
]

export const stolenSessionAttacks: readonly Attack[] = REMEDIES.map(({ name, apply }) => ({
  name: `A stolen session cookie, after ${name}`,
  honest: worksBefore,
  async run(site) {
    const { person, browser } = await someoneIn(site)
    const thief = thiefOf(site, browser)
    need(await isIn(thief), 'the stolen cookie does not work even before')
    await apply(site, browser, person)
    const answer = await thief.get('/account')
    return { refused: answer.status !== 200 && !(await isIn(thief)), said: say(answer) }
  },
}))

/** Just short of every limit, and with nothing done about it, the cookie is as good as its owner's. */
async function worksBefore(site: Site) {
  const { browser } = await someoneIn(site)
  const copy = thiefOf(site, browser)
  site.later(IDLE_LIMIT_MS - MINUTE_MS)
  return { accepted: await isIn(copy), said: 'works until then' }
}

/** In another browser the owner finds the stolen session, the only other one, and ends it. */
async function endInList(site: Site, _owner: Browser, person: Person): Promise<void> {
  const elsewhere = await signedIn(site, person)
  const { body } = await elsewhere.get('/account')
  const [, address = ''] = /action="(\/account\/sessions\/\d+\/ending)"/.exec(body) ?? []
  await posted(elsewhere, address)
}

async function endOthers(site: Site, _owner: Browser, person: Person): Promise<void> {
  await posted(await signedIn(site, person), '/account/other-sessions/ending')
}

async function useForADay(site: Site, owner: Browser): Promise<void> {
  const step = IDLE_LIMIT_MS / 2
  for (let passed = step; passed < ABSOLUTE_LIMIT_MS; passed += step) {
    site.later(step)
    need(await isIn(owner), 'the session ended though it was used')
  }
  site.later(step)
}

async function posted(browser: Browser, path: string, form = {}): Promise<void> {
  const { status } = await browser.post(path, form)
  need(status === 303, `POST ${path} was answered ${status}`)
}

function records({ db, clock }: Site) {
  return accountRecords(db, clock)
}
