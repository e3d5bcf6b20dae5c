import { commitmentsOfActions } from '../commitments/of-actions.ts'
import { summaryOf } from '../commitments/summary.ts'
import { today } from '../lib/dates.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import type { Context } from '../web/context.ts'
import type { PolicyAction } from './action.ts'
import { actionDueReader } from './action-reader.ts'
import type { PolicyRow } from './queries.ts'
import { touchQueries } from './touch-queries.ts'
import { touchingReader } from './touching-reader.ts'

/** Of more, the first are shown. */
const MOST_SHOWN = 100

/** Gathers what the page of an action shows from the features that hold it. */
export function actionPageReader(context: Pick<Context, 'db' | 'config' | 'clock'>) {
  const { db, clock } = context
  const commitments = commitmentsOfActions(db)
  const questions = questionQueries(db)
  const touches = touchQueries(db)
  const find = touchingReader(context)
  const due = actionDueReader(context)

  function partsOf(policy: PolicyRow, action: PolicyAction) {
    const ids = commitments.idsOfAction(action.id)
    const day = today(clock)
    return {
      policy,
      action,
      due: due.reader(policy.publishedOn)(action.phrase).said,
      commitments: commitments.byIds(ids.slice(0, MOST_SHOWN)).map((one) => summaryOf(one, day)),
      total: ids.length,
      ...questionsOf(policy, action),
    }
  }

  /** Those that touch it, newest first; those refused; those that the program offers. */
  function questionsOf(policy: PolicyRow, action: PolicyAction) {
    const promising = touches.promising(action.id)
    const decided = touches.decided(action.id)
    const tied = decided.filter(({ isTouched }) => isTouched === 1)
    const byPerson = new Map(tied.map((one) => [one.questionId, one]))
    const found = find(policy, action).filter(({ questionId }) => !promising.has(questionId))
    const wordsOf = new Map(found.map(({ questionId, words }) => [questionId, words]))
    return {
      touching: read([...new Set([...promising.keys(), ...byPerson.keys()])]).map((row) => ({
        row,
        commitmentId: promising.get(row.id) ?? null,
        decided: byPerson.get(row.id) ?? null,
      })),
      refused: read(decided.flatMap(({ isTouched, questionId }) => (isTouched === 0 ? [questionId] : []))),
      offered: read([...wordsOf.keys()]).map((row) => ({ row, words: wordsOf.get(row.id) ?? '' })),
    }
  }

  function read(ids: readonly number[]): QuestionRow[] {
    return questions.byIds(ids).toSorted(newestFirst).slice(0, MOST_SHOWN)
  }

  return { partsOf }
}

function newestFirst(a: QuestionRow, b: QuestionRow): number {
  return (b.dateTabled ?? '').localeCompare(a.dateTabled ?? '') || b.id - a.id
}
