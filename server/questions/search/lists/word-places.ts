import { openDatabase } from '../../../../db/open.ts'
import { parseKeys } from '../queries.ts'
import { PLACE_SQL } from './places.ts'

/** The texts of a record, by a number of its own. */
export type TextsOf = readonly [record: number, heading: string, question: string, answer: string]

/** Bytes: some thousands of texts are counted without a merge of their index. */
const HELD_IN_MEMORY = 64_000_000

/**
 * Tells where words stand exactly as the index does, by asking a small index of the same kind in memory: any other way to cut
 * and stem would differ from SQLite's on some word.
 */
export function wordPlaces() {
  const db = openDatabase(':memory:')
  // As `search_index` in ../../../../db/migrations/0003_search.sql.
  db.exec(`
    create virtual table scratch using fts5 (
      heading, question, answer,
      content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    create virtual table scratch_place using fts5vocab (scratch, instance);
    insert into scratch (scratch, rank) values ('hashsize', ${HELD_IN_MEMORY})`)
  const put = db.prepare<[number, string, string, string]>(
    'insert into scratch (rowid, heading, question, answer) values (cast(? as integer), ?, ?, ?)',
  )
  const take = db.prepare<[number]>('delete from scratch where rowid = cast(? as integer)')
  const empty = db.prepare("insert into scratch (scratch) values ('delete-all')")
  // All places of a word as one text: a row for each takes four times as long.
  const places = `cast(group_concat(${PLACE_SQL}, ' ') as blob)`
  const everyWord = db
    .prepare<[], [string, Buffer]>(`select term, ${places} from scratch_place group by term`)
    .raw()
  const oneWord = db
    .prepare<[string], Buffer | null>(`select ${places} from scratch_place where term = ?`)
    .pluck()

  return {
    putAll: db.transaction((texts: readonly TextsOf[]) => {
      for (const text of texts) put.run(...text)
    }),
    take: (record: number) => take.run(record),
    clear: () => empty.run(),
    /** Every word, and its places, ascending. */
    *everyWord(): Generator<[word: string, places: Float64Array]> {
      for (const [word, found] of everyWord.all()) yield [word, parseKeys(found)]
    },
    /** The places of one word, ascending. */
    placesOf: (word: string) => parseKeys(oneWord.get(word) ?? null),
  }
}

export type WordPlaces = ReturnType<typeof wordPlaces>
