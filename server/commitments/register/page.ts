import type { CivilDate } from '../../lib/dates.ts'
import { plural, sayCount } from '../../lib/text.ts'
import { memberName } from '../../members/member.ts'
import { paths } from '../../paths.ts'
import { showFacet } from '../../questions/search/shown-facet.ts'
import { headingOf, sayNumber } from '../../questions/summary.ts'
import { showForm } from '../../web/forms.ts'
import { sayAnswered, summaryOf } from '../summary.ts'
import { chipsOf } from './chips.ts'
import { hrefFor, pagesOf, queryOf, sortsOf } from './links.ts'
import { REGISTER_SORTS } from './order.ts'
import type { RegisterEntry } from './reader.ts'
import type { RegisterOutcome, RegisterRequest } from './search.ts'

interface RegisterParts {
  outcome: RegisterOutcome
  entries: readonly RegisterEntry[]
  today: CivilDate
  /** The number of the account of who sees the work on commitments; null for anyone else. */
  readerId: number | null
  /** They may change several at once, and decide on suggestions. */
  canWork: boolean
}

/** The register of commitments. */
export function registerPage({ outcome, entries, today, readerId, canWork }: RegisterParts) {
  const { request, total, facets, notices } = outcome
  const query = queryOf(request)
  const chips = chipsOf(request, facets)
  return {
    title: request.text === '' ? 'Commitments' : `${request.text.slice(0, 80)} - Commitments`,
    hasOwnSearch: true,
    feedHref: paths.commitmentsAs('atom', query),
    action: paths.commitments(),
    suggestionsHref: canWork ? paths.suggestions() : null,
    ownHref: readerId === null ? null : paths.commitments({ owner: readerId }),
    q: request.text,
    searches: readerId === null ? 'the words of a promise, or the heading of its question' : STAFF_SEARCHES,
    totalText: total === 0 ? 'No commitments' : plural(total, 'commitment'),
    chips,
    clearHref: paths.commitments(),
    isNarrowed: chips.length > 0,
    notices,
    facets: facets.map(show).filter(({ boxes }) => boxes.length > 0),
    dates: datesOf(request),
    sorts: sortsOf(request),
    chosenSort: request.sort === REGISTER_SORTS[0] ? null : request.sort,
    commitments: entries.map((entry) => showEntry(entry, today)),
    pages: pagesOf(outcome),
    exports: {
      json: paths.commitmentsAs('json', query),
      csv: paths.commitmentsAs('csv', query),
      atom: paths.commitmentsAs('atom', query),
    },
    bulk: canWork && total > 0 ? bulkOf(request, total) : null,
  }
}

const STAFF_SEARCHES = 'the words of a promise, the heading of its question, the summary, or how we will know'

const OPEN = new Set(['status', 'due'])
const COMMONEST_FIRST = new Set(['owner', 'team', 'policy', 'action', 'answerer', 'body'])

function show(facet: RegisterOutcome['facets'][number]) {
  const { name } = facet
  return showFacet(facet, {
    inOrder: !COMMONEST_FIRST.has(name),
    isOpen: OPEN.has(name),
    unit: 'commitments',
  })
}

function datesOf({ dueFrom, dueTo }: RegisterRequest) {
  const specs = {
    'due-from': { label: 'From', type: 'date', value: dueFrom },
    'due-to': { label: 'To', type: 'date', value: dueTo },
  } as const
  const { fields } = showForm(specs, { input: {}, errors: {} })
  return { isOpen: dueFrom !== null || dueTo !== null, from: fields['due-from'], to: fields['due-to'] }
}

function showEntry({ visible, question, answerer }: RegisterEntry, today: CivilDate) {
  const { promise, work } = visible
  return {
    ...summaryOf(promise, today),
    id: promise.id,
    answered: sayAnswered(promise.dateAnswered),
    answerer: answerer && memberName(answerer),
    questionHref: paths.question(question),
    heading: headingOf(question),
    number: sayNumber(question),
    work: work && {
      summary: work.summary,
      owner: work.owner?.name ?? 'Nobody',
      team: work.team?.name ?? null,
      isDropProposed: work.isDropProposed,
    },
  }
}

/** What may be done with the chosen commitments, and with all that the filters find. */
function bulkOf(request: RegisterRequest, total: number) {
  const all = { ...queryOf(request), all: 'yes' }
  return {
    back: hrefFor(request, { page: request.page === 1 ? undefined : request.page }),
    reassignAction: paths.commitmentReassignment(),
    reviewAction: paths.commitmentReviewDates(),
    allText: total === 1 ? 'the one that is found' : `all ${sayCount(total)} that are found`,
    reassignAllHref: paths.commitmentReassignment(all),
    reviewAllHref: paths.commitmentReviewDates(all),
  }
}
