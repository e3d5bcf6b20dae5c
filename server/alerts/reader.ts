import { today } from '../lib/dates.ts'
import { feedQueries } from '../questions/feed-queries.ts'
import { questionListing } from '../questions/listing.ts'
import { questionQueries } from '../questions/queries.ts'
import { readSearchQuery } from '../questions/schema.ts'
import type { SearchRequest } from '../questions/search/outcome.ts'
import { questionSearch } from '../questions/search/search.ts'
import type { QuestionSummary } from '../questions/summary.ts'
import type { Context } from '../web/context.ts'
import { savedSearchQueries } from './queries.ts'
import { type Arrival, arrivedAfter, askedBy, earliest, type Mark, type SavedSearch } from './saved-search.ts'
import { sayAsked } from './words.ts'

/** Something new in a saved search, as a list shows it. */
export interface NewItem extends Arrival {
  summary: QuestionSummary
}

/** Reads what is new in saved searches: each look costs one search among what has come in since, and no more. */
export function savedSearchReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, config, clock } = context
  const saved = savedSearchQueries(db)
  const { among, asked } = questionSearch(db)
  const questions = questionQueries(db)
  const listing = questionListing(context)
  const feed = feedQueries(db)

  /** What an address or a kept search asks for, as it is understood today. */
  function understood(query: unknown) {
    const { request, notices } = readSearchQuery(query)
    const found = asked(request, today(clock), config.ANSWER_MEASURE)
    return { request: found.request, said: sayAsked(found), notices: [...notices, ...found.notices] }
  }

  /** All of a person's saved searches, in their order, each with what is new in it. */
  function all(accountId: number) {
    const searches = saved.ofAccount(accountId)
    const on = searches.filter(({ isOn }) => isOn)
    const arrivals = on.length === 0 ? [] : saved.arrivals(earliest(on.map(({ seen }) => seen)))
    const newSince = since(arrivals)
    return {
      latest: saved.latest(),
      searches: searches.map((search) => {
        const { request, said } = understood(askedBy(search.query))
        return { search, said, news: search.isOn ? newSince(search.seen)(request) : [] }
      }),
    }
  }

  /** One saved search with what is new in it. */
  function one(search: SavedSearch) {
    const { request, said, notices } = understood(askedBy(search.query))
    const news = search.isOn ? since(saved.arrivals(search.seen))(search.seen)(request) : []
    return { search, said, notices, latest: saved.latest(), news }
  }

  /** For its feed: what has come in since the search was saved. */
  function entries({ query, saved: mark, isOn }: SavedSearch) {
    const { request, said } = understood(askedBy(query))
    const news = isOn ? since(saved.arrivals(mark))(mark)(request) : []
    return { said, rows: feed.newest(Float64Array.from(news, ({ searchKey }) => searchKey).reverse()) }
  }

  /** Gives, for a mark, what a search finds of all that came after it; most of a person's marks are the same. */
  function since(arrivals: readonly Arrival[]) {
    const known = new Map<string, (request: SearchRequest) => Arrival[]>()
    return (mark: Mark) => {
      const key = `${mark.question} ${mark.answer}`
      const newIn = known.get(key) ?? finder(arrivedAfter(mark, arrivals))
      known.set(key, newIn)
      return newIn
    }
  }

  /** What was tabled last comes first. */
  function finder(arrivals: readonly Arrival[]) {
    const keys = Float64Array.from(arrivals, ({ searchKey }) => searchKey)
    const amongThem = among(keys, today(clock), config.ANSWER_MEASURE)
    return (request: SearchRequest): Arrival[] => {
      const found = new Set(amongThem(request))
      return arrivals.filter(({ searchKey }) => found.has(searchKey)).reverse()
    }
  }

  /** Some of what is new, to be shown. */
  function shown(news: readonly Arrival[]): NewItem[] {
    const rows = new Map(
      questions.byIds(news.map(({ questionId }) => questionId)).map((row) => [row.id, row]),
    )
    const there = news.flatMap((arrival) => {
      const row = rows.get(arrival.questionId)
      return row ? [{ arrival, row }] : []
    })
    const summaries = listing.summarise(there.map(({ row }) => row))
    return there.flatMap(({ arrival }, at) => {
      const summary = summaries[at]
      return summary ? [{ ...arrival, summary }] : []
    })
  }

  return { understood, all, one, entries, shown }
}
