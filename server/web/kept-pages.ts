import type { Database } from '../../db/open.ts'
import { recentlyUsed } from '../lib/recently-used.ts'

/** In bytes, of which a page of results has 60,000. */
const ROOM = 4_000_000

/** Gives what is kept of a page under a key, and keeps it. */
export interface KeptPages {
  get(key: string): KeptPage | undefined
  set(key: string, page: KeptPage): void
}

/** What a page says about itself to what is around it. */
export interface About {
  title: string
  hasOwnSearch: boolean
  feedHref: string | null
}

/** A page as it was sent last. */
export interface KeptPage {
  about: About
  /** What all around the body was made from: another reader may have another. */
  frame: string
  html: Buffer
  /** The part of `html` that is the same for everybody. */
  body: Buffer
  etag: string
}

/**
 * Keeps pages until anything at all is written to the database, by this connection or another: SQLite counts its own
 * changes, and moves `data_version` at others'. That is oftener than need be, and never too seldom.
 */
export function keptPages(db: Database): KeptPages {
  const standing = db
    .prepare<[], string>("select data_version || ' ' || total_changes() from pragma_data_version")
    .pluck()
  const kept = recentlyUsed<KeptPage>(ROOM)
  let keptFor: string | undefined

  return {
    get(key) {
      const now = standing.get()
      if (now !== keptFor) kept.clear()
      keptFor = now
      return kept.get(key)
    },
    set: (key, page) => kept.set(key, page, page.html.length),
  }
}
