import type { Database } from '../../../db/open.ts'

/** The columns held in memory, one small integer a record. */
const COLUMNS = ['body', 'house', 'type', 'status', 'party', 'asker', 'answerer', 'year', 'session'] as const

export type Column = (typeof COLUMNS)[number]

/** One small integer a record; `size` is one more than the largest. */
export interface CodeColumn {
  codes: Int32Array
  size: number
}

/** The narrow facet table as arrays in the order of the search key: counting in them beats `group by` by far. */
export interface FacetColumns {
  revision: number
  /** Ascending. */
  keys: Float64Array
  columns: Readonly<Record<Column, CodeColumn>>
}

/** Gives the facet columns as they stand now; they are read again only when the search revision has moved. */
export function facetColumns(db: Database): () => FacetColumns {
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()
  const count = db.prepare<[], number>('select count(*) from search_facet').pluck()
  const rows = db
    .prepare<[], number[]>(`select search_key, ${COLUMNS.join(', ')} from search_facet order by search_key`)
    .raw()
  let held: FacetColumns | null = null

  // One transaction, so that revision, count and rows are of one moment.
  const load = db.transaction((): FacetColumns => {
    const size = count.get() ?? 0
    const keys = new Float64Array(size)
    const columns = COLUMNS.map(() => ({ codes: new Int32Array(size), size: 1 }))
    let at = 0
    for (const row of rows.iterate()) {
      keys[at] = row[0] ?? 0
      columns.forEach((column, index) => {
        const code = row[index + 1] ?? 0
        column.codes[at] = code
        column.size = Math.max(column.size, code + 1)
      })
      at += 1
    }
    const named = Object.fromEntries(COLUMNS.map((name, index) => [name, columns[index]]))
    return { revision: revision.get() ?? 0, keys, columns: named as Record<Column, CodeColumn> }
  })

  return () => {
    if (held === null || held.revision !== revision.get()) held = load()
    return held
  }
}

/** Where a key stands in the ascending keys, or would stand. */
export function positionOf(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
