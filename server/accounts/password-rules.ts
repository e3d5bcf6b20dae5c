import { plural } from '../lib/text.ts'

export const SHORTEST_PASSWORD = 12
/** Far beyond any honest one; a bound on the work that a stranger can cause. */
const LONGEST_PASSWORD = 200

/** Fewer guesses than this, as a power of ten, and a password falls to someone who has stolen its hash. */
const LEAST_GUESSES_LOG10 = 8

/**
 * What is wrong with a password, in words for the person who chose it; null when it will do. No rule about kinds of
 * characters, which makes for worse ones (NIST SP 800-63B 3.1.1.2); but not what others choose, what is repeated or
 * runs along the keyboard, or what is known of the person.
 * @param about words that a guesser would try first: the person's name, e-mail address, team
 */
export async function problemWith(password: string, about: readonly string[]): Promise<string | null> {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) {
    return `The password must have at least ${plural(SHORTEST_PASSWORD, 'character')}. Three or four words that have nothing to do with each other are easy to keep in mind.`
  }
  if (length > LONGEST_PASSWORD) return `The password must have at most ${LONGEST_PASSWORD} characters.`
  const estimate = await estimator()
  const known = [...THIS_SITE, ...about.flatMap(wordsOf)]
  // What stands between its words hides a name from the estimator, and not from a person: tom.ellis.1234
  const letters = password.replace(/[^\p{L}\p{N}]+/gu, '')
  const forms = letters.length * 2 > password.length ? [password, letters] : [password]
  if (forms.every((form) => estimate(form, known) >= LEAST_GUESSES_LOG10)) return null
  return 'This password is too easy to guess: it is like one that many people use, or like a name, or it repeats itself. Choose another.'
}

const THIS_SITE = ['pursuant', 'home', 'office', 'homeoffice', 'parliament', 'minister', 'whitehall']

/** The whole, and each word of it: `eleanor.ashby@…` gives `eleanor` too. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return [text.toLowerCase(), words.join(''), ...words].filter((word) => word.length > 2)
}

type Estimate = (password: string, about: string[]) => number

let loaded: Promise<Estimate> | undefined

/** Some 50,000 common passwords, loaded (in 0.3 s) at the first need: most processes never check a password. */
function estimator(): Promise<Estimate> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary })
  return (password, about) => zxcvbn.check(password.slice(0, 100), about).guessesLog10
}
