import type { Database } from '../../../db/open.ts'

/** A search of the random comparison, in the words of SQLite. */
export interface PlainSearch {
  /** What is wanted, as a match expression; null for everything. */
  wanted: string | null
  /** The same of what is not wanted; null for nothing. */
  unwanted: string | null
  house: 'Commons' | 'Lords' | undefined
  year: number | undefined
  sort: 'relevance' | 'newest' | 'oldest'
  page: number
}

const ORDERS = {
  relevance: 'score, search_key desc',
  newest: 'search_key desc',
  oldest: 'search_key',
}

// What is wanted and what is not are asked apart: asked at once, bm25 leaves some words out of its sum.
const FOUND = `
  with wanted as materialized (
    select rowid as search_key, bm25(search_index, 4.0, 2.0, 1.0, 0.0) as score
      from search_index
     where search_index match :wanted),
  unwanted as materialized (
    select rowid as search_key from search_index where search_index match :unwanted),
  found as (
    select search_key, score, house, year, body
      from wanted
      join search_facet using (search_key)
     where search_key not in (select search_key from unwanted))`

/**
 * Questions as SQLite alone finds, orders and counts them: slowly, and in the simplest way there is, for the search to be
 * held against.
 */
export function plainSearch(db: Database, { wanted, unwanted, sort, page, house, year }: PlainSearch) {
  const bound = {
    wanted: wanted ?? 'tags : record',
    unwanted: unwanted ?? '"nothing has these words"',
    house: house === undefined ? null : house === 'Commons' ? 1 : 2,
    year: year ?? null,
  }
  const tests = {
    house: '(:house is null or house = :house)',
    year: '(:year is null or year = :year)',
    body: '1',
  }
  const where = (without?: string) =>
    Object.entries(tests)
      .flatMap(([name, test]) => (name === without ? [] : [test]))
      .join(' and ')
  const order = ORDERS[wanted === null && sort === 'relevance' ? 'newest' : sort]
  const counts = (column: keyof typeof tests) =>
    Object.fromEntries(
      db
        .prepare(`${FOUND} select ${column}, count(*) from found where ${where(column)} group by ${column}`)
        .raw()
        .all(bound) as [number, number][],
    )
  return {
    total: db.prepare(`${FOUND} select count(*) from found where ${where()}`).pluck().get(bound),
    keys: db
      .prepare(
        `${FOUND} select search_key from found where ${where()} order by ${order} limit 20 offset ${(page - 1) * 20}`,
      )
      .pluck()
      .all(bound),
    years: counts('year'),
    houses: counts('house'),
    bodies: counts('body'),
  }
}
