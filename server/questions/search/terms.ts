import { insideNear, type Token } from './tokens.ts'
import type { Fact, Scope, TextLeaf } from './tree.ts'
import { wordsIn } from './words.ts'

const MOST_WORDS_IN_PHRASE = 24
const SHORTEST_PREFIX = 3
const MOST_PHRASES_NEAR = 8
const DISTANCE = 10
const LONGEST_DISTANCE = 100
const MOST_VALUES = 20

type Written = Extract<Token, { kind: 'word' | 'phrase' }>
type NearToken = Extract<Token, { kind: 'near' }>
type FactToken = Extract<Token, { kind: 'fact' }>

/** What a token asks for; null when it asks for nothing. What was read otherwise is said in `notices`. */
export function leafOf(
  token: Written | NearToken | FactToken,
  scope: Scope,
  notices: string[],
): TextLeaf | Fact | null {
  if (token.kind === 'fact') return factOf(token, notices)
  const own = (token.field as Scope) ?? scope
  return token.kind === 'near' ? nearOf(token, own, notices) : wordsOf(token, own, notices)
}

/** How many lists of records it costs to look through. */
export function termsIn(leaf: TextLeaf | Fact): number {
  return leaf.kind === 'near' ? leaf.phrases.length : 1
}

function factOf({ field, values, typed }: FactToken, notices: string[]): Fact | null {
  if (values.length > MOST_VALUES)
    notices.push(`Only the first ${MOST_VALUES} values of ${short(typed)} were used.`)
  if (values.length > 0) return { kind: 'fact', field: field ?? '', values: values.slice(0, MOST_VALUES) }
  notices.push(`There was nothing after ${short(typed)}, so it was ignored.`)
  return null
}

/** The same fact with more values to choose from, as far as there is room. */
export function withValues(fact: Fact, more: readonly string[]): Fact {
  return { ...fact, values: [...fact.values, ...more].slice(0, MOST_VALUES) }
}

function wordsOf(token: Written, scope: Scope, notices: string[]): TextLeaf | null {
  const { text, isPrefix, isExact, typed, unknownField } = token
  const words = wordsIn(text)
  if (words.length === 0) {
    if (text !== '' || isPrefix) notices.push(`${short(typed)} has no letters or numbers, so it was ignored.`)
    return null
  }
  if (unknownField !== null && text.length > unknownField.length + 1) {
    notices.push(
      `“${unknownField.slice(0, 40)}:” is no field word, so ${short(text)} was searched for as words.`,
    )
  }
  if (isPrefix) return prefixOf(words, scope, short(typed), notices)
  return phraseOf(words, isExact, scope, short(typed), notices)
}

/** Only the last word of a phrase could be a prefix, and then the word order would be lost: the star is left out. */
function prefixOf(words: string[], scope: Scope, typed: string, notices: string[]): TextLeaf {
  const [start = ''] = words
  if (words.length > 1) {
    notices.push(`A star works after a single word, so ${typed} was searched as a phrase without it.`)
    return phraseOf(words, false, scope, typed, notices)
  }
  if ([...start].length < SHORTEST_PREFIX) {
    notices.push(
      `A star needs at least ${SHORTEST_PREFIX} letters before it, so ${typed} was searched as a word.`,
    )
    return { kind: 'phrase', words: [start], isExact: false, scope }
  }
  return { kind: 'prefix', start, scope }
}

function phraseOf(
  words: string[],
  isExact: boolean,
  scope: Scope,
  typed: string,
  notices: string[],
): TextLeaf {
  if (words.length > MOST_WORDS_IN_PHRASE) {
    notices.push(`Only the first ${MOST_WORDS_IN_PHRASE} words of the phrase ${typed} were searched for.`)
  }
  return { kind: 'phrase', words: words.slice(0, MOST_WORDS_IN_PHRASE), isExact, scope }
}

function nearOf({ inside, isClosed, typed }: NearToken, scope: Scope, notices: string[]): TextLeaf | null {
  const { pieces, distance } = insideNear(inside)
  const phrases = pieces.map(wordsIn).filter((words) => words.length > 0)
  if (!isClosed) notices.push('The bracket of “near” was not closed: it was read as closing at the end.')
  if (phrases.length > MOST_PHRASES_NEAR) {
    notices.push(
      `Only the first ${MOST_PHRASES_NEAR} words and phrases of ${short(typed)} were searched for.`,
    )
  }
  if (distance !== null && distance > LONGEST_DISTANCE) {
    notices.push(`“near” reaches ${LONGEST_DISTANCE} words at most.`)
  }
  if (pieces.some((piece) => piece.endsWith('*'))) {
    notices.push('A star does not work inside “near”, so it was left out.')
  }
  if (phrases.length < 2) return lonely(phrases[0], scope, notices)
  return {
    kind: 'near',
    phrases: phrases.slice(0, MOST_PHRASES_NEAR).map((words) => words.slice(0, MOST_WORDS_IN_PHRASE)),
    distance: Math.min(distance ?? DISTANCE, LONGEST_DISTANCE),
    scope,
  }
}

function lonely(words: readonly string[] | undefined, scope: Scope, notices: string[]): TextLeaf | null {
  notices.push(
    words
      ? '“near” needs two words or phrases, so its one was searched for by itself.'
      : '“near” had no words in it, so it was ignored.',
  )
  return words ? { kind: 'phrase', words, isExact: false, scope } : null
}

function short(text: string): string {
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return cut.replace(/^"([^"]*)"?/, '“$1”')
}
