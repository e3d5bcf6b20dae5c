import { oncePerDatabase } from '../../../db/once.ts'
import { KEPT_CHANGES } from './indexing-queries.ts'

/** So many changed records are read again one by one; of more, all are. */
const MOST_CHANGED = 5_000

/** Reads what has changed in the search tables, for whoever holds something of them in memory. */
export const searchChanges = oncePerDatabase((db) => {
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()
  const changedSince = db
    .prepare<[number], number>(`
      select distinct search_key
        from search_change
       where revision > ?
       order by search_key
       limit ${MOST_CHANGED + 1}`)
    .pluck()

  return {
    revision: () => revision.get() ?? 0,
    /** The search keys that were changed since a revision, ascending; null where they are too many, or forgotten. */
    keysBetween(since: number, now: number): number[] | null {
      if (now - since >= KEPT_CHANGES) return null
      const keys = changedSince.all(since)
      return keys.length > MOST_CHANGED ? null : keys
    },
  }
})

/**
 * As `keysBetween`, for one who asks again and again from the same revision on: only what changed since the call before is
 * read.
 */
export function gatheredChanges({ keysBetween }: ReturnType<typeof searchChanges>) {
  let [since, until] = [0, 0]
  let gathered: readonly number[] | null = []

  return (from: number, now: number): readonly number[] | null => {
    const goesOn = from === since && now >= until
    const before = goesOn ? gathered : []
    const more = before && keysBetween(goesOn ? until : from, now)
    const keys = before && more && [...new Set([...before, ...more])].sort((a, b) => a - b)
    gathered = keys && keys.length <= MOST_CHANGED ? keys : null
    ;[since, until] = [from, now]
    return gathered
  }
}
