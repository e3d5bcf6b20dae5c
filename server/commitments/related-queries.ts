import { oncePerDatabase } from '../../db/once.ts'

/** How often a word stands in the record, as it is written. */
interface WordCount {
  word: string
  documents: number
}

/** The statements that look for later questions about the same things. Keys are cast, as in `questions/search`. */
export const relatedQueries = oncePerDatabase((db) => {
  const counts = db.prepare<[string], WordCount>(`
    select word, documents from search_word where word in (select value from json_each(?))`)
  // Nearly: ids are not used again. Counting would read the whole table.
  const records = db.prepare<[], number | null>('select max(question_id) from search_facet').pluck()
  const matching = db
    .prepare<[string, number, number], number>(`
      select f.question_id
        from search_index s
        join search_facet f on f.search_key = s.rowid
       where s.search_index match ? and s.rowid >= cast(? as integer)
       order by s.rowid desc
       limit ?`)
    .pluck()
  const naming = db
    .prepare<[string, number], number>(`
      select distinct question_id
        from policy_link
       where policy_id in (select value from json_each(?))
       order by question_id desc
       limit ?`)
    .pluck()

  return {
    counts: (words: readonly string[]) => counts.all(JSON.stringify(words)),
    /** About how many questions there are. */
    records: () => records.get() ?? 0,
    /** The newest questions that match, from a search key on. */
    matching: (match: string, floor: number, limit: number) => matching.all(match, floor, limit),
    /** The questions taken in last that name one of the policies. */
    naming: (policyIds: readonly number[], limit: number) => naming.all(JSON.stringify(policyIds), limit),
  }
})
