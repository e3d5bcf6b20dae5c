import type { Database } from '../../../db/open.ts'
import { searchIndex } from './indexing.ts'
import { SESSION_OF } from './indexing-queries.ts'

const CHUNK = 500

/** Writes again the search rows of questions that newly loaded sessions put into another one. @returns how many */
export function reindexMovedSessions(db: Database): number {
  const moved = db
    .prepare<[], number>(`
      select q.id
        from question q
        join search_facet f on f.question_id = q.id
       where f.session <> coalesce(${SESSION_OF}, 0)`)
    .pluck()
    .all()
  const index = searchIndex(db)
  const write = db.transaction((ids: readonly number[]) => index.write(ids))
  for (let start = 0; start < moved.length; start += CHUNK) write.immediate(moved.slice(start, start + CHUNK))
  return moved.length
}
