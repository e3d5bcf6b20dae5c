import { accountRecords } from '../../server/accounts/record.ts'
import { type Attack, need } from './attack.ts'
import { openBrowser } from './browser.ts'
import { BEHIND_A_PROXY, fromManyAddresses, guessAll, guessesAt } from './guesser.ts'
import { A_COMMAND, addPerson, costlyHash, isIn, type Person, trySignIn } from './people.ts'
import type { Site } from './site.ts'
import type { Answer } from './wire.ts'

const WRONG = 'a wrong password'

/** Has no account. As long as the others' addresses, so that the answer is. */
const NOBODY: Person = { id: 0, email: 'nobody.at-all@example.org', name: '' }
const SOMEBODY = 'somebody.else@example.org'

/** Accounts whose owners a stranger must not be able to tell from nobody. */
const KINDS: readonly { name: string; add: (site: Site) => Promise<Person> }[] = [
  { name: 'an account', add: (site) => addCostly(site) },
  {
    name: 'a disabled account',
    add: async (site) => {
      const person = await addCostly(site)
      accountRecords(site.db, site.clock).disable(person.id, A_COMMAND, null)
      return person
    },
  },
  {
    name: 'an account whose password is not chosen yet',
    add: async (site) => addPerson(site, { email: SOMEBODY, passwordHash: null }),
  },
]

const BY_THE_ANSWER = KINDS.map(
  ({ name, add }): Attack => ({
    name: `Telling ${name} from none by the answer to a wrong password`,
    settings: BEHIND_A_PROXY,
    alone: true,
    honest: theRightPasswordIsAnsweredOtherwise,
    async run(site) {
      const person = await add(site)
      const answers = await Promise.all(
        [person, NOBODY].map((one) => trySignIn(stranger(site, 1), one, WRONG)),
      )
      return compare(answers)
    },
  }),
)

const BY_THE_WAIT: Attack = {
  name: 'Telling an account from none by when one has to wait, and for how long',
  settings: BEHIND_A_PROXY,
  alone: true,
  honest: theRightPasswordIsAnsweredOtherwise,
  async run(site) {
    const answers: Answer[] = []
    for (const person of [addPerson(site, { email: SOMEBODY }), NOBODY]) {
      await guessAll(
        guessesAt(person, 7, fromManyAddresses(site)).map((guess) => ({ ...guess, password: WRONG })),
      )
      answers.push(await trySignIn(stranger(site, 99), person, WRONG))
    }
    need(answers[0]?.status === 429, 'nobody was told to wait')
    return compare(answers)
  },
}

export const tellingApartAttacks: readonly Attack[] = [...BY_THE_ANSWER, BY_THE_WAIT]

function addCostly(site: Site): Promise<Person> {
  return costlyHash().then((passwordHash) => addPerson(site, { email: SOMEBODY, passwordHash }))
}

function stranger(site: Site, number: number) {
  return openBrowser(site, { address: `198.51.100.${number}` })
}

/** All that a stranger can see of the two, but for the e-mail address that they typed themselves. */
function compare(answers: readonly Answer[]) {
  const [one = '', other = ''] = answers.map(visible)
  return {
    refused: one === other,
    said: one === other ? `${answers[0]?.status}, both alike` : firstDifference(one, other),
  }
}

function visible({ status, headers, body }: Answer): string {
  const { date: _date, 'x-request-id': _id, 'server-timing': _timing, etag: _etag, ...rest } = headers
  const text = body.replaceAll(SOMEBODY, '…').replaceAll(NOBODY.email, '…')
  return [status, Object.keys(headers).join(), JSON.stringify(rest), text].join('\n')
}

function firstDifference(one: string, other: string): string {
  const lines = other.split('\n')
  const [line = ''] = one.split('\n').filter((line, index) => line !== lines[index])
  return `they differ, first in: ${line.slice(0, 100)}`
}

async function theRightPasswordIsAnsweredOtherwise(site: Site) {
  const browser = openBrowser(site)
  const { status } = await trySignIn(browser, addPerson(site))
  return { accepted: status === 303 && (await isIn(browser)), said: String(status) }
}
