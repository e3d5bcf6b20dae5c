import { type Database, openDatabase } from '../../../db/open.ts'

/** What a question is made of once it is stored and can be found. */
const RECORD = [
  ...['answering_body', 'member', 'question', 'question_version', 'answer_version'],
  ...['search_facet', 'search_document', 'search_word'],
]

/**
 * How long SQLite takes to insert the rows of a record that was loaded, into tables that are the same, with the same
 * keys and ordinary indexes, in one transaction, already read and parsed: without full text, triggers or references, and
 * without what the load leaves beside the record (its log, and the list of what waits). So it is what is least to be done.
 * @returns seconds
 */
export function secondsOfRawInserts(loaded: Database, file: string): number {
  const raw = openDatabase(file)
  raw.pragma('foreign_keys = off')
  const tables = RECORD.map((table) => {
    for (const sql of schemaOf(loaded, table)) raw.exec(sql)
    const rows = loaded.prepare<[], unknown[]>(`select * from ${table}`).raw().all()
    const values = Array(rows[0]?.length ?? 0)
      .fill('?')
      .join(', ')
    return { insert: raw.prepare(`insert into ${table} values (${values})`), rows }
  })
  const insertAll = raw.transaction(() => {
    for (const { insert, rows } of tables) for (const row of rows) insert.run(row)
  })
  const began = performance.now()
  insertAll.immediate()
  const seconds = (performance.now() - began) / 1000
  raw.close()
  return seconds
}

function schemaOf(db: Database, table: string): string[] {
  const sql = db.prepare<[string], string>(`
    select sql from sqlite_schema where tbl_name = ? and type in ('table', 'index') and sql is not null
     order by type = 'index'`)
  return sql.pluck().all(table)
}
