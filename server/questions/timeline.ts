import type { AnswerVersionRow } from '../answers/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import { answerEvents } from './answer-events.ts'
import { type NamedMember, showMember } from './history.ts'
import { type HistoryEvent, happened } from './history-event.ts'
import type { QuestionRow, QuestionVersionRow } from './queries.ts'
import type { Status } from './question.ts'
import { questionEvents } from './question-events.ts'
import { dated } from './succession.ts'

export interface TimelineParts {
  row: QuestionRow
  status: Status
  asker: NamedMember | null
  ministers: ReadonlyMap<number, NamedMember>
  /** The last is the current one. */
  versions: readonly AnswerVersionRow[]
  questionVersions: readonly QuestionVersionRow[]
  /** The last day of the session, where the question has lapsed and that day is known. */
  lapsedOn: CivilDate | null
}

/** All that is known to have happened, the oldest first; of one day, the question's before the answer's. */
export function timelineOf(parts: TimelineParts): HistoryEvent[] {
  const { row, status, asker, lapsedOn } = parts
  const tabled = happened(
    row.source === 'pasted' ? 'Tabled, as pasted in' : 'Tabled',
    dated(row.dateTabled),
    {
      by: asker && showMember(asker),
    },
  )
  const events = [tabled, ...questionEvents(parts.questionVersions), ...answerEvents(parts)]
  const inOrder = events.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
  const lapsed = happened('Lapsed: its session ended without an answer', dated(lapsedOn))
  return status === 'lapsed' ? [...inOrder, lapsed] : inOrder
}

/** What has no date is put first: only a tabling or a pasted answer can be so. */
function orderOf({ at }: HistoryEvent): string {
  return at ?? ''
}
