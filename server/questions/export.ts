import { setImmediate as othersFirst } from 'node:timers/promises'
import { type CsvColumn, csvWriter } from '../formats/csv.ts'
import { LICENCE } from '../lib/licence.ts'
import type { StandingRow } from '../members/queries.ts'
import { paths } from '../paths.ts'
import type { ExportFacts } from './export-queries.ts'
import type { StandingQuestion } from './listing.ts'
import { newestPage, oldestPage } from './search/ordering.ts'
import type { SearchOutcome } from './search/outcome.ts'

/** A question as a row of an export. */
export interface ExportedQuestion extends StandingQuestion {
  facts: ExportFacts
  asker: string | null
  /** Of the asking Member when the question was tabled, as far as that is known. */
  standing: StandingRow | null
  answerer: string | null
}

/** How many questions are read in one go: some milliseconds. */
const STEP = 20

/**
 * All that a search found as CSV, in parts: neither all of it in memory, nor the server held up until the last. It is
 * in order of date: by relevance only the newest are ever put in order.
 * @param read reads the questions of some search keys
 */
export async function* questionsCsv(
  { inOrder, sort }: Pick<SearchOutcome, 'inOrder' | 'sort'>,
  read: (keys: readonly number[]) => ExportedQuestion[],
  baseUrl: string,
): AsyncGenerator<string> {
  const csv = csvWriter(columnsOf(baseUrl))
  const pageOf = sort === 'oldest' ? oldestPage : newestPage
  yield csv.head()
  for (let page = 1; (page - 1) * STEP < inOrder.length; page += 1) {
    yield csv.lines(read(pageOf(inOrder, { page, after: null, pageSize: STEP })))
    await othersFirst()
  }
}

const LATE = { true: 'Yes', false: 'No', unknown: 'Not known' } as const
const TYPES = { true: 'Named day', false: 'Ordinary', null: null } as const

function columnsOf(baseUrl: string): readonly CsvColumn<ExportedQuestion>[] {
  return [
    { heading: 'House', value: ({ row }) => row.house },
    { heading: 'Number', value: ({ row }) => row.uin },
    { heading: 'Date tabled', value: ({ row }) => row.dateTabled },
    { heading: 'Date for answer', value: ({ row }) => row.dateForAnswer },
    { heading: 'Date answered', value: ({ row }) => row.dateAnswered },
    { heading: 'Date corrected', value: ({ facts }) => facts.dateCorrected },
    { heading: 'Type', value: ({ row }) => (row.house === 'Lords' ? 'Lords' : TYPES[`${row.isNamedDay}`]) },
    { heading: 'Status', value: ({ status }) => status },
    { heading: 'Late', value: ({ lateness }) => LATE[`${lateness.late}`] },
    { heading: 'Heading', value: ({ row }) => row.heading },
    { heading: 'Asked by', value: ({ asker }) => asker },
    { heading: 'Party', value: ({ standing }) => standing?.party ?? null },
    { heading: 'Party as on', value: ({ standing }) => (standing?.party ? standing.asOn : null) },
    { heading: 'Answered by', value: ({ answerer }) => answerer },
    { heading: 'Answering body', value: ({ row }) => row.bodyName },
    { heading: 'Question', value: ({ row }) => row.text },
    { heading: 'Answer', value: ({ facts }) => facts.answerText },
    {
      heading: 'Only the beginning',
      value: ({ row, facts }) => (row.isCut || facts.isAnswerCut ? 'Yes' : 'No'),
    },
    { heading: 'Policies', value: ({ facts }) => facts.policies },
    { heading: 'Commitments', value: ({ facts }) => facts.commitments },
    { heading: 'Address', value: ({ row }) => baseUrl + paths.question(row) },
    { heading: 'Licence', value: () => LICENCE },
  ]
}
