import type { Database } from '../../db/open.ts'
import { recentlyUsed } from '../lib/recently-used.ts'
import type { PageBody } from './page.ts'

/** In characters, of which a page of results has 60,000. */
const ROOM = 4_000_000

/** Gives a page's body that was made for the same key, or makes it. */
export type KeptPages = (key: string, make: () => PageBody) => PageBody

/**
 * Keeps bodies of pages until anything at all is written to the database, by this connection or another: SQLite counts
 * its own changes, and moves `data_version` at others'. That is oftener than need be, and never too seldom.
 */
export function keptPages(db: Database): KeptPages {
  const standing = db
    .prepare<[], string>("select data_version || ' ' || total_changes() from pragma_data_version")
    .pluck()
  const kept = recentlyUsed<PageBody>(ROOM)
  let keptFor: string | undefined
  return (key, make) => {
    const now = standing.get()
    if (now !== keptFor) kept.clear()
    keptFor = now
    const found = kept.get(key)
    if (found) return found
    const made = make()
    kept.set(key, made, made.html.length)
    return made
  }
}
