import type { Database } from '../../db/open.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import type { Config } from '../config.ts'
import { type Clock, today } from '../lib/dates.ts'
import { escapeHtml } from '../lib/text.ts'
import { memberName } from '../members/member.ts'
import { foundQueries } from './found-queries.ts'
import { type Lateness, lateness } from './lateness.ts'
import type { TimedQuestion } from './lateness-rules.ts'
import type { QuestionRow } from './queries.ts'
import { type Status, type StoredStatus, standingOf } from './question.ts'
import type { SearchHit } from './search/outcome.ts'
import { beginning, hasMarks, markedHtml } from './search/snippet.ts'
import { type NumberedQuestion, type QuestionSummary, summaryOf } from './summary.ts'

/** A question with what follows from it today. */
export interface StandingQuestion<Row = QuestionRow> {
  row: Row
  status: Status
  lateness: Lateness
}

/** A question as the list of results shows it. */
export interface FoundQuestion extends QuestionSummary {
  searchKey: number
}

const BEGINNING = 280

/** Reads questions for pages and lists: the record together with its status and lateness as of today. */
export function questionListing({ db, config, clock }: { db: Database; config: Config; clock: Clock }) {
  const found = foundQueries(db)
  const calendar = calendarKeeper(db)

  /** Judges many questions as of one moment: the calendar and the day are asked for once. */
  function judge(): <Row extends TimedQuestion & { status: StoredStatus }>(
    row: Row,
  ) => StandingQuestion<Row> {
    const known = calendar()
    const day = today(clock)
    return (row) => ({
      row,
      status: standingOf(row.status, row.dateTabled !== null && known.isSessionOver(row.dateTabled, day)),
      lateness: lateness(row, known, day, config.ANSWER_MEASURE),
    })
  }

  /** Questions as lists show them. */
  function summarise(rows: readonly QuestionRow[]): QuestionSummary[] {
    const standing = judge()
    return rows.map((row) => {
      const { status, lateness } = standing(row)
      const { bodyId, bodyName } = row
      return summaryOf(row, {
        status,
        late: lateness.late,
        dateAnswered: row.dateAnswered,
        asker: row.asker && memberName(row.asker),
        body: bodyId === null || bodyName === null ? null : { code: bodyId, label: bodyName },
        headingHtml: row.heading === null ? null : escapeHtml(row.heading),
        questionHtml: escapeHtml(row.text),
        answerHtml: null,
      })
    })
  }

  /** The hits of a search, as the list of results shows them, each with its search key. */
  function summaries(hits: readonly SearchHit[]): FoundQuestion[] {
    const unknown = hits.filter(({ uin }) => uin === null).map(({ questionId }) => questionId)
    const numbers = unknown.length === 0 ? null : found.byIds(unknown)
    return hits.flatMap((hit) => {
      const numbered = hit.uin === null ? numbers?.get(hit.questionId) : numberedBy(hit)
      return numbered ? summaryOfHit(hit, numbered) : []
    })
  }

  return { judge, summarise, summaries }
}

function numberedBy({ uin, house, dateTabled }: SearchHit): NumberedQuestion {
  return { uin, house, dateTabled, localNumber: null }
}

/** Field by field: a spread of either would take as long as reading the record. */
function summaryOfHit(hit: SearchHit, numbered: NumberedQuestion): FoundQuestion {
  const { heading, question, answer } = hit.texts
  const summary = summaryOf(numbered, {
    status: hit.status,
    late: hit.isLate,
    dateAnswered: hit.dateAnswered,
    asker: hit.asker,
    body: hit.body,
    headingHtml: heading === '' ? null : markedHtml(heading),
    questionHtml: markedHtml(question),
    answerHtml: answer ? answerHtml(answer) : null,
  })
  return { ...summary, searchKey: hit.searchKey }
}

/** The snippet around the matches, or the beginning where nothing in the answer matched. */
function answerHtml(answer: string): string {
  return hasMarks(answer) ? markedHtml(answer) : escapeHtml(beginning(answer, BEGINNING))
}
