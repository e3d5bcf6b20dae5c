import { sayCount } from '../../lib/text.ts'
import type { QuestionColumn } from './filters.ts'
import type { ListedSearch } from './lists/listed-search.ts'
import { type ExpandPrefix, withTags } from './match.ts'
import { LAST_PAGE, type PageWanted } from './ordering.ts'
import type { searchQueries } from './queries.ts'
import { isTagged, tagsFor } from './tags.ts'
import { termsIn } from './terms.ts'
import { type Fact, leavesOf, type TextLeaf, type Tree } from './tree.ts'
import { foldWord } from './words.ts'

const MOST_RANKED = 20_000
/** Each word is counted in each record: 20,000 records with the four commonest words take 50 ms. */
const MOST_LOOKED_AT = 4 * MOST_RANKED
const ALWAYS_RANKED = 2_000

/** To rank, SQLite counts every record that has one of the tags: tens of thousands, for whatever few are found. */
const FEW_FOUND = 5_000

/** What is ranked, as the index can be asked for it. */
export interface Ranking {
  /** The whole of what was typed; null where the index alone cannot serve it. */
  match: string | null
  /** What matches at least all that was found. */
  relevant: string | null
  filters: ReadonlyMap<QuestionColumn, ReadonlySet<number>>
  endedSessions: readonly number[]
  /** How many of the newest are put in order. */
  most: number
}

/** How many can be ranked by a tree: the more words it has, the fewer. */
export function mostRanked<F extends Fact>(tree: Tree<F> | null, expand: ExpandPrefix): number {
  const most = Math.floor(MOST_LOOKED_AT / Math.max(1, wordsOfTree(tree, expand)))
  return Math.max(ALWAYS_RANKED, Math.min(MOST_RANKED, most))
}

/** How many lists of records the index goes through for a tree. */
function wordsOfTree<F extends Fact>(tree: Tree<F> | null, expand: ExpandPrefix): number {
  return leavesOf(tree).reduce((sum, leaf) => sum + wordsOf(leaf, expand), 0)
}

function wordsOf(leaf: TextLeaf | Fact, expand: ExpandPrefix): number {
  if (leaf.kind === 'fact') return 0
  return leaf.kind === 'prefix' ? expand(foldWord(leaf.start)).length : termsIn(leaf)
}

/**
 * A page by relevance. Ranking costs by the match, so of very many only the newest are ranked. Where many are found and the
 * words and the tags of the index say all that was asked, they are faster than a list of what was found.
 */
export function rankedPage(
  sql: ReturnType<typeof searchQueries>,
  { match, relevant, filters, endedSessions, most }: Ranking,
  keys: Float64Array,
  { page, pageSize }: PageWanted,
): number[] {
  if (relevant === null || keys.length === 0) return []
  const newest = keys.subarray(-most)
  const tags = [...filters].map(([column, codes]) =>
    isTagged(column) ? tagsFor(column, codes, endedSessions) : null,
  )
  const offset = (page - 1) * pageSize
  // With an exclusion FTS5 (seen in SQLite 3.53) leaves out of the sum some of several words of which one is enough.
  const isListed =
    match === null ||
    match !== relevant ||
    tags.includes(null) ||
    (tags.length > 0 && keys.length <= FEW_FOUND)
  if (isListed) return sql.rankedAmong(relevant, [...newest], pageSize, offset)
  return sql.ranked(
    withTags(
      match,
      tags.filter((tag) => tag !== null),
    ),
    newest[0] ?? 0,
    pageSize,
    offset,
  )
}

/**
 * The same by the lists of words, which put all that was found in order.
 * @param positions where what was found stands, ascending
 */
export function bestPage(
  listed: ListedSearch,
  positions: Int32Array,
  { page, pageSize }: PageWanted,
): number[] {
  return listed.best(positions, page * pageSize).slice((page - 1) * pageSize)
}

/** What an order by relevance leaves out, since it costs by the match. */
export function rankingNotices(total: number, most: number, { pageSize }: PageWanted): string[] {
  if (total > most) {
    return [
      `So many questions match that only the newest ${sayCount(most)} were put in order of relevance. ` +
        'Add a word, or sort by date to see all.',
    ]
  }
  const reach = LAST_PAGE * pageSize
  return total > reach
    ? [`By relevance only the first ${sayCount(reach)} are shown: sort by date to see all.`]
    : []
}
