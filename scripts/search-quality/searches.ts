import type { Database } from '../../db/open.ts'
import type { CivilDate } from '../../server/lib/dates.ts'
import { readSearchQuery } from '../../server/questions/schema.ts'
import { questionSearch } from '../../server/questions/search/search.ts'
import { someWordsSearch } from '../../server/questions/search/some-words.ts'
import { wordsIn } from '../../server/questions/search/words.ts'
import { DEPTH } from './ndcg.ts'

/** Gives Parliament's numbers of the first questions for what was typed, the best first. */
export type Search = (query: string) => number[]

/** The site's own search, as its page shows it: by relevance, of every answering body; after few, those with some of the words. */
export function siteSearch(db: Database, today: CivilDate): Search {
  const { search } = questionSearch(db)
  const { withSomeWords } = someWordsSearch(db)
  const idOf = db.prepare<[number], number | null>('select parliament_id from question where id = ?').pluck()
  return (query) => {
    const { request } = readSearchQuery({ q: query, sort: 'relevance', body: 'all' })
    const outcome = search(request, today)
    const others = withSomeWords(outcome, today)?.hits ?? []
    return [...outcome.hits, ...others]
      .slice(0, DEPTH)
      .map(({ questionId }) => idOf.get(questionId) ?? null)
      .filter((id) => id !== null)
  }
}

/**
 * What SQLite does by itself over the same texts: its ordinary tokens, no stems, its ordinary order. Of the query it gets
 * the words alone, all of which must be there.
 */
export function plainSearch(db: Database): Search {
  db.exec(`
    create virtual table temp.plain_index using fts5 (heading, question, answer, tokenize = 'unicode61');
    insert into plain_index (rowid, heading, question, answer)
    select q.parliament_id, d.heading, d.question, d.answer
      from search_document d join search_facet f using (search_key)
                             join question q on q.id = f.question_id
     where q.parliament_id is not null`)
  const first = db
    .prepare<[string, number], number>(
      'select rowid from plain_index where plain_index match ? order by rank limit ?',
    )
    .pluck()
  return (query) => first.all(bareWords(query), DEPTH)
}

/** The words of a query for FTS5, without the words that join them. */
export function bareWords(query: string): string {
  const words = wordsIn(query).filter((word) => !/^(and|or|not|near)$/i.test(word))
  return words.map((word) => `"${word}"`).join(' ')
}
