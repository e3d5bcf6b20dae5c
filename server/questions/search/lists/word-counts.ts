import { openDatabase } from '../../../../db/open.ts'
import { parseKeys } from '../queries.ts'
import type { Counts } from './counts.ts'

/** The texts of a record, by a number of its own. */
export type TextsOf = readonly [record: number, heading: string, question: string, answer: string]

/** A record with a word, and how often it stands in its parts. */
export interface CountedRecord extends Counts {
  record: number
}

/** Bytes: some thousands of texts are counted without a merge of their index. */
const HELD_IN_MEMORY = 64_000_000

const PARTS = ['heading', 'question', 'answer'] as const

/**
 * Counts words exactly as the index does, by asking a small index of the same kind in memory: any other way to cut and stem
 * would differ from SQLite's on some word.
 */
export function wordCounter() {
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
  // Record and part as one number, and all of a word as one text: a row for each place takes four times as long.
  const places =
    "cast(group_concat(4 * doc + case col when 'heading' then 0 when 'question' then 1 else 2 end, ' ') as blob)"
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
    /** Every word, and the records with it, ascending. */
    *everyWord(): Generator<[word: string, records: CountedRecord[]]> {
      for (const [word, found] of everyWord.all()) yield [word, counted(found)]
    },
    /** The records with a word, ascending. */
    recordsWith: (word: string) => counted(oneWord.get(word) ?? null),
  }
}

export type WordCounter = ReturnType<typeof wordCounter>

function counted(places: Buffer | null): CountedRecord[] {
  const found: CountedRecord[] = []
  let current: CountedRecord | undefined
  for (const place of parseKeys(places)) {
    const record = Math.floor(place / 4)
    if (current?.record !== record) {
      current = { record, heading: 0, question: 0, answer: 0 }
      found.push(current)
    }
    const part = PARTS[place % 4]
    if (part) current[part] += 1
  }
  return found
}
