import { allOf, type Fact, partsOf, type Scope, type TextLeaf, type Tree } from './tree.ts'
import { foldWord } from './words.ts'

/** Gives the corpus's words that begin so, one for each stem. */
export type ExpandPrefix = (start: string) => readonly string[]

const TEXT_COLUMNS = '{heading question answer}'

/** A tag matches every record: what takes the place of a fact, and what an exclusion is taken out of. */
const EVERYTHING = 'tags : record'

/** Builds the FTS5 expression of one leaf. */
export type MatchLeaf = (leaf: TextLeaf) => string

/**
 * Leaves of the search of questions. Words are scoped to the text columns, so that nobody's words match a tag.
 * @param expand prefixes go through the corpus's own words, because stemming breaks `encry*`
 */
export function questionLeaf(expand: ExpandPrefix): MatchLeaf {
  return (leaf) => `${columnsOf(leaf.scope)} : ${textOf(leaf, expand)}`
}

function columnsOf(scope: Scope): string {
  return scope ?? TEXT_COLUMNS
}

/** The words of a leaf for FTS5, wherever they may stand. */
export function textOf(leaf: TextLeaf, expand: ExpandPrefix): string {
  if (leaf.kind === 'prefix') return prefix(leaf.start, expand)
  if (leaf.kind === 'phrase') return phrase(leaf.words)
  return `NEAR(${leaf.phrases.map(phrase).join(' ')}, ${leaf.distance})`
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

/** True for a tree of words alone, joined by *and* and *or*: what FTS5 can be asked as it is. */
export function isPlainText<F extends Fact>(tree: Tree<F>): boolean {
  if (tree.kind === 'all' || tree.kind === 'any') return tree.nodes.every((node) => isPlainText(node))
  return tree.kind === 'prefix' || tree.kind === 'near' || (tree.kind === 'phrase' && !tree.isExact)
}

/**
 * The FTS5 match expression of a search of words alone, some of them excluded: null for any other tree, and where nothing
 * is wanted, since FTS5 knows no leading *not*.
 */
export function wholeMatch<F extends Fact>(tree: Tree<F>, leaf: MatchLeaf): string | null {
  const unwanted = partsOf(tree).flatMap((part) => (part.kind === 'not' ? [part.node] : []))
  const wanted = allOf(partsOf(tree).filter(({ kind }) => kind !== 'not'))
  if (wanted === null || ![wanted, ...unwanted].every((part) => isPlainText(part))) return null
  const match = matchOf(wanted, leaf)
  if (unwanted.length === 0) return match
  return `${match} NOT (${unwanted.map((part) => matchOf(part, leaf)).join(' OR ')})`
}

/** The FTS5 match expression of a tree of words alone. */
export function matchOf<F extends Fact>(tree: Tree<F>, leaf: MatchLeaf): string {
  if (tree.kind === 'all' || tree.kind === 'any') {
    const by = tree.kind === 'all' ? ' AND ' : ' OR '
    return `(${tree.nodes.map((node) => matchOf(node, leaf)).join(by)})`
  }
  if (tree.kind === 'not' || tree.kind === 'fact') throw new Error('Only words can be matched')
  return leaf(tree as TextLeaf)
}

/**
 * An expression that matches at least what a tree finds, for putting in order what was found by other means: facts and
 * exclusions count as true. Null when it would match everything.
 */
export function rankingMatch<F extends Fact>(tree: Tree<F> | null, leaf: MatchLeaf): string | null {
  if (tree === null || tree.kind === 'not' || tree.kind === 'fact') return null
  if (tree.kind !== 'all' && tree.kind !== 'any') return rankingLeaf(tree as TextLeaf, leaf)
  const matches = tree.nodes.map((node) => rankingMatch(node, leaf))
  const known = matches.filter((match) => match !== null)
  if (known.length === 0) return null
  if (tree.kind === 'all') return `(${known.join(' AND ')})`
  return `(${[...known, ...(known.length < matches.length ? [EVERYTHING] : [])].join(' OR ')})`
}

/**
 * Beside an `OR`, FTS5 (seen in SQLite 3.51.2) judges some `NEAR` otherwise than alone, and what was found must be ranked: so
 * words near each other count wherever they stand.
 */
function rankingLeaf(leaf: TextLeaf, match: MatchLeaf): string {
  if (leaf.kind !== 'near') return match(leaf)
  const { phrases, scope } = leaf
  return `(${phrases.map((words) => match({ kind: 'phrase', words, isExact: false, scope })).join(' AND ')})`
}

/** Narrows a match by expressions over the tags. */
export function withTags(match: string, tagExpressions: readonly string[]): string {
  return [`(${match})`, ...tagExpressions].join(' AND ')
}
