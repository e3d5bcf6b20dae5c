import { type AtomEntry, atomFeed } from '../formats/atom.ts'
import { type Instant, sayDate, startOfDay } from '../lib/dates.ts'
import { LICENCE } from '../lib/licence.ts'
import { squash } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { FeedRow } from './feed-queries.ts'
import type { SearchRequest } from './search/outcome.ts'
import { beginning } from './search/snippet.ts'
import { feedHref, hrefFor } from './search-links.ts'
import { headingOf, sayNumber } from './summary.ts'

interface Made {
  now: Instant
  baseUrl: string
}

/** The results of a search as a feed: what was answered, corrected or tabled last comes first. */
export function questionFeed(
  request: SearchRequest,
  rows: readonly FeedRow[],
  { now, baseUrl }: Made,
): string {
  return atomFeed({
    selfHref: baseUrl + feedHref(request),
    pageHref: baseUrl + hrefFor(request, { sort: undefined }),
    title: `${titleOf(request)} - Pursuant`,
    author: 'Pursuant',
    rights: LICENCE,
    updated: now,
    entries: rows.map((row) => feedEntry(row, { now, baseUrl })),
  })
}

function titleOf({ text, filters }: SearchRequest): string {
  const status =
    filters.status?.length === 1 && filters.status[0] === 'corrected' ? 'Corrected answers' : 'Questions'
  return text === '' ? status : `${status} with “${text}”`
}

const LONGEST_SUMMARY = 600

/** Its address names the version of the answer, so that each answer and each correction is an entry of its own. */
export function feedEntry(row: FeedRow, { now, baseUrl }: Made): AtomEntry {
  const version = row.versionId === null ? '' : `#answer-${row.versionId}`
  const tabledAt = row.dateTabled === null ? now : startOfDay(row.dateTabled)
  return {
    href: baseUrl + paths.question(row) + version,
    title: `${headingOf(row)}: ${sayNumber(row)}, ${WHAT[row.kind ?? 'none']}`,
    updated: row.changedOn === null ? tabledAt : startOfDay(row.changedOn),
    published: tabledAt,
    summary: `${saidWhen(row)} ${beginning(squash(row.answerText ?? row.text), LONGEST_SUMMARY)}`,
    categories: [WHAT[row.kind ?? 'none']],
  }
}

const WHAT = {
  none: 'not answered',
  holding: 'holding answer',
  final: 'answered',
  corrected: 'answer corrected',
} as const

function saidWhen({ dateTabled, dateAnswered, dateCorrected }: FeedRow): string {
  const said = [
    ['Tabled', dateTabled],
    ['answered', dateAnswered],
    ['corrected', dateCorrected],
  ].flatMap(([what, date]) => (date ? [`${what} ${sayDate(date)}`] : []))
  return said.length === 0 ? '' : `${said.join(', ')}.`
}
