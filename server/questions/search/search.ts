import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { searchAsking } from './asking.ts'
import { expander } from './expanding.ts'
import { facetsOf } from './facets.ts'
import { fewTexts, MOST_FEW } from './few-texts.ts'
import { FILTERS, type QuestionColumn } from './filters.ts'
import { askersPage } from './grouping.ts'
import { hitsOf } from './hits.ts'
import { listedSearch } from './lists/listed-search.ts'
import { questionLeaf, rankingMatch, wholeMatch } from './match.ts'
import { matched } from './matched.ts'
import { mend } from './meant/mend.ts'
import { vocabularyQueries } from './meant/vocabulary-queries.ts'
import { narrow } from './narrow.ts'
import { keysAmong, newestPage, oldestPage } from './ordering.ts'
import type { AskedSearch, SearchOutcome, SearchRequest } from './outcome.ts'
import { pageMarking } from './page-marking.ts'
import { print } from './print.ts'
import { searchQueries } from './queries.ts'
import { limitsOf } from './question-world.ts'
import { bestPage, mostRanked, rankedPage, rankingNotices } from './ranking.ts'
import { reachOf } from './reach.ts'
import { standingOf } from './standing.ts'
import { foldWord } from './words.ts'

/** Searches questions: one scan for ids, total and facets; ranking and snippets only for the page shown. */
export const questionSearch = oncePerDatabase((db) => {
  const sql = searchQueries(db)
  const understand = searchAsking(db)
  const vocabulary = vocabularyQueries(db)
  const frequencies = {
    withWord: (word: string) => vocabulary.formsOf(word).reduce((sum, { documents }) => sum + documents, 0),
    withPrefix: (start: string) => sql.withPrefix(foldWord(start)),
  }
  const textsOf = fewTexts(db)
  const textsOfPage = pageMarking(db)
  const listedSearchOf = listedSearch(db)

  /** @param measure how the time for an ordinary question is counted, for whether it is late */
  function search(
    request: SearchRequest,
    today: CivilDate,
    measure: Measure = 'sitting-days',
  ): SearchOutcome {
    const found = find(request, today, measure)
    const isFew = found.total < ENOUGH && !request.isAsTyped
    const mended = found.tree && isFew ? mend(found.tree, vocabulary) : null
    if (mended === null) return Object.assign(found, { didYouMean: null })
    const text = print(mended)
    const total = look({ ...request, text }, today, measure).narrowed.positions.length
    return Object.assign(found, { didYouMean: total > found.total ? { text, total } : null })
  }

  /** What a search finds, and how it was looked for. */
  function look(request: SearchRequest, today: CivilDate, measure: Measure) {
    const asked = understand(request, today, measure)
    const { meant, whole, standing, filters, notices } = asked
    const expand = expander(sql, meant, notices)
    const leaf = questionLeaf(expand)
    const match = whole && wholeMatch(whole, leaf)
    const listed = listedSearchOf(whole, standing.keys, expand)
    const isAllInReach = whole === null || listed !== null || request.isWhole
    const floor = isAllInReach ? 0 : reachOf(whole, standing.keys, frequencies, notices)
    const limits = limitsOf(whole, floor, notices)
    const found = matched({ whole, listed, match, leaf, limits }, standing, sql)
    const narrowed = narrow(found, standing.keys, standing.columns, filters)
    return { asked, expand, listed, match, relevant: rankingMatch(meant, leaf), floor, narrowed }
  }

  function find(
    request: SearchRequest,
    today: CivilDate,
    measure: Measure,
  ): Omit<SearchOutcome, 'didYouMean'> {
    const looked = look(request, today, measure)
    const { asked, expand, listed, match, relevant, floor, narrowed } = looked
    const { meant: tree, standing, given, notices } = asked
    const most = listed ? Number.POSITIVE_INFINITY : mostRanked(tree, expand)
    const isByDate = relevant === null || floor > 0 || (request.group ?? null) !== null
    const sort = isByDate && request.sort === 'relevance' ? 'newest' : request.sort
    const isRanked = sort === 'relevance'
    const inOrder = keysAmong(standing.keys, narrowed.positions)
    const askers =
      request.group !== 'asker' || isRanked
        ? null
        : askersPage(narrowed.keys(), standing.keys, standing.columns.asker, {
            page: request.page,
            sort,
            members: asked.lookups.members,
          })
    const ranked = () =>
      listed
        ? bestPage(listed, narrowed.positions, request).map((position) => standing.keys[position] ?? 0)
        : rankedPage(sql, { ...asked, match, relevant, most }, narrowed.keys(), request)
    const page = isRanked
      ? ranked()
      : (askers?.groups.flatMap((group) => group.keys) ?? pageByDate[sort](inOrder, request))
    const total = narrowed.positions.length
    return {
      total,
      keys: narrowed.keys,
      inOrder,
      hits: hitsOf(page, textsOfPage(page, tree, expand), standing, asked.lookups),
      request: {
        ...request,
        filters: { ...given, ...asked.days },
        after: isRanked || askers ? null : request.after,
      },
      tree: asked.tree,
      also: asked.also,
      facets: facetsOf(FILTERS, narrowed.counts, given, asked.lookups),
      sort,
      askers,
      notices: [...new Set([...notices, ...(isRanked ? rankingNotices(total, most, request) : [])])],
    }
  }

  /**
   * Makes the function that tells which of some records a search finds, without a page and without counts. Where they are
   * few, nothing is looked at but them: a word that is in half of the record costs no more than another.
   * @param candidates search keys, ascending
   */
  function among(candidates: Float64Array, today: CivilDate, measure: Measure = 'sitting-days') {
    const standingFew = standingOf(candidates)
    const isFew = candidates.length <= MOST_FEW
    const lookers = isFew ? { ...sql, matching: textsOf(candidates) } : sql
    return (request: SearchRequest): Float64Array => {
      if (candidates.length === 0) return candidates
      const { meant, whole, standing, filters, notices } = understand(request, today, measure)
      const leaf = questionLeaf(expander(sql, meant, notices))
      const few = standingFew(standing)
      const match = whole && wholeMatch(whole, leaf)
      const limits = limitsOf(whole, 0, notices)
      const found = matched({ whole, listed: null, match, leaf, limits }, few, lookers)
      return narrow(found, few.keys, few.columns, filters).keys()
    }
  }

  /** What a search asks for, to be said in words, without looking for it: its facets have no counts. */
  function asked(request: SearchRequest, today: CivilDate, measure: Measure = 'sitting-days'): AskedSearch {
    const { tree, given, days, lookups, notices } = understand(request, today, measure)
    return {
      request: { ...request, filters: { ...given, ...days } },
      tree,
      facets: facetsOf(FILTERS, NOTHING_COUNTED, given, lookups),
      notices: [...new Set(notices)],
    }
  }

  // The lists of words are made anew beside serving: what is read of them must be of one moment.
  return { search: db.transaction(search), among, asked }
})

/** Whoever has found so many is not helped by another spelling. */
const ENOUGH = 1_000

const NOTHING_COUNTED = Object.fromEntries(
  FILTERS.map(({ column }) => [column, new Int32Array(0)]),
) as Record<QuestionColumn, Int32Array>

const pageByDate = { newest: newestPage, oldest: oldestPage }
