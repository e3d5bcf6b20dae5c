import type { Database } from '../../db/open.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import type { Config } from '../config.ts'
import { type Clock, today } from '../lib/dates.ts'
import { escapeHtml } from '../lib/text.ts'
import { memberName } from '../members/member.ts'
import { memberQueries } from '../members/queries.ts'
import { type Lateness, lateness } from './lateness.ts'
import { type QuestionRow, questionQueries } from './queries.ts'
import { type Status, standingOf } from './question.ts'
import type { SearchHit } from './search/search.ts'
import { beginning, hasMarks, markedHtml } from './search/snippet.ts'
import { headingOf, type QuestionSummary, summaryOf } from './summary.ts'

/** A question with what follows from it today. */
export interface StandingQuestion {
  row: QuestionRow
  status: Status
  lateness: Lateness
}

const BEGINNING = 280

/** Reads questions for pages and lists: the record together with its status and lateness as of today. */
export function questionListing({ db, config, clock }: { db: Database; config: Config; clock: Clock }) {
  const questions = questionQueries(db)
  const members = memberQueries(db)
  const calendar = calendarKeeper(db)

  function stand(row: QuestionRow): StandingQuestion {
    const known = calendar()
    const day = today(clock)
    const isOver = row.dateTabled !== null && known.isSessionOver(row.dateTabled, day)
    return {
      row,
      status: standingOf(row.status, isOver),
      lateness: lateness(row, known, day, config.ANSWER_MEASURE),
    }
  }

  function summarise(row: QuestionRow, texts?: SearchHit['texts']): QuestionSummary {
    const { status, lateness } = stand(row)
    const asker = row.askerId === null ? undefined : members.byId(row.askerId)
    return summaryOf(row, {
      status,
      lateness,
      asker: asker ? memberName(asker) : null,
      headingHtml: texts && row.heading ? markedHtml(texts.heading) : escapeHtml(headingOf(row)),
      questionHtml: texts ? markedHtml(texts.question) : escapeHtml(row.text),
      answerHtml: texts?.answer ? answerHtml(texts.answer) : null,
    })
  }

  /** The hits of a search, as the list of results shows them. */
  function summaries(hits: readonly SearchHit[]): QuestionSummary[] {
    return hits.flatMap(({ questionId, texts }) => {
      const row = questions.byId(questionId)
      return row ? [summarise(row, texts)] : []
    })
  }

  return { stand, summarise, summaries }
}

/** The snippet around the matches, or the beginning where nothing in the answer matched. */
function answerHtml(answer: string): string {
  return hasMarks(answer) ? markedHtml(answer) : escapeHtml(beginning(answer, BEGINNING))
}
