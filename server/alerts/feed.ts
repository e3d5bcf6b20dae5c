import { atomFeed } from '../formats/atom.ts'
import type { Instant } from '../lib/dates.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import { feedEntry } from '../questions/feed.ts'
import type { FeedRow } from '../questions/feed-queries.ts'
import type { Said } from '../questions/search/say.ts'
import type { SavedSearch } from './saved-search.ts'

interface Parts {
  search: Pick<SavedSearch, 'id' | 'name' | 'query' | 'savedAt'>
  said: readonly Said[]
  rows: readonly FeedRow[]
  now: Instant
  baseUrl: string
}

/** What has come into a saved search since it was saved. The token stands nowhere in it: people pass feeds on. */
export function savedSearchFeed({ search, said, rows, now, baseUrl }: Parts): string {
  const { id, name, query, savedAt } = search
  return atomFeed({
    selfHref: baseUrl + paths.savedSearchAtom(id),
    pageHref: `${baseUrl}${paths.questions()}?${query}`,
    title: `${name} (${said.map(({ text }) => text).join('')}) - Pursuant`,
    author: 'Pursuant',
    rights: LICENCE,
    updated: savedAt,
    entries: rows.map((row) => feedEntry(row, { now, baseUrl })),
  })
}
