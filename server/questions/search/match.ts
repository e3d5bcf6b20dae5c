import type { SearchTree, Term } from './tree.ts'
import { foldWord } from './words.ts'

/** Gives the corpus's words that begin so, one for each stem. */
export type ExpandPrefix = (start: string) => readonly string[]

const TEXT_COLUMNS = '{heading question answer}'

/** A tag matches every record: what `-x` alone is taken out of. */
const EVERYTHING = 'tags : record'

/**
 * Builds the FTS5 match expression of a tree: null when nothing is asked. Words are scoped to the text columns, so
 * that nobody's words match a tag. FTS5 knows no leading `not`: exclusions alone are taken out of everything.
 * @param expand prefixes go through the corpus's own words, because stemming breaks `encry*`
 */
export function matchOf({ all, none }: SearchTree, expand: ExpandPrefix): string | null {
  if (all.length === 0 && none.length === 0) return null
  const wanted = all.map((term) => inText(term, expand))
  const unwanted = none.map((term) => inText(term, expand))
  const base = wanted.length > 0 ? wanted.join(' AND ') : EVERYTHING
  return unwanted.length > 0 ? `(${base}) NOT (${unwanted.join(' OR ')})` : base
}

/** Narrows a match by expressions over the tags: null when there is nothing to match at all. */
export function withTags(match: string | null, tagExpressions: readonly string[]): string | null {
  const all = match === null ? tagExpressions : [`(${match})`, ...tagExpressions]
  return all.length > 0 ? all.join(' AND ') : null
}

function inText(term: Term, expand: ExpandPrefix): string {
  return `${TEXT_COLUMNS} : ${term.kind === 'phrase' ? phrase(term.words) : prefix(term.start, expand)}`
}

function phrase(words: readonly string[]): string {
  return quoted(words.join(' '))
}

/** The words that begin so, or, when the corpus has none, the letters themselves: that finds nothing, in order. */
function prefix(start: string, expand: ExpandPrefix): string {
  const words = expand(foldWord(start))
  return words.length > 0 ? `(${words.map(quoted).join(' OR ')})` : quoted(start)
}

/** Words as FTS5 takes them for a phrase, and for nothing of its own language. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
