import type { Database } from '../../../db/open.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { sayCount } from '../../lib/text.ts'
import { facetColumns } from './facet-columns.ts'
import { codeFilters, type Facet, facetsOf, type GivenFilters, standingStatus, understood } from './facets.ts'
import { FILTERS, tagsFor } from './filters.ts'
import { searchLookups } from './lookups.ts'
import { matchOf, withTags } from './match.ts'
import { narrow } from './narrow.ts'
import { LAST_PAGE, newestPage, oldestPage, type PageWanted } from './ordering.ts'
import { type SnippetRow, searchQueries } from './queries.ts'
import { parseSearch, type SearchTree } from './tree.ts'

export type Sort = 'relevance' | 'newest' | 'oldest'

export interface SearchRequest extends PageWanted {
  /** What was typed, as typed. */
  text: string
  filters: GivenFilters
  /** Relevance means newest where there are no words to be relevant to. */
  sort: Sort
}

export interface SearchHit {
  questionId: number
  searchKey: number
  /** Matches are marked by control characters: `markedHtml` makes them safe to show. */
  texts: SnippetRow
}

export interface SearchOutcome {
  total: number
  /** The search keys of all that was found, ascending: the last was tabled last. */
  keys: Float64Array
  hits: SearchHit[]
  /** What was asked, as it was understood. */
  request: SearchRequest
  facets: Facet[]
  /** The order that was really used. */
  sort: Sort
  /** What was ignored or read otherwise, for the page to say. */
  notices: string[]
}

const MOST_RANKED = 20_000
const MOST_EXPANSIONS = 200

/** Searches questions: one scan for ids, total and facets; ranking and snippets only for the page shown. */
export function questionSearch(db: Database) {
  const sql = searchQueries(db)
  const heldLookups = searchLookups(db)
  const heldColumns = facetColumns(db)

  function search(request: SearchRequest, today: CivilDate): SearchOutcome {
    const { tree, notices } = parseSearch(request.text)
    const lookups = heldLookups()
    const share = Math.floor(MOST_EXPANSIONS / Math.max(1, countPrefixes(tree)))
    const expandPrefix = memo((start) => expand(start, share, notices))
    const match = matchOf(tree, expandPrefix)
    // Exclusions mark nothing, and cost time in each snippet.
    const snippetMatch = matchOf({ all: tree.all, none: [] }, expandPrefix)
    const given = understood(FILTERS, request.filters, lookups, notices)
    const filters = codeFilters(FILTERS, given, lookups)
    const ended = sql.endedSessions(today)
    const { keys: allKeys, columns } = heldColumns()
    const standing = { ...columns, status: standingStatus(columns, ended) }
    const matched = match === null ? null : sql.matching(match)
    const { keys, counts } = narrow(matched, allKeys, standing, filters)
    const matches = tree.none.length > 0 || matched === null ? allKeys.length : matched.length
    const sort = tree.all.length === 0 && request.sort === 'relevance' ? 'newest' : request.sort
    const tags = [...filters].map(([column, codes]) => tagsFor(column, codes, ended))
    const page =
      sort === 'relevance' ? rank(withTags(match, tags), keys, request) : pageByDate[sort](keys, request)
    return {
      total: keys.length,
      keys,
      hits: hitsOf(page, snippetMatch, matches),
      request: { ...request, filters: given, after: sort === 'relevance' ? null : request.after },
      facets: facetsOf(FILTERS, counts, given, lookups),
      sort,
      notices: [...notices, ...(sort === 'relevance' ? rankingNotices(keys.length, request) : [])],
    }
  }

  /**
   * The corpus's words that begin so: stemming breaks prefixes, so each word is looked for by itself. Each costs a
   * scan, so the prefixes of a search share what there is.
   */
  function expand(start: string, most: number, notices: string[]): string[] {
    const words = sql.wordsFrom(start, most + 1)
    if (words.length > most) {
      notices.push(`${start}* begins very many words: the ${most} commonest of them were searched for.`)
    }
    return words.slice(0, most)
  }

  /** Ranking costs by the match, so of very many only the newest are ranked. */
  function rank(match: string | null, keys: Float64Array, { page, pageSize }: PageWanted): number[] {
    if (match === null || keys.length === 0) return []
    const floor = keys[Math.max(0, keys.length - MOST_RANKED)] ?? 0
    return sql.ranked(match, floor, pageSize, (page - 1) * pageSize)
  }

  /** The texts of a page of results; where nothing was matched there is nothing to mark. */
  function hitsOf(page: readonly number[], match: string | null, matches: number): SearchHit[] {
    const rows = match === null ? sql.plain(page) : sql.snippets(match, page, matches)
    const texts = new Map(rows.map((row) => [row.key, row]))
    const questionIds = sql.questionIds(page)
    return page.flatMap((searchKey) => {
      const [questionId, text] = [questionIds.get(searchKey), texts.get(searchKey)]
      return questionId === undefined || !text ? [] : [{ questionId, searchKey, texts: text }]
    })
  }

  return { search }
}

/** What an order by relevance leaves out, since it costs by the match. */
function rankingNotices(total: number, { pageSize }: PageWanted): string[] {
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

const pageByDate = { newest: newestPage, oldest: oldestPage }

function countPrefixes({ all, none }: SearchTree): number {
  return [...all, ...none].filter(({ kind }) => kind === 'prefix').length
}

/** Asks once for each argument. */
function memo<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const value = known.get(key) ?? ask(key)
    known.set(key, value)
    return value
  }
}
