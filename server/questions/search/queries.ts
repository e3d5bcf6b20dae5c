import type { Database } from '../../../db/open.ts'
import { WEIGHTS } from './lists/counts.ts'
import type { Scope } from './tree.ts'

/** What marks a match in a snippet until the text around it has been escaped. */
export const MARK_START = '\u0001'
export const MARK_END = '\u0002'

export interface SnippetRow {
  key: number
  heading: string
  question: string
  answer: string
}

/** As the lists of words weigh; tags weigh nothing. */
const BM25 = `bm25(search_index, ${WEIGHTS.heading}, ${WEIGHTS.question}, ${WEIGHTS.answer}, 0)`
const WHOLE = 2_000

/**
 * The statements that read the search tables. Keys are cast: better-sqlite3 binds numbers as REAL, and FTS5 leaves
 * out, in silence, a comparison of its rowid with anything but an INTEGER (json_each gives integers).
 */
export function searchQueries(db: Database) {
  const matching = db
    .prepare<[string, number], Buffer | null>(`
      select cast(group_concat(rowid, ' ') as blob)
        from search_index
       where search_index match ? and rowid >= cast(? as integer)`)
    .pluck()
  const ranked = db
    .prepare<[string, number, number, number], number>(`
      select rowid
        from search_index
       where search_index match ? and rowid >= cast(? as integer)
       order by ${BM25}, rowid desc
       limit ? offset ?`)
    .pluck()
  const rankedAmong = db
    .prepare<{ match: string; floor: number; keys: string; limit: number; offset: number }, number>(`
      select rowid
        from search_index
       where search_index match :match and rowid >= cast(:floor as integer)
         and +rowid in (select value from json_each(:keys))
       order by ${BM25}, rowid desc
       limit :limit offset :offset`)
    .pluck()
  const textsShown = (answer: string) =>
    db
      .prepare<[string], [number, string, string, string]>(`
        select d.search_key, d.heading, d.question, ${answer}
          from json_each(?) wanted cross join search_document d on d.search_key = wanted.value`)
      .raw()
  const documents = textsShown('d.answer')
  const plain = textsShown(`substr(d.answer, 1, ${WHOLE})`)
  const words = db
    .prepare<[string, string, number], string>(`
      select min(word)
        from search_word
       where word >= ? and word < ?
       group by stem
       order by sum(documents) desc, min(word)
       limit ?`)
    .pluck()
  const withPrefix = db
    .prepare<[string, string], number>('select sum(documents) from search_word where word >= ? and word < ?')
    .pluck()
  const wordsWithStems = db
    .prepare<[string], string>('select word from search_word where stem in (select value from json_each(?))')
    .pluck()
  const exactly = db
    .prepare<[string, number], Buffer | null>(`
      select cast(group_concat(rowid, ' ') as blob)
        from search_exact
       where search_exact match ? and rowid >= cast(? as integer)`)
    .pluck()
  const textsOf = (columns: string) =>
    db
      .prepare<[string], [number, string]>(`
        select search_key, ${columns}
          from search_document
         where search_key in (select value from json_each(?))`)
      .raw()
  // A line apart, so that no phrase reaches from one part of the text into the next.
  const texts = {
    all: textsOf('heading || char(10, 1, 10) || question || char(10, 1, 10) || answer'),
    heading: textsOf('heading'),
    question: textsOf('question'),
    answer: textsOf('answer'),
  }
  const keysOfUin = db
    .prepare<[string], number>(`
      select f.search_key from question q join search_facet f on f.question_id = q.id where q.uin = ? order by 1`)
    .pluck()
  const endedSessions = db
    .prepare<[string], number>('select id from session where last_on is not null and last_on < ?')
    .pluck()

  return {
    /** The search keys of all that match, ascending, from one scan; those from `floor` on. */
    matching: (match: string, floor: number): Float64Array => parseKeys(matching.get(match, floor) ?? null),
    /** Search keys by relevance, among those from `floor` on. */
    ranked: (match: string, floor: number, limit: number, offset: number) =>
      ranked.all(match, floor, limit, offset),
    /** The same among some keys, ascending, of which `floor` is the first. */
    rankedAmong: (match: string, keys: readonly number[], limit: number, offset: number) =>
      rankedAmong.all({ match, floor: keys[0] ?? 0, keys: JSON.stringify(keys), limit, offset }),
    /** The same of records with words in exactly this form. */
    exactly: (match: string, floor: number): Float64Array => parseKeys(exactly.get(match, floor) ?? null),
    /** The texts of records, or one part of them, in any order. */
    texts: (keys: readonly number[], scope: Scope) => texts[scope ?? 'all'].all(JSON.stringify(keys)),
    keysOfUin: (uin: string) => Float64Array.from(keysOfUin.all(uin)),
    /** All texts of records, in any order. */
    documents: (keys: readonly number[]) => documents.all(JSON.stringify(keys)).map(snippetRow),
    /** The texts of records as they begin, in any order. */
    plain: (keys: readonly number[]) => plain.all(JSON.stringify(keys)).map(snippetRow),
    /** In how many records the words that begin so are, summed up. */
    withPrefix: (start: string) => withPrefix.get(start, `${start}\u{10FFFF}`) ?? 0,
    /** One word for each stem among the words that begin so, those in most records first. */
    wordsFrom: (start: string, limit: number) => words.all(start, `${start}\u{10FFFF}`, limit),
    /** The corpus's words that have these stems. */
    wordsWithStems: (stems: readonly string[]) => wordsWithStems.all(JSON.stringify(stems)),
    endedSessions: (today: string) => endedSessions.all(today),
  }
}

function snippetRow([key, heading, question, answer]: [number, string, string, string]): SnippetRow {
  return { key, heading, question, answer }
}

/** `"17 42 99"` as numbers: by hand, because splitting 300,000 numbers as text takes ten times as long. */
export function parseKeys(text: Buffer | null): Float64Array {
  if (text === null) return new Float64Array(0)
  const keys = new Float64Array((text.length >> 1) + 1)
  let [size, value, last] = [0, 0, 0]
  let isAscending = true
  for (let at = 0; at <= text.length; at += 1) {
    const byte = text[at] ?? SPACE
    if (byte !== SPACE) {
      value = value * 10 + (byte - ZERO)
      continue
    }
    if (value < last) isAscending = false
    keys[size] = value
    size += 1
    last = value
    value = 0
  }
  const found = keys.subarray(0, size)
  return isAscending ? found : found.sort() // as they come they are, though nothing promises it
}

const SPACE = 0x20
const ZERO = 0x30
