import { type MatchLeaf, textOf } from '../../questions/search/match.ts'
import { type Fact, mapLeaves, type Tree } from '../../questions/search/tree.ts'

/** Gives words that begin so, beside the letters themselves: stemming breaks `encry*`. */
export type WordsFrom = (start: string) => readonly string[]

/**
 * Builds the match expressions of words.
 * @param seesWork otherwise the words of staff are not looked into at all
 */
export function registerLeaf(seesWork: boolean, wordsFrom: WordsFrom): MatchLeaf {
  const columns = seesWork ? '{quote heading summary measure}' : '{quote heading}'
  return (leaf) => {
    const words = textOf(leaf, wordsFrom)
    const text =
      leaf.kind === 'prefix'
        ? `${textOf({ ...leaf, kind: 'phrase', words: [leaf.start], isExact: false }, wordsFrom)} * OR ${words}`
        : words
    return `${columns} : (${text})`
  }
}

/** The register keeps no texts beside its index, so it has no exact forms: a word means its other endings too. */
export function withoutExactForms(tree: Tree, notices: string[]): Tree | null {
  return mapLeaves<Fact, Fact>(tree, (leaf) => {
    if (leaf.kind !== 'phrase' || !leaf.isExact) return leaf
    notices.push(
      `“=” does not work here, so ${leaf.words.join(' ')} was searched for with its other endings.`,
    )
    return { ...leaf, isExact: false }
  })
}
