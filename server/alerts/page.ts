import { sayInstant } from '../lib/dates.ts'
import { lastPage, numberedPages } from '../lib/page-numbers.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { Said } from '../questions/search/say.ts'
import type { QuestionSummary } from '../questions/summary.ts'
import { EMPTY_FORM, type FormState, showForm, titleOf } from '../web/forms.ts'
import { settingsFields } from './form-page.ts'
import type { Arrival, Mark, SavedSearch, What } from './saved-search.ts'

/** On the list, of each; all of them are on its own page. */
export const FIRST_NEW = 3
export const NEW_ON_A_PAGE = 20

interface Listed {
  search: SavedSearch
  said: readonly Said[]
  news: readonly Arrival[]
  /** The first of what is new. */
  first: readonly Shown[]
}

type Shown = Arrival & { summary: QuestionSummary }

/** A person's saved searches. */
export function savedSearchesPage(searches: readonly Listed[], latest: Mark) {
  return {
    title: 'Saved searches',
    searches: searches.map((listed, at) => showListed(listed, latest, at, searches.length)),
    questionsHref: paths.questions(),
  }
}

function showListed({ search, said, news, first }: Listed, latest: Mark, at: number, all: number) {
  const { id, name, query, isOn } = search
  return {
    ...headOf(search, said),
    id,
    name,
    href: paths.savedSearch(id),
    counts: isOn ? countsOf(news) : [],
    isOff: !isOn,
    first: first.map(showNew),
    more:
      news.length > first.length
        ? { text: `All ${news.length} that are new`, href: paths.savedSearch(id) }
        : null,
    seen: news.length > 0 ? seenForm(search, latest, paths.savedSearches()) : null,
    searchHref: `${paths.questions()}?${query}`,
    placeAction: paths.savedSearchPlace(id),
    mayRise: at > 0,
    maySink: at < all - 1,
  }
}

interface OneParts {
  search: SavedSearch
  said: readonly Said[]
  notices: readonly string[]
  latest: Mark
  news: readonly Arrival[]
  /** Those of this page. */
  shown: readonly Shown[]
  page: number
  state?: FormState
}

/** One saved search: what is new in it, and its settings. */
export function savedSearchPage({ search, said, notices, latest, news, shown, page, ...parts }: OneParts) {
  const { id, name, query, isOn, feedMadeAt } = search
  const state = parts.state ?? EMPTY_FORM
  return {
    ...headOf(search, said),
    title: titleOf(`${name} - Saved searches`, state),
    name,
    backHref: paths.savedSearches(),
    searchHref: `${paths.questions()}?${query}`,
    notices,
    isOff: !isOn,
    newTitle: news.length === 0 ? 'Nothing new' : sayCounts(countsOf(news)),
    seen: news.length > 0 ? seenForm(search, latest, '') : null,
    results: shown.map(showNew),
    pages: pagesOf(id, news.length, page),
    ...showForm(settingsFields(search), state),
    action: paths.savedSearch(id),
    feed: {
      made: feedMadeAt === null ? null : sayInstant(feedMadeAt),
      makeAction: paths.savedSearchFeed(id),
      stopAction: feedMadeAt === null ? null : paths.savedSearchFeedRemoval(id),
    },
    removalHref: paths.savedSearchRemoval(id),
  }
}

function headOf({ isOn, every, savedAt, seenAt, feedMadeAt }: SavedSearch, said: readonly Said[]) {
  return {
    said,
    seenText: seenAt === savedAt ? `Saved ${sayInstant(savedAt)}` : `Last looked at ${sayInstant(seenAt)}`,
    alertsText: isOn ? `On, ${every === 'day' ? 'daily' : 'weekly'}` : 'Off',
    hasFeed: feedMadeAt !== null,
  }
}

/** What is marked as seen is what the page was made from: what comes in between stays new. */
function seenForm({ id, name }: SavedSearch, latest: Mark, back: string) {
  return { action: paths.savedSearchSeen(id), name, back, ...latest }
}

const WHAT: Readonly<Record<What, { text: string; kind: string }>> = {
  asked: { text: 'New question', kind: 'unanswered' },
  answered: { text: 'New answer', kind: 'answered' },
  corrected: { text: 'Answer corrected', kind: 'corrected' },
  changed: { text: 'Answer changed', kind: 'corrected' },
}

function showNew({ what, summary }: Shown) {
  return { ...summary, what: WHAT[what] }
}

/** "2 new questions", "1 new answer", "1 answer corrected or changed". */
function countsOf(news: readonly Arrival[]): string[] {
  const count = (...whats: What[]) => news.filter(({ what }) => whats.includes(what)).length
  const [asked, answered, corrected] = [count('asked'), count('answered'), count('corrected', 'changed')]
  return [
    ...(asked > 0 ? [plural(asked, 'new question')] : []),
    ...(answered > 0 ? [plural(answered, 'new answer')] : []),
    ...(corrected > 0 ? [`${plural(corrected, 'answer')} corrected or changed`] : []),
  ]
}

function sayCounts(counts: readonly string[]): string {
  return counts.join(', ')
}

function pagesOf(id: number, total: number, page: number) {
  return numberedPages(page, lastPage(total, NEW_ON_A_PAGE), (number) =>
    paths.savedSearch(id, { page: number }),
  )
}
