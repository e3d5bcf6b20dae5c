import { withExactMarks } from './exact-marks.ts'
import { positionOf } from './keyed-arrays.ts'
import { type ExpandPrefix, markingMatch, questionLeaf } from './match.ts'
import type { SnippetRow, searchQueries } from './queries.ts'
import { wordsOfTree } from './ranking.ts'
import { leavesOf } from './tree.ts'
import type { KnownTree } from './understand.ts'
import { distinctWords } from './words.ts'

/** Looking one record up costs, for each word, as much as going through so many that match. */
const LOOKING_UP = 250

interface Marking {
  tree: KnownTree | null
  /** What matches at least all that was found; null when nothing is to be marked. */
  marking: string | null
  /** How many records that matches at most. */
  matches: number
  expand: ExpandPrefix
}

/**
 * The texts of a page of results, in any order, with the matches marked where there are any.
 * @param all the search keys of all records, ascending
 */
export function textsOfPage(
  sql: ReturnType<typeof searchQueries>,
  page: readonly number[],
  all: Float64Array,
  { tree, marking, matches, expand }: Marking,
): readonly SnippetRow[] {
  if (marking === null || page.length === 0) return sql.plain(page)
  const expandHere = leavesOf(tree).some(({ kind }) => kind === 'prefix') ? expanderOf(sql, page) : expand
  const match = expandHere === expand ? marking : (markingMatch(tree, questionLeaf(expandHere)) ?? marking)
  const [first, last] = [Math.min(...page), Math.max(...page)]
  const between = positionOf(all, last) - positionOf(all, first)
  const isScan = Math.min(between, matches) <= LOOKING_UP * page.length * wordsOfTree(tree, expandHere)
  const rows = isScan ? sql.snippetsBetween(match, page, first, last) : sql.snippets(match, page)
  return withExactMarks(tree, rows)
}

/** A prefix stands only for words that are in the records of the page: marking 200 words took 180 ms for twenty. */
function expanderOf(sql: ReturnType<typeof searchQueries>, page: readonly number[]): ExpandPrefix {
  return sql.wordsAmong(distinctWords(...sql.texts(page, null).map(([, text]) => text)))
}
