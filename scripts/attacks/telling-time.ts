import type { Attack } from './attack.ts'
import { openBrowser } from './browser.ts'
import { BEHIND_A_PROXY } from './guesser.ts'
import { addPerson, costlyHash, isIn, type Person, trySignIn } from './people.ts'
import type { Site } from './site.ts'

const ROUNDS = 5
/** Medians of a busy machine. Without the work done for nobody, the one would be a hundredth of the other. */
const MOST_APART = 0.25
const MINUTE_MS = 60_000

export const timingAttacks: readonly Attack[] = [
  {
    name: 'Telling an account from none by the time that a wrong password takes',
    settings: BEHIND_A_PROXY,
    honest: theRightPasswordWorks,
    async run(site) {
      const person = addPerson(site, { passwordHash: await costlyHash() })
      let measured = await measure(site, person)
      for (let again = 0; again < 2 && measured.apart > MOST_APART; again += 1)
        measured = await measure(site, person)
      const { someone, nobody, apart } = measured
      return { refused: apart <= MOST_APART, said: `${Math.round(someone)} ms and ${Math.round(nobody)} ms` }
    },
  },
]

/** The medians of both, taken in turns, so that a busy moment hits both. */
async function measure(site: Site, person: Person) {
  const times = { someone: [] as number[], nobody: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.someone.push(await timeOf(site, person, round))
    times.nobody.push(await timeOf(site, { email: `nobody${round}@example.org` }, round))
    site.later(MINUTE_MS) // so that neither has to wait for the next
  }
  const someone = median(times.someone)
  const nobody = median(times.nobody)
  return { someone, nobody, apart: Math.abs(someone - nobody) / Math.max(someone, nobody) }
}

async function timeOf(site: Site, person: Pick<Person, 'email'>, round: number): Promise<number> {
  const browser = openBrowser(site, { address: `198.51.100.${round + 1}` })
  const start = performance.now()
  const { status } = await trySignIn(browser, person, 'a wrong password')
  if (status !== 422) throw new Error(`A wrong password was answered ${status}`)
  return performance.now() - start
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

async function theRightPasswordWorks(site: Site) {
  const browser = openBrowser(site)
  await trySignIn(browser, addPerson(site, { passwordHash: await costlyHash() }))
  return { accepted: await isIn(browser), said: 'signed in' }
}
