import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { sayCount } from '../../lib/text.ts'
import type { Measure } from '../lateness-rules.ts'
import { evaluate } from './evaluate.ts'
import { withExactMarks } from './exact-marks.ts'
import { codeFilters, type Facet, facetsOf, type GivenFilters, understood } from './facets.ts'
import { QUESTION_LANGUAGE } from './fields.ts'
import { FILTERS, type QuestionColumn } from './filters.ts'
import { searchLookups } from './lookups.ts'
import { type MatchLeaf, markingMatch, questionLeaf, wholeMatch, withTags } from './match.ts'
import { keysOf } from './members.ts'
import { narrow } from './narrow.ts'
import { LAST_PAGE, newestPage, oldestPage, type PageWanted } from './ordering.ts'
import { parseSearch } from './parse.ts'
import { type SnippetRow, searchQueries } from './queries.ts'
import { questionWorld } from './question-world.ts'
import { understoodSpans } from './spans.ts'
import { type StandingColumns, standingColumns } from './standing.ts'
import { isTagged, tagsFor } from './tags.ts'
import { leavesOf, type Tree } from './tree.ts'
import { type KnownTree, understandFacts, withDays } from './understand.ts'

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
  /** What was typed, as it was understood; null when nothing was. */
  tree: KnownTree | null
  facets: Facet[]
  /** The order that was really used. */
  sort: Sort
  /** What was ignored or read otherwise, for the page to say. */
  notices: string[]
}

const MOST_RANKED = 20_000
const MOST_EXPANSIONS = 200

/** Searches questions: one scan for ids, total and facets; ranking and snippets only for the page shown. */
export const questionSearch = oncePerDatabase((db) => {
  const sql = searchQueries(db)
  const heldLookups = searchLookups(db)
  const heldColumns = standingColumns(db)

  /** @param measure how the time for an ordinary question is counted, for whether it is late */
  function search(
    request: SearchRequest,
    today: CivilDate,
    measure: Measure = 'sitting-days',
  ): SearchOutcome {
    const { tree: typed, notices } = parseSearch(request.text, QUESTION_LANGUAGE)
    const ended = sql.endedSessions(today)
    const standing = heldColumns(today, measure, ended)
    const lookups = { ...heldLookups(), ...standing.lookups }
    const tree = understandFacts(typed, lookups, notices)
    const spans = understoodSpans(request.filters, notices)
    const given = understood(FILTERS, withBodyTyped(request.filters, typed), lookups, notices)
    const filters = codeFilters(FILTERS, given, lookups)
    const whole = withDays(tree, spans.facts)
    const leaf = questionLeaf(expander(tree, notices))
    const match = whole && wholeMatch(whole, leaf)
    const matched = matchedBy(whole, match, standing, leaf, notices)
    const { keys, counts } = narrow(matched, standing.keys, standing.columns, filters)
    const marking = markingMatch(tree, leaf)
    const sort = marking === null && request.sort === 'relevance' ? 'newest' : request.sort
    const page =
      sort === 'relevance'
        ? rank({ match, marking, filters, ended }, keys, request)
        : pageByDate[sort](keys, request)
    return {
      total: keys.length,
      keys,
      hits: hitsOf(page, {
        tree,
        marking,
        matches: match === marking && matched ? matched.length : standing.keys.length,
      }),
      request: {
        ...request,
        filters: { ...given, ...spans.given },
        after: sort === 'relevance' ? null : request.after,
      },
      tree,
      facets: facetsOf(FILTERS, counts, given, lookups),
      sort,
      notices: [
        ...new Set([...notices, ...(sort === 'relevance' ? rankingNotices(keys.length, request) : [])]),
      ],
    }
  }

  /** The keys of what the search finds before the filters: null for all. By the index alone where that can serve it. */
  function matchedBy(
    whole: KnownTree | null,
    match: string | null,
    standing: StandingColumns,
    leaf: MatchLeaf,
    notices: string[],
  ): Float64Array | null {
    if (whole === null) return null
    if (match !== null) return sql.matching(match)
    return keysOf(evaluate(whole, questionWorld(sql, standing, leaf, notices), null), standing.keys)
  }

  /** Looks up the words that begin as a prefix does. Each costs a scan, so the prefixes of a search share what there is. */
  function expander(tree: KnownTree | null, notices: string[]): (start: string) => string[] {
    const prefixes = leavesOf(tree).filter(({ kind }) => kind === 'prefix').length
    const share = Math.floor(MOST_EXPANSIONS / Math.max(1, prefixes))
    return memo((start) => expand(start, share, notices))
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

  /**
   * Ranking costs by the match, so of very many only the newest are ranked. Where the words and the tags of the index say
   * all that was asked they are faster than a list of what was found.
   */
  function rank(asked: Ranking, keys: Float64Array, { page, pageSize }: PageWanted): number[] {
    const { match, marking, filters, ended } = asked
    if (marking === null || keys.length === 0) return []
    const newest = keys.subarray(-MOST_RANKED)
    const tags = [...filters].map(([column, codes]) =>
      isTagged(column) ? tagsFor(column, codes, ended) : null,
    )
    const offset = (page - 1) * pageSize
    if (match === null || tags.includes(null)) return sql.rankedAmong(marking, [...newest], pageSize, offset)
    const tagged = withTags(
      match,
      tags.filter((tag) => tag !== null),
    )
    return sql.ranked(tagged ?? '', newest[0] ?? 0, pageSize, offset)
  }

  /** The texts of a page of results; where nothing was matched there is nothing to mark. */
  function hitsOf(page: readonly number[], { tree, marking, matches }: Marking): SearchHit[] {
    const rows =
      marking === null ? sql.plain(page) : withExactMarks(tree, sql.snippets(marking, page, matches))
    const texts = new Map(rows.map((row) => [row.key, row]))
    const questionIds = sql.questionIds(page)
    return page.flatMap((searchKey) => {
      const [questionId, text] = [questionIds.get(searchKey), texts.get(searchKey)]
      return questionId === undefined || !text ? [] : [{ questionId, searchKey, texts: text }]
    })
  }

  return { search }
})

interface Marking {
  tree: KnownTree | null
  /** What matches at least all that was found; null when nothing is to be marked. */
  marking: string | null
  /** How many records that matches at most. */
  matches: number
}

interface Ranking {
  /** What the index alone can be asked; null where it cannot serve the search. */
  match: string | null
  /** What matches at least all that was found. */
  marking: string | null
  filters: ReadonlyMap<QuestionColumn, ReadonlySet<number>>
  ended: readonly number[]
}

/** Who types a body means that one, not the Home Office as well. */
function withBodyTyped(filters: GivenFilters, typed: Tree | null): GivenFilters {
  const isTyped = leavesOf(typed).some((leaf) => leaf.kind === 'fact' && leaf.field === 'body')
  return isTyped && !filters.body ? { ...filters, body: ['all'] } : filters
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

/** Asks once for each argument. */
function memo<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const value = known.get(key) ?? ask(key)
    known.set(key, value)
    return value
  }
}
