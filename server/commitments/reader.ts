import type { CivilDate } from '../lib/dates.ts'
import { policyQueries } from '../policies/queries.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import type { Deadline } from './commitment.ts'
import type { DueWindow } from './due/types.ts'
import { dueReading, wrongDue } from './due-reading.ts'
import type { SuggestionRow } from './inbox/queries.ts'
import { summaryOfQuote } from './logging/prefill.ts'
import type { NewCommitment } from './record.ts'

/** Gathers what the pages of commitments show from the features that hold it. */
export function commitmentReader(context: Pick<Context, 'db' | 'config'>) {
  const { db } = context
  const questions = questionQueries(db)
  const policies = policyQueries(db)
  const readDue = dueReading(context)

  const findQuestion = (questionId: number) => questions.byId(questionId)

  function questionOf(questionId: number): QuestionRow {
    const row = findQuestion(questionId)
    if (!row) throw new Error(`There is no question ${questionId}`)
    return row
  }

  /** Words or a date as a deadline, said on that day. */
  function deadlineOf(phrase: string | null, saidOn: CivilDate | null, question: QuestionRow): Deadline {
    const { notes: _, ...window } = windowOf(phrase, saidOn, question)
    return { phrase, ...window }
  }

  /** The same with how it was read. */
  function windowOf(phrase: string | null, saidOn: CivilDate | null, { house }: QuestionRow): DueWindow {
    return readDue(phrase, saidOn, house)
  }

  /** What is wrong with a deadline that a person gives; null when it can be read, were it as no date. */
  function wrongDeadline(phrase: string, saidOn: CivilDate | null, question: QuestionRow): string | null {
    return wrongDue(windowOf(phrase, saidOn, question))
  }

  /** What accepting a suggestion as it stands logs: all prefilled, owned by whoever accepts it. */
  function prefilled(suggestion: SuggestionRow, owner: { id: number; teamId: number | null }): NewCommitment {
    const { answerVersionId, start, end, quote, kind, strength, duePhrase, dateAnswered, questionId } =
      suggestion
    return {
      quote: { answerVersionId, start, end, text: quote },
      summary: summaryOfQuote(quote, duePhrase),
      kind,
      strength,
      ownerId: owner.id,
      teamId: owner.teamId,
      policyIds: policies.idsNamedBy(questionId),
      actionId: null,
      measure: '',
      visibility: 'internal',
      deadline: deadlineOf(duePhrase, dateAnswered, questionOf(questionId)),
      suggestionId: suggestion.id,
    }
  }

  return { findQuestion, questionOf, deadlineOf, windowOf, wrongDeadline, prefilled }
}
