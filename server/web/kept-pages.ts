import type { Database } from '../../db/open.ts'
import { keptBytes } from '../lib/kept-bytes.ts'

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
  /** Where the part of `html` begins and ends that is the same for everybody, in bytes. */
  body: readonly [from: number, to: number]
  etag: string
}

/**
 * Keeps pages until anything at all is written to the database, by this connection or another: SQLite counts its own
 * changes, and moves `data_version` at others'. That is oftener than need be, and never too seldom.
 */
export function keptPages(db: Database): KeptPages {
  // One statement for both takes twice as long: it has another prepared within it each time.
  const ofOthers = db.prepare<[], number>('pragma data_version').pluck()
  const ofOurs = db.prepare<[], number>('select total_changes()').pluck()
  const kept = keptBytes<Omit<KeptPage, 'html'>>(ROOM)
  let [others, ours]: (number | undefined)[] = []

  return {
    get(key) {
      const [othersNow, oursNow] = [ofOthers.get(), ofOurs.get()]
      if (othersNow !== others || oursNow !== ours) kept.clear()
      others = othersNow
      ours = oursNow
      const found = kept.get(key)
      if (found === undefined) return undefined
      const { about, frame, body, etag } = found.facts
      return { about, frame, html: found.bytes, body, etag }
    },
    set: (key, { html, about, frame, body, etag }) => kept.set(key, html, { about, frame, body, etag }),
  }
}
