import { setImmediate as othersFirst } from 'node:timers/promises'
import { type AtomEntry, atomFeed } from '../../formats/atom.ts'
import { type CsvColumn, csvWriter } from '../../formats/csv.ts'
import type { CommitmentsJson } from '../../formats/json/commitment.ts'
import type { CivilDate, Instant } from '../../lib/dates.ts'
import { LICENCE } from '../../lib/licence.ts'
import { squash } from '../../lib/text.ts'
import { memberName } from '../../members/member.ts'
import { paths } from '../../paths.ts'
import { sayAction } from '../../policies/action.ts'
import { beginning } from '../../questions/search/snippet.ts'
import { headingOf, sayNumber } from '../../questions/summary.ts'
import { isOverdue, KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS } from '../commitment.ts'
import { commitmentJson } from '../json.ts'
import { sayAnswered, sayDue } from '../summary.ts'
import { PAGE_SIZE, queryOf } from './links.ts'
import type { RegisterEntry } from './reader.ts'
import type { RegisterOutcome } from './search.ts'

/** Where and when an export is made. */
interface Made {
  today: CivilDate
  baseUrl: string
}

/** A page of the register for programs; what was ignored in the query is said there too. */
export function registerJson(
  outcome: RegisterOutcome,
  entries: readonly RegisterEntry[],
  made: Made,
): CommitmentsJson {
  const { request, total, facets, notices } = outcome
  const isLast = request.page * PAGE_SIZE >= total
  const next = paths.commitmentsAs('json', { ...queryOf(request), page: request.page + 1 })
  const counts = facets.map(({ name, options }) => [
    name,
    options().map(({ value, label, count }) => ({ value, label, count })),
  ])
  return {
    total,
    items: entries.map(({ visible, ...entry }) => commitmentJson(visible, { ...entry, ...made })),
    facets: Object.fromEntries(counts),
    next: isLast ? null : made.baseUrl + next,
    notices,
    licence: LICENCE,
  }
}

/** How many commitments are read in one go: some milliseconds. */
const STEP = 500

/**
 * All that was found as CSV, in parts: neither all of it in memory, nor the server held up until the last.
 * @param entriesOf reads some of the ids
 */
export async function* registerCsv(
  { total, ids }: RegisterOutcome,
  entriesOf: (ids: readonly number[]) => RegisterEntry[],
  made: Made,
  withWork: boolean,
): AsyncGenerator<string> {
  const csv = csvWriter(columnsFor(made, withWork))
  const found = ids(0, total)
  yield csv.head()
  for (let at = 0; at < found.length; at += STEP) {
    yield csv.lines(entriesOf(found.slice(at, at + STEP)))
    await othersFirst()
  }
}

/** What staff write stands in the file only for those who see it on the page. */
function columnsFor(made: Made, withWork: boolean): readonly CsvColumn<RegisterEntry>[] {
  return [
    ...promiseColumns(made),
    ...(withWork ? WORK_COLUMNS : []),
    { heading: 'Licence', value: () => LICENCE },
  ]
}

function promiseColumns({ today, baseUrl }: Made): readonly CsvColumn<RegisterEntry>[] {
  return [
    { heading: 'Commitment', value: ({ visible }) => visible.promise.id },
    { heading: 'Words', value: ({ visible }) => visible.promise.quote.text },
    { heading: 'Kind', value: ({ visible }) => KIND_WORDS[visible.promise.kind] },
    { heading: 'Strength', value: ({ visible }) => STRENGTH_WORDS[visible.promise.strength] },
    { heading: 'Status', value: ({ visible }) => STATUS_WORDS[visible.promise.status] },
    {
      heading: 'Overdue',
      value: ({ visible: { promise } }) =>
        isOverdue(promise.status, promise.deadline, today) ? 'Yes' : 'No',
    },
    { heading: 'Deadline in words', value: ({ visible }) => visible.promise.deadline.phrase },
    { heading: 'Earliest day', value: ({ visible }) => visible.promise.deadline.earliest },
    { heading: 'Last day', value: ({ visible }) => visible.promise.deadline.latest },
    { heading: 'Look again on', value: ({ visible }) => visible.promise.deadline.reviewOn },
    { heading: 'Date answered', value: ({ visible }) => visible.promise.dateAnswered },
    { heading: 'Answered by', value: ({ answerer }) => answerer && memberName(answerer) },
    { heading: 'House', value: ({ question }) => question.house },
    { heading: 'Question', value: ({ question }) => question.uin },
    { heading: 'Date tabled', value: ({ question }) => question.dateTabled },
    { heading: 'Heading', value: ({ question }) => question.heading },
    {
      heading: 'Policies',
      value: ({ visible }) => visible.promise.policies.map(({ title }) => title).join('; '),
    },
    {
      heading: 'Action',
      value: ({ visible }) => visible.promise.action && sayAction(visible.promise.action),
    },
    { heading: 'Address', value: ({ visible }) => baseUrl + paths.commitment(visible.promise.id) },
    { heading: 'Address of the question', value: ({ question }) => baseUrl + paths.question(question) },
  ]
}

const WORK_COLUMNS: readonly CsvColumn<RegisterEntry>[] = [
  { heading: 'Owner', value: ({ visible }) => visible.work?.owner?.name ?? null },
  { heading: 'Team', value: ({ visible }) => visible.work?.team?.name ?? null },
  { heading: 'Summary', value: ({ visible }) => visible.work?.summary ?? null },
  { heading: 'How we will know', value: ({ visible }) => visible.work?.measure ?? null },
]

interface FeedParts {
  outcome: RegisterOutcome
  /** The one that changed last first, with when. */
  changed: readonly { entry: RegisterEntry; changedAt: Instant }[]
  now: Instant
  baseUrl: string
}

/** What changed last among the commitments found. It says the promise alone, whoever asks: feeds are passed on. */
export function registerFeed({ outcome: { request }, changed, now, baseUrl }: FeedParts): string {
  const query = queryOf(request)
  const words = request.text === '' ? '' : ` with “${request.text}”`
  return atomFeed({
    selfHref: baseUrl + paths.commitmentsAs('atom', query),
    pageHref: baseUrl + paths.commitments(query),
    title: `Commitments${words} - Pursuant`,
    author: 'Pursuant',
    rights: LICENCE,
    updated: now,
    entries: changed.map(({ entry, changedAt }) => feedEntry(entry, changedAt, baseUrl)),
  })
}

const LONGEST_TITLE = 120

function feedEntry({ visible, question }: RegisterEntry, changedAt: Instant, baseUrl: string): AtomEntry {
  const { id, quote, kind, strength, status, deadline, dateAnswered, loggedAt } = visible.promise
  const said = squash(quote.text)
  const answer = `${headingOf(question)}: ${sayNumber(question)}, answered ${sayAnswered(dateAnswered)}.`
  return {
    href: baseUrl + paths.commitment(id),
    title: beginning(said, LONGEST_TITLE),
    updated: changedAt,
    published: loggedAt,
    summary: `“${said}” ${STATUS_WORDS[status]}. Deadline: ${sayDue({ status, deadline })}. ${answer}`,
    categories: [KIND_WORDS[kind], STRENGTH_WORDS[strength]],
  }
}
