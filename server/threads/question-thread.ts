import type { Database } from '../../db/open.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../lib/dates.ts'
import { questionListing, type StandingQuestion } from '../questions/listing.ts'
import { type QuestionRow, questionQueries } from '../questions/queries.ts'
import { type ReferenceRow, type StepAnswer, threadQueries } from './queries.ts'
import type { ThreadParts } from './shown.ts'
import { type Gathered, MOST_GATHERED, threadOf } from './thread.ts'
import { type AnswerInThread, whatAnswersAdd } from './tree/added.ts'
import { flagsOf } from './tree/flags.ts'
import { type Step, stepsOf } from './tree/steps.ts'
import { inTreeOrder, treeOf } from './tree/tree.ts'

/** What a question and its answer refer to, and what refers to it. */
export interface ThreadLinks {
  refersTo: readonly ReferenceRow[]
  /** At most a hundred. */
  referredToBy: readonly ReferenceRow[]
  /** Of the questions at their other ends. */
  rows: ReadonlyMap<number, QuestionRow>
}

/** Gathers the thread of a question with all that is said about it, as of today. */
export function questionThreads(context: { db: Database; config: Config; clock: Clock }) {
  const queries = threadQueries(context.db)
  const questions = questionQueries(context.db)
  const gather = threadOf(context.db)
  const listing = questionListing(context)

  /** The whole thread, as the question's page shows it; null where the question refers to none and none refers to it. */
  function whole(questionId: number): ThreadParts | null {
    const gathered = gather(questionId)
    if (gathered.references.length === 0) return null
    return partsOf(questionId, gathered, questions.byIds(gathered.ids).map(listing.judge()))
  }

  function links(questionId: number): ThreadLinks {
    const refersTo = queries.from([questionId])
    const referredToBy = queries.to([questionId]).slice(0, MOST_GATHERED)
    const ids = [
      ...refersTo.map(({ targetId }) => targetId ?? 0),
      ...referredToBy.map((one) => one.questionId),
    ]
    const rows = ids.length === 0 ? [] : questions.byIds(ids)
    return { refersTo, referredToBy, rows: new Map(rows.map((row) => [row.id, row])) }
  }

  function partsOf(currentId: number, gathered: Gathered, judged: readonly StandingQuestion[]): ThreadParts {
    const standing = new Map(judged.map((one) => [one.row.id, one]))
    const members = judged.map(({ row }) => row)
    const steps = stepsOf(members, gathered.references, gathered.groupings)
    const roots = treeOf(steps)
    const said = whatAnswersAdd(answersOf(inTreeOrder(roots), queries.answers(gathered.ids)))
    return {
      ...{ currentId, said, questions: standing, isCut: gathered.isCut, count: gathered.ids.length },
      roots,
      flags: flagsOf({
        steps,
        statusOf: (id) => standing.get(id)?.status,
        onlyRefers: (id) => said.get(id)?.onlyRefers === true,
      }),
      promises: queries.promises(gathered.ids),
    }
  }

  return { whole, links }
}

/** One answer of each step, since its questions have the same; a holding answer is none. */
function answersOf(steps: readonly Step[], answers: readonly StepAnswer[]): AnswerInThread[] {
  const given = new Map(answers.filter(({ kind }) => kind !== 'holding').map((one) => [one.questionId, one]))
  return steps.flatMap(({ id, questionIds, references }) => {
    const answer = questionIds.flatMap((one) => given.get(one) ?? [])[0]
    if (!answer) return []
    const own = references.filter(({ foundIn }) => foundIn === 'answer')
    return [{ stepId: id, text: answer.text, dateAnswered: answer.dateAnswered, references: own }]
  })
}
