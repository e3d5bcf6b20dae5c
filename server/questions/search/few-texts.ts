import { oncePerDatabase } from '../../../db/once.ts'
import { openDatabase } from '../../../db/open.ts'
import { parseKeys, searchQueries } from './queries.ts'
import { searchChanges } from './search-changes.ts'

/** So many texts are held at most: some kilobytes each, and a quarter of a second to read. */
export const MOST_FEW = 5_000

/**
 * A full-text index of a few records alone, in memory, filled with those that are asked about and kept until their texts
 * change. To look for words in it costs by the few, where the index of all records gives all of its matches.
 */
export const fewTexts = oncePerDatabase((db) => {
  const index = openDatabase(':memory:')
  // As `search_index` in ../../../db/migrations/0003_search.sql, or it would find other things.
  index.exec(`
    create virtual table few using fts5 (
      heading, question, answer,
      content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
    )`)
  const put = index.prepare<[number, string, string, string]>(
    'insert into few (rowid, heading, question, answer) values (cast(? as integer), ?, ?, ?)',
  )
  const take = index.prepare<[number]>('delete from few where rowid = cast(? as integer)')
  const empty = index.prepare("insert into few (few) values ('delete-all')")
  const matching = index
    .prepare<[string], Buffer | null>(
      "select cast(group_concat(rowid, ' ') as blob) from few where few match ?",
    )
    .pluck()
  const { documents } = searchQueries(db)
  const changes = searchChanges(db)
  const held = new Set<number>()
  let revision = changes.revision()
  /** Moves whenever something goes, so that whoever held it asks again. */
  let going = 0

  /** What has changed goes; of more than the log knows, everything. */
  function catchUp(): void {
    const now = changes.revision()
    if (now === revision) return
    const changed = changes.keysBetween(revision, now)
    revision = now
    if (changed === null) clear()
    else drop(changed.filter((key) => held.has(key)))
  }

  function drop(keys: readonly number[]): void {
    for (const key of keys) {
      take.run(key)
      held.delete(key)
    }
    going += 1
  }

  function clear(): void {
    empty.run()
    held.clear()
    going += 1
  }

  const hold = index.transaction((keys: Float64Array): void => {
    let missing = [...keys].filter((key) => !held.has(key))
    if (held.size + missing.length > MOST_FEW) {
      clear()
      missing = [...keys]
    }
    if (missing.length === 0) return
    for (const { key, heading, question, answer } of documents(missing)) {
      put.run(key, heading, question, answer)
      held.add(key)
    }
  })

  /**
   * Gives the function that looks for words in some records, at most `MOST_FEW`. It gives the search keys of those that
   * match, ascending, and may give others that are held.
   */
  return (keys: Float64Array) => {
    let since = -1
    return (match: string): Float64Array => {
      catchUp()
      if (since !== going) hold(keys)
      since = going
      return parseKeys(matching.get(match) ?? null)
    }
  }
})
