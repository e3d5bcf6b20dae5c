import { dateOfDay, sayDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import type { FoundQuestion } from './listing.ts'
import { ASKERS_A_PAGE, type AskersPage, daysOf, type Grouping } from './search/grouping.ts'
import { LAST_PAGE } from './search/ordering.ts'
import type { SearchOutcome, SearchRequest } from './search/outcome.ts'
import { hrefFor } from './search-links.ts'

interface ResultGroup {
  id: string
  /** A Member, a date, or what stands for them. */
  heading: string
  /** "34 questions". */
  about: string
  results: FoundQuestion[]
  /** Leads to all of a Member's, where not all are here. */
  all: { text: string; href: string } | null
}

/** What the page says of its headings, with the results under them; null when they are one list. */
export function groupedResults(outcome: SearchOutcome, results: readonly FoundQuestion[]) {
  const { askers, request, sort } = outcome
  const inOrder = sort === 'oldest' ? 'oldest' : 'newest'
  if (askers) return { said: sayAskers(askers, inOrder), groups: askerGroups(askers, request, results) }
  if (request.group !== 'day') return null
  return {
    said: `Under the day on which they were tabled, the ${inOrder} first.`,
    groups: dayGroups(outcome, inOrder, results),
  }
}

function sayAskers({ total, members }: AskersPage, sort: 'newest' | 'oldest'): string {
  const reach = LAST_PAGE * ASKERS_A_PAGE
  const limit = total > reach ? ` Only the first ${plural(reach, 'Member')} are shown.` : ''
  return `Asked by ${plural(members, 'Member')}, those with the most questions first. Of each the ${sort} are here.${limit}`
}

function askerGroups(
  { groups }: AskersPage,
  request: SearchRequest,
  results: readonly FoundQuestion[],
): ResultGroup[] {
  return groups.map(({ asker, count, keys }, at) => ({
    id: `group-${at + 1}`,
    heading: asker?.label ?? 'Who asked is not known',
    about: plural(count, 'question'),
    results: withKeys(keys, results),
    all:
      asker && count > keys.length
        ? {
            text: `All ${plural(count, 'question')} asked by ${asker.label}`,
            href: hrefFor(request, { asker: asker.value, group: undefined }),
          }
        : null,
  }))
}

function dayGroups(
  outcome: SearchOutcome,
  sort: 'newest' | 'oldest',
  results: readonly FoundQuestion[],
): ResultGroup[] {
  const page = results.map(({ searchKey }) => searchKey)
  return daysOf(page, outcome.keys(), sort).map(({ day, count, keys, isContinued }, at) => ({
    id: `group-${at + 1}`,
    heading: day === 0 ? 'Date not known' : sayDate(dateOfDay(day)),
    about: `${plural(count, 'question')}${isContinued ? ', continued' : ''}`,
    results: withKeys(keys, results),
    all: null,
  }))
}

function withKeys(keys: readonly number[], results: readonly FoundQuestion[]): FoundQuestion[] {
  return keys.flatMap((key) => results.find(({ searchKey }) => searchKey === key) ?? [])
}

const GROUPING_WORDS = [
  { group: null, label: 'Nothing' },
  { group: 'asker', label: 'Who asked' },
  { group: 'day', label: 'Day tabled' },
] as const satisfies readonly { group: Grouping | null; label: string }[]

/** The headings on offer, each with its address. */
export function groupingsOf({ request }: SearchOutcome) {
  return GROUPING_WORDS.map(({ group, label }) => ({
    label,
    href: hrefFor(request, { group: group ?? undefined }),
    isCurrent: group === (request.group ?? null),
  }))
}
