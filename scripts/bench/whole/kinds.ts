import type { Database } from '../../../db/open.ts'
import { wordOfRank } from '../synthetic-questions.ts'

type Query = Record<string, string>

/** A kind of search that people make, with some of it. */
export interface KindOfSearch {
  name: string
  queries: readonly Query[]
}

const OF_EACH = 12

/** Searches of every kind over a synthetic record, the same at each call. */
export function kindsOfSearch(db: Database): KindOfSearch[] {
  const size = db.prepare<[], number>('select count(*) from question').pluck().get() ?? 0
  const near = db
    .prepare<[number], string>(`
      select word
        from search_word
       where length(word) > 2 and word not in ('and', 'or', 'not') -- those that the search takes for its own
       order by abs(documents - ?) limit ${OF_EACH}`)
    .pluck()
  const inPart = (part: number) => near.all(Math.round(part * size))
  const [rare, tenth, third, most] = [40 / size, 0.1, 0.3, 0.67].map(inPart) as [
    string[],
    string[],
    string[],
    string[],
  ]
  const middle = inPart(0.02)
  const kind = (name: string, make: (at: number) => Query): KindOfSearch => ({
    name,
    queries: Array.from({ length: OF_EACH }, (_, at) => make(at)),
  })
  const of = (words: readonly string[], at: number) => words[at % words.length] ?? ''
  return [
    kind('a rare word', (at) => ({ q: of(rare, at) })),
    kind('a word in 10%', (at) => ({ q: of(tenth, at), body: 'all' })),
    kind('a word in 30%', (at) => ({ q: of(third, at), body: 'all' })),
    kind('a word in 67%', (at) => ({ q: of(most, at), body: 'all' })),
    kind('a phrase', (at) => ({ q: `"${wordOfRank(60 + at)} ${wordOfRank(90 + at)}"`, body: 'all' })),
    kind('two words', (at) => ({ q: `${of(middle, at)} ${of(tenth, at + 1)}`, body: 'all' })),
    kind('a prefix', (at) => ({ q: `${of(rare, at).slice(0, 4)}*` })),
    kind('filters', (at) => ({ q: of(middle, at), status: 'answered', year: String(2016 + (at % 9)) })),
    kind('newest first', (at) => ({ q: of(tenth, at), body: 'all', sort: 'newest' })),
    kind('a deep page', (at) => ({ q: of(third, at), body: 'all', sort: 'newest', page: String(20 + at) })),
  ]
}
