import { oncePerDatabase } from '../../../../db/once.ts'
import type { ExpandPrefix } from '../match.ts'
import { stemsOf } from '../stems.ts'
import type { KnownTree } from '../understand.ts'
import { clausesOf } from './clauses.ts'
import { asker } from './find.ts'
import { wordLists } from './word-lists.ts'

/** A search that the lists of words can serve. */
export interface ListedSearch {
  /** What the columns must say of a record as well; null for nothing. */
  facts: KnownTree | null
  /** The positions of the records that have the words, ascending. */
  found(): Int32Array
  /** The best of some records, the best first. */
  best(positions: Int32Array, most: number): number[]
}

/** Looks a search up in the lists of words: null where they are not there, or cannot serve it. Call inside a transaction. */
export const listedSearch = oncePerDatabase((db) => {
  const listsOf = wordLists(db)
  const stem = (words: readonly string[]) => {
    const stems = stemsOf(words)
    return words.map((word) => stems.get(word) ?? null)
  }

  return (tree: KnownTree | null, keys: Float64Array, expand: ExpandPrefix): ListedSearch | null => {
    const lists = tree && listsOf(keys)
    const clauses = lists && clausesOf(tree, stem, expand)
    if (!lists || !clauses) return null
    const ask = asker(lists)
    return {
      facts: clauses.facts,
      found: () => ask.found(clauses),
      best: (positions, most) => ask.best(clauses.wanted, positions, most),
    }
  }
})
