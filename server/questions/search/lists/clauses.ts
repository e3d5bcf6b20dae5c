import type { ExpandPrefix } from '../match.ts'
import { allOf, type Fact, partsOf, type Scope, type Tree } from '../tree.ts'
import { foldWord } from '../words.ts'

/** A word as the index stems it, or several next to each other, in a part of the text. */
export interface ListedPhrase {
  stems: readonly string[]
  scope: Scope
  /** The stems of all words that stand for the same beginning: they are read together. */
  beside?: readonly string[]
}

/** Words and phrases of which a record must have one. */
export type Clause = readonly ListedPhrase[]

/** What the lists of words can be asked: something of each clause and none of some others; facts are for the columns. */
export interface Clauses<F extends Fact> {
  wanted: readonly Clause[]
  unwanted: Clause
  facts: Tree<F> | null
}

/** The stems of words; null for what the index takes for several, or for none. */
export type Stem = (words: readonly string[]) => readonly (string | null)[]

/**
 * A tree as the lists can be asked it: null where they cannot, because no word is wanted, because an exact form or
 * nearness matters, or because something is neither a phrase nor one of several.
 */
export function clausesOf<F extends Fact>(
  tree: Tree<F>,
  stem: Stem,
  expand: ExpandPrefix,
): Clauses<F> | null {
  const wanted: Clause[] = []
  const unwanted: ListedPhrase[] = []
  const facts: Tree<F>[] = []
  for (const part of partsOf(tree)) {
    const isExcluded = part.kind === 'not'
    const node = isExcluded ? part.node : part
    if (node.kind === 'fact') {
      facts.push(part)
      continue
    }
    const words = clauseOf(node, stem, expand)
    if (words === null) return null
    if (isExcluded) unwanted.push(...words)
    else wanted.push(words)
  }
  return wanted.length === 0 ? null : { wanted, unwanted, facts: allOf(facts) }
}

function clauseOf<F extends Fact>(tree: Tree<F>, stem: Stem, expand: ExpandPrefix): Clause | null {
  if (tree.kind === 'any') {
    const words = tree.nodes.map((node) => (node.kind === 'any' ? null : clauseOf(node, stem, expand)))
    return words.includes(null) ? null : words.flatMap((word) => word ?? [])
  }
  if (tree.kind === 'prefix') {
    const stems = stemmed(expand(foldWord(tree.start)), stem)
    return stems?.map((one) => ({ stems: [one], scope: tree.scope, beside: stems })) ?? null
  }
  if (tree.kind !== 'phrase' || tree.isExact) return null
  const stems = stemmed(tree.words, stem)
  return stems && [{ stems, scope: tree.scope }]
}

function stemmed(words: readonly string[], stem: Stem): string[] | null {
  const stems = stem(words)
  return stems.includes(null) ? null : stems.filter((known) => known !== null)
}
