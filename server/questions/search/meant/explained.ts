import { wordsIn } from '../words.ts'

/** An abbreviation and what the text says that it stands for, both as written. */
export interface Explained {
  short: string
  long: string
}

const IN_BRACKETS = /\(([^()\n]{2,120})\)/g
const ADDRESS = /[/:@]|www\.|\.(?:uk|com|org)\b/
const LONGEST_SHORT = 10
const REACH = 300
/** What no long form reaches over. */
const END_OF_SENTENCE = /[.;:!?()\n]/
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}&/-]{0,9}$/u

/**
 * The abbreviations that a text explains: "end-to-end encryption (E2EE)", and the other way round. By the method of
 * A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
 * Pacific Symposium on Biocomputing 8 (2003), pages 451 to 462: each letter of the short form is looked for from the
 * right in the words before the bracket, and its first must begin a word. Stricter here in that a short form is one word
 * with two capitals and a long form is several words; wider in that 2 and 4 may be "to" and "for", and that the `s` of a
 * plural (PCCs) is no letter of it.
 */
export function explainedIn(text: string): Explained[] {
  if (!text.includes('(')) return []
  const found = [...text.matchAll(IN_BRACKETS)].flatMap(({ 1: inside = '', index }) => {
    const before = sentenceBefore(text, index)
    return explained(inside.trim(), before) ?? explainedInside(inside.trim(), before) ?? []
  })
  return found.filter((one, at) => found.findIndex(({ short, long }) => isSame(one, short, long)) === at)
}

function isSame(one: Explained, short: string, long: string): boolean {
  return one.short === short && one.long.toLowerCase() === long.toLowerCase()
}

function sentenceBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - REACH), at).trimEnd()
  return before.split(END_OF_SENTENCE).at(-1) ?? ''
}

/** "violence against women and girls (VAWG)" */
function explained(inside: string, before: string): Explained | null {
  const [first = ''] = inside.split(/[,;]|\sor\s/)
  const short = unquoted(first)
  return isShortForm(short) ? withLongForm(short, lastWords(before, short.length)) : null
}

/** "VAWG (violence against women and girls)": the bracket holds nothing but the long form. */
function explainedInside(inside: string, before: string): Explained | null {
  const short = before.split(/\s+/).at(-1) ?? ''
  const one = withLongForm(unquoted(short), inside)
  return one?.long === inside ? one : null
}

function withLongForm(short: string, text: string): Explained | null {
  if (!isShortForm(short)) return null
  const long = longForm(short.replace(/(?<=\p{Lu})s$/u, ''), text)
  const words = long === null ? [] : wordsIn(long)
  const isLong =
    words.length > 1 &&
    !ADDRESS.test(long ?? '') &&
    !words.includes(short) &&
    words.length <= mostWords(short.length)
  return long !== null && isLong && long.length > short.length ? { short, long } : null
}

function isShortForm(text: string): boolean {
  return text.length <= LONGEST_SHORT && SHORT.test(text) && (text.match(/\p{Lu}/gu) ?? []).length > 1
}

/** As the paper bounds it. */
function mostWords(letters: number): number {
  return Math.min(letters + 5, letters * 2)
}

function lastWords(text: string, letters: number): string {
  return text.trim().split(/\s+/).slice(-mostWords(letters)).join(' ')
}

/** No long form begins with one: the letter is of a word before. */
const SMALL_WORD = /^(?:an?|and|as|at|by|for|from|in|into|of|on|or|the|to|with)\b/
const SOUNDS: Readonly<Record<string, string>> = { '2': 't', '4': 'f' }

function longForm(short: string, text: string): string | null {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).reverse()
  const lower = text.toLowerCase()
  let at = lower.length
  for (const [index, letter] of letters.entries()) {
    const isFirst = index === letters.length - 1
    at = lastPlace(lower, at - 1, isFirst ? [letter] : [letter, SOUNDS[letter] ?? letter], isFirst)
    if (at < 0) return null
  }
  const joined = /(?:[\p{L}\p{N}]+[-'’])*$/u.exec(text.slice(0, at))?.[0] ?? '' // "shore-to-" of shore-to-shore
  return text.slice(at - joined.length).replace(/["'”’]+$/u, '')
}

function lastPlace(text: string, from: number, letters: readonly string[], beginsWord: boolean): number {
  for (let at = from; at >= 0; at -= 1) {
    const isBeginning =
      (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) && !SMALL_WORD.test(text.slice(at))
    if (letters.includes(text[at] ?? '') && (!beginsWord || isBeginning)) return at
  }
  return -1
}

function unquoted(text: string): string {
  return text.trim().replace(/^["'“”‘’]+|["'“”‘’]+$/g, '')
}
