import { type Token, tokenise } from './tokens.ts'
import { wordsIn } from './words.ts'

/** What is searched for. A phrase of one word is a word. */
export type Term = { kind: 'phrase'; words: readonly string[] } | { kind: 'prefix'; start: string }

/** The whole of a search: records with every one of `all` and with none of `none`. */
export interface SearchTree {
  all: readonly Term[]
  none: readonly Term[]
}

export interface ParsedSearch {
  tree: SearchTree
  /** What was left out or read otherwise, in words for the page. */
  notices: string[]
}

const MOST_TERMS = 16
const MOST_WORDS_IN_PHRASE = 24
const SHORTEST_PREFIX = 3

/**
 * Reads what was typed into a tree. Never fails: what cannot be searched is left out and said in `notices`.
 * Terms are capped at 16 because each costs a scan of its list of records.
 */
export function parseSearch(typed: string): ParsedSearch {
  const notices: string[] = []
  const found = tokenise(typed).flatMap((token) => {
    const term = termOf(token, notices)
    return term ? [{ term, isExcluded: token.isExcluded }] : []
  })
  if (found.length > MOST_TERMS) {
    notices.push(`Only the first ${MOST_TERMS} words and phrases were searched for; the rest were left out.`)
  }
  const kept = found.slice(0, MOST_TERMS)
  return {
    tree: {
      all: kept.filter(({ isExcluded }) => !isExcluded).map(({ term }) => term),
      none: kept.filter(({ isExcluded }) => isExcluded).map(({ term }) => term),
    },
    notices,
  }
}

function termOf(token: Token, notices: string[]): Term | null {
  const words = wordsIn(token.text)
  const typed = show(token)
  if (words.length === 0) {
    if (token.text !== '' || token.isPrefix)
      notices.push(`${typed} has no letters or numbers, so it was ignored.`)
    return null
  }
  if (token.isPrefix) return prefixOf(words, typed, notices)
  return phraseOf(words, typed, notices)
}

/** Only the last word of a phrase could be a prefix, and then the word order would be lost: the star is left out. */
function prefixOf(words: string[], typed: string, notices: string[]): Term {
  const [start = ''] = words
  if (words.length > 1) {
    notices.push(`A star works after a single word, so ${typed} was searched as a phrase without it.`)
    return phraseOf(words, typed, notices)
  }
  if ([...start].length < SHORTEST_PREFIX) {
    notices.push(
      `A star needs at least ${SHORTEST_PREFIX} letters before it, so ${typed} was searched as a word.`,
    )
    return { kind: 'phrase', words: [start] }
  }
  return { kind: 'prefix', start }
}

function phraseOf(words: string[], typed: string, notices: string[]): Term {
  if (words.length > MOST_WORDS_IN_PHRASE) {
    notices.push(`Only the first ${MOST_WORDS_IN_PHRASE} words of the phrase ${typed} were searched for.`)
  }
  return { kind: 'phrase', words: words.slice(0, MOST_WORDS_IN_PHRASE) }
}

function show({ text, isPrefix, kind }: Token): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return `${kind === 'phrase' ? `“${short}”` : short}${isPrefix ? '*' : ''}`
}
