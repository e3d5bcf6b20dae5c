import { normaliseQuotes } from '../../lib/text.ts'

/** What the language knows besides words and operators. */
export interface Language {
  /** Field words that look into a part of the text, such as `heading`. */
  scopes: readonly string[]
  /** Field words that ask for a fact, such as `asker`. */
  facts: readonly string[]
  /** Those of them that may be true of a question for several values at once: `has`. Of the others one is. */
  several: readonly string[]
}

/** What stands before a word, a phrase or a bracket. */
interface Signs {
  /** `-` stood before it. */
  isExcluded: boolean
  /** `=` stood before it. */
  isExact: boolean
  /** The field word before it, known to the language; null for none. */
  field: string | null
}

/** A piece of what was typed. `typed` is for the page to say. */
export type Token = { typed: string } & (
  | ({ kind: 'word' | 'phrase'; text: string; isPrefix: boolean; unknownField: string | null } & Signs)
  | ({ kind: 'near'; inside: string; isClosed: boolean } & Signs)
  | ({ kind: 'fact'; values: readonly string[] } & Signs)
  | ({ kind: 'open' } & Signs)
  | { kind: 'close' | 'or' | 'and' | 'not' | 'sign' }
)

const SPACE = /[\s\p{Cc}]+/uy
const SIGNS = /(-*)(?:([a-z][a-z-]*):(?=[^\s)|]))?(=?)/iy
const OPERATOR = /(?:(and|or|not)(?=[\s()"|]|$))|\|+/iy
const NEAR = /near\s*\(([^)]*)(\)?)/iy
const PHRASE = /"([^"]*)(?:"|$)(\*?)/y
// An ending in brackets belongs to its word: "Member(s)".
const WORD = /[^\s"()|]+(?:\([^\s"()|]{1,3}\)[^\s"()|]*)*/y
const VALUE = '(?:"[^"]*(?:"|$)|[^\\s"()|,]+)'
const VALUES = new RegExp(`${VALUE}(?:,${VALUE})*,?`, 'y')
const BRACKETED_VALUES = /\(([^()]*)\)?/y
const BETWEEN_VALUES = /"([^"]*)(?:"|$)|(\s+or\s+|[,|])|([^",|]+?)(?=\s+or\s+|[",|]|$)/gi

/** A token, and where it begins and ends in the text that was cut. */
interface Placed {
  token: Token
  start: number
  end: number
}

/**
 * Cuts what was typed into tokens. Curly quotes and dashes count as the straight ones, since people paste them. Never
 * fails: any text gives some list of tokens, perhaps an empty one.
 */
export function tokenise(typed: string, language: Language): Token[] {
  return placedTokens(asRead(typed), language).map(({ token }) => token)
}

/** What was typed as it is read. */
export function asRead(typed: string): string {
  return normaliseQuotes(typed.normalize('NFC')).replace(/[«»„]/g, '"')
}

/** The tokens of a text that stands as it is read. */
export function placedTokens(text: string, language: Language): Placed[] {
  const tokens: Placed[] = []
  for (let start = skip(text, 0); start < text.length; ) {
    const [token, end] = tokenAt(text, start, language)
    tokens.push({ token: { ...token, typed: text.slice(start, end).trim() }, start, end })
    start = skip(text, end)
  }
  return tokens
}

type Untold<T> = T extends unknown ? Omit<T, 'typed'> : never
type Found = [token: Untold<Token>, end: number]

function tokenAt(text: string, start: number, language: Language): Found {
  if (text[start] === ')') return [{ kind: 'close' }, start + 1]
  const operator = at(OPERATOR, text, start)
  if (operator) return [{ kind: wordOf(operator[1]) }, start + operator[0].length]
  const [signs, afterSigns, unknownField] = signsAt(text, start, language)
  if (signs.field !== null && language.facts.includes(signs.field)) return factAt(text, afterSigns, signs)
  return textAt(text, afterSigns, signs, unknownField)
}

function wordOf(operator: string | undefined): 'and' | 'or' | 'not' {
  const word = operator?.toLowerCase()
  return word === 'and' || word === 'not' ? word : 'or'
}

/** The signs, where what follows them begins, and the field word that nobody knows: it is then a part of the word. */
function signsAt(text: string, start: number, language: Language): [Signs, number, string | null] {
  const [all, dashes = '', name = '', equals] = at(SIGNS, text, start) ?? ['']
  const field = name.toLowerCase()
  const isKnown = language.facts.includes(field) || language.scopes.includes(field)
  const isExact = equals === '=' && (name === '' || isKnown)
  const signs = { isExcluded: dashes !== '', isExact, field: isKnown ? field : null }
  const isOther = name !== '' && !isKnown
  return [signs, start + (isOther ? dashes.length : all.length), isOther ? name : null]
}

function textAt(text: string, start: number, signs: Signs, unknownField: string | null): Found {
  if (text[start] === '(') return [{ kind: 'open', ...signs }, start + 1]
  const near = at(NEAR, text, start)
  if (near) {
    const token = { kind: 'near' as const, inside: near[1] ?? '', isClosed: near[2] === ')', ...signs }
    return [token, start + near[0].length]
  }
  const phrase = at(PHRASE, text, start)
  if (phrase) {
    const token = { kind: 'phrase' as const, text: phrase[1] ?? '', isPrefix: phrase[2] === '*' }
    return [{ ...token, unknownField, ...signs }, start + phrase[0].length]
  }
  const [word] = at(WORD, text, start) ?? []
  if (word === undefined) return [{ kind: 'sign' }, Math.max(start, 0)]
  const token = { kind: 'word' as const, text: word.replace(/\*+$/, ''), isPrefix: word.endsWith('*') }
  return [{ ...token, unknownField, ...signs }, start + word.length]
}

function factAt(text: string, start: number, signs: Signs): Found {
  const inBrackets = at(BRACKETED_VALUES, text, start)
  const found = inBrackets ?? at(VALUES, text, start)
  if (!found) return [{ kind: 'sign' }, start]
  const values = valuesIn(inBrackets ? (inBrackets[1] ?? '') : found[0])
  return [{ kind: 'fact', values, ...signs }, start + found[0].length]
}

/** `Green,"Ann Example"` or, in brackets, `Green or Ann Example`. */
function valuesIn(text: string): string[] {
  const values = [...text.matchAll(BETWEEN_VALUES)].map(([, quoted, , plain]) =>
    (quoted ?? plain ?? '').trim(),
  )
  return values.filter((value) => value !== '')
}

/** The words and phrases inside `near(…)`, and the number at its end. */
export function insideNear(inside: string): { pieces: string[]; distance: number | null } {
  const [, listed = inside, number] = /^(.*?),\s*(\d{1,4})\s*$/s.exec(inside) ?? []
  const pieces = [...listed.matchAll(/"([^"]*)(?:"|$)|[^\s",|(]+/g)].map(([piece, phrase]) => phrase ?? piece)
  return { pieces, distance: number === undefined ? null : Number(number) }
}

function skip(text: string, from: number): number {
  return from + (at(SPACE, text, from)?.[0].length ?? 0)
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
