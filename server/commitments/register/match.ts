import { quoted } from '../../questions/search/match.ts'
import type { SearchTree, Term } from '../../questions/search/tree.ts'
import { foldWord } from '../../questions/search/words.ts'

/** Gives words that begin so, beside the letters themselves: stemming breaks `encry*`. */
export type WordsFrom = (start: string) => readonly string[]

/** What FTS5 is asked: those with all of these words, without any of those. Null when nothing is asked. */
export interface RegisterMatch {
  all: string | null
  none: string | null
}

/**
 * Builds the match expressions of a tree.
 * @param seesWork otherwise the words of staff are not looked into at all
 */
export function registerMatch(tree: SearchTree, seesWork: boolean, wordsFrom: WordsFrom): RegisterMatch {
  const columns = seesWork ? '{quote heading summary measure}' : '{quote heading}'
  const say = (term: Term) => `${columns} : (${wordsOf(term, wordsFrom)})`
  const join = (terms: readonly Term[], by: string) =>
    terms.length === 0 ? null : terms.map(say).join(` ${by} `)
  return { all: join(tree.all, 'AND'), none: join(tree.none, 'OR') }
}

function wordsOf(term: Term, wordsFrom: WordsFrom): string {
  if (term.kind === 'phrase') return quoted(term.words.join(' '))
  const words = wordsFrom(foldWord(term.start)).map(quoted)
  return [`${quoted(term.start)} *`, ...words].join(' OR ')
}
