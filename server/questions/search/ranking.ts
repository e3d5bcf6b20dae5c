import { sayCount } from '../../lib/text.ts'
import type { QuestionColumn } from './filters.ts'
import { withTags } from './match.ts'
import { LAST_PAGE, type PageWanted } from './ordering.ts'
import type { searchQueries } from './queries.ts'
import { isTagged, tagsFor } from './tags.ts'

const MOST_RANKED = 20_000

/** What is ranked, as the index can be asked for it. */
export interface Ranking {
  /** The whole of what was typed; null where the index alone cannot serve it. */
  match: string | null
  /** What matches at least all that was found. */
  marking: string | null
  filters: ReadonlyMap<QuestionColumn, ReadonlySet<number>>
  endedSessions: readonly number[]
}

/**
 * A page by relevance. Ranking costs by the match, so of very many only the newest are ranked. Where the words and the
 * tags of the index say all that was asked they are faster than a list of what was found.
 */
export function rankedPage(
  sql: ReturnType<typeof searchQueries>,
  { match, marking, filters, endedSessions }: Ranking,
  keys: Float64Array,
  { page, pageSize }: PageWanted,
): number[] {
  if (marking === null || keys.length === 0) return []
  const newest = keys.subarray(-MOST_RANKED)
  const tags = [...filters].map(([column, codes]) =>
    isTagged(column) ? tagsFor(column, codes, endedSessions) : null,
  )
  const offset = (page - 1) * pageSize
  if (match === null || tags.includes(null)) return sql.rankedAmong(marking, [...newest], pageSize, offset)
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

/** What an order by relevance leaves out, since it costs by the match. */
export function rankingNotices(total: number, { pageSize }: PageWanted): string[] {
  if (total > MOST_RANKED) {
    return [
      `So many questions match that only the newest ${sayCount(MOST_RANKED)} were put in order of relevance. ` +
        'Add a word, or sort by date to see all.',
    ]
  }
  const reach = LAST_PAGE * pageSize
  return total > reach
    ? [`By relevance only the first ${sayCount(reach)} are shown: sort by date to see all.`]
    : []
}
