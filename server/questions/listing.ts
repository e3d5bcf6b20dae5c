import type { Database } from '../../db/open.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import type { Config } from '../config.ts'
import { type Clock, today } from '../lib/dates.ts'
import { escapeHtml } from '../lib/text.ts'
import { type Lateness, lateness } from './lateness.ts'
import { type QuestionRow, questionQueries } from './queries.ts'
import { type Status, standingOf } from './question.ts'
import type { SearchHit } from './search/outcome.ts'
import { beginning, hasMarks, markedHtml } from './search/snippet.ts'
import { headingOf, type QuestionSummary, summaryOf } from './summary.ts'

/** A question with what follows from it today. */
export interface StandingQuestion {
  row: QuestionRow
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
  const questions = questionQueries(db)
  const calendar = calendarKeeper(db)

  /** Judges many questions as of one moment: the calendar and the day are asked for once. */
  function judge(): (row: QuestionRow) => StandingQuestion {
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
    return rows.map(judge()).map((standing) => summaryFrom(standing))
  }

  /** The hits of a search, as the list of results shows them, each with its search key. */
  function summaries(hits: readonly SearchHit[]): FoundQuestion[] {
    const rows = new Map(
      questions.byIds(hits.map(({ questionId }) => questionId)).map((row) => [row.id, row]),
    )
    const standing = judge()
    return hits.flatMap(({ questionId, searchKey, texts }) => {
      const row = rows.get(questionId)
      return row ? [Object.assign(summaryFrom(standing(row), texts), { searchKey })] : []
    })
  }

  return { judge, summarise, summaries }
}

function summaryFrom(
  { row, status, lateness }: StandingQuestion,
  texts?: SearchHit['texts'],
): QuestionSummary {
  return summaryOf(row, {
    status,
    lateness,
    headingHtml: texts && row.heading ? markedHtml(texts.heading) : escapeHtml(headingOf(row)),
    questionHtml: texts ? markedHtml(texts.question) : escapeHtml(row.text),
    answerHtml: texts?.answer ? answerHtml(texts.answer) : null,
  })
}

/** The snippet around the matches, or the beginning where nothing in the answer matched. */
function answerHtml(answer: string): string {
  return hasMarks(answer) ? markedHtml(answer) : escapeHtml(beginning(answer, BEGINNING))
}
