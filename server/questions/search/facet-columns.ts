import type { Database } from '../../../db/open.ts'
import { emptyArrays, type KeyedArrays, patched, put } from './keyed-arrays.ts'
import { searchChanges } from './search-changes.ts'

/** The columns held in memory, one small integer a record. */
const COLUMNS = ['body', 'house', 'type', 'status', 'party', 'asker', 'answerer', 'year', 'session'] as const

type Column = (typeof COLUMNS)[number]

/** One small integer a record; `size` is more than the largest. */
export interface CodeColumn {
  codes: Int32Array
  size: number
}

/** The narrow facet table as arrays in the order of the search key: counting in them beats `group by` by far. */
export interface FacetColumns {
  /** Ascending. */
  keys: Float64Array
  questionIds: Int32Array
  columns: Readonly<Record<Column, CodeColumn>>
  /** Days since 1970; 0 where not known. */
  forAnswer: Int32Array
  answered: Int32Array
  /** As `numberCode` gives them. */
  numbers: Int32Array
}

/** A search key and what stands beside it, in the order of `ROW`. */
type Row = readonly [key: number, ...values: number[]]

const ROW = `search_key, question_id, for_answer, answered, number, ${COLUMNS.join(', ')}`
const ROW_LENGTH = 4 + COLUMNS.length
const ROWS_AT_ONCE = 2_000

interface Held extends KeyedArrays {
  revision: number
}

/**
 * Gives the facet columns as they stand now. When the search revision has moved, only what the log says was changed since
 * is read again: an intake moves it with each page, and reading all took 30 ms for 20,000 questions.
 */
export function facetColumns(db: Database): () => FacetColumns {
  const sql = facetStatements(db)
  const log = searchChanges(db)
  let held: Held | null = null
  let shown: FacetColumns | null = null

  // One transaction, so that revision, log and rows are of one moment.
  const refresh = db.transaction((): Held => {
    const revision = log.revision()
    const changed = held === null ? null : log.keysBetween(held.revision, revision)
    if (held === null || changed === null) return { revision, ...readAll(sql) }
    if (changed.length === 0) return { ...held, revision } // a name has changed
    const rows = new Map(sql.rowsOf(changed).map(([key, ...values]) => [key, values]))
    return { revision, ...patched(held, changed, rows) }
  })

  return () => {
    if (held !== null && shown !== null && held.revision === log.revision()) return shown
    const before = held
    held = refresh()
    if (shown === null || held.keys !== before?.keys) shown = named(held, shown)
    return shown
  }
}

function readAll(sql: ReturnType<typeof facetStatements>): KeyedArrays {
  const all = emptyArrays(sql.count(), ROW_LENGTH)
  for (let at = 0; at < all.keys.length; ) {
    for (const [key, ...values] of sql.rowsAfter(all.keys[at - 1] ?? 0)) {
      put(all, at, key, values)
      at += 1
    }
  }
  return all
}

function named({ keys, columns }: KeyedArrays, before: FacetColumns | null): FacetColumns {
  const [questionIds, forAnswer, answered, numbers, ...coded] = columns as Int32Array[]
  if (!questionIds || !forAnswer || !answered || !numbers)
    throw new Error('The facet table has lost a column')
  const code = (name: Column, index: number): CodeColumn => {
    const codes = coded[index] ?? new Int32Array(0)
    return { codes, size: Math.max(before?.columns[name].size ?? 1, largest(codes) + 1) }
  }
  const byName = COLUMNS.map((name, index) => [name, code(name, index)])
  return {
    keys,
    questionIds,
    columns: Object.fromEntries(byName) as Record<Column, CodeColumn>,
    forAnswer,
    answered,
    numbers,
  }
}

function largest(codes: Int32Array): number {
  let most = 0
  for (let at = 0; at < codes.length; at += 1) if ((codes[at] ?? 0) > most) most = codes[at] ?? 0
  return most
}

function facetStatements(db: Database) {
  const count = db.prepare<[], number>('select count(*) from search_facet').pluck()
  const rowsAfter = db
    .prepare<[number], Row>(`
      select ${ROW}
        from search_facet
       where search_key > ?
       order by search_key
       limit ${ROWS_AT_ONCE}`)
    .raw()
  const rowsOf = db
    .prepare<[string], Row>(`
      select ${ROW} from search_facet where search_key in (select value from json_each(?))`)
    .raw()
  return {
    count: () => count.get() ?? 0,
    rowsAfter: (key: number) => rowsAfter.all(key),
    rowsOf: (keys: readonly number[]) => rowsOf.all(JSON.stringify(keys)),
  }
}
