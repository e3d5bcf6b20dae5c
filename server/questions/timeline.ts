import type { AnswerVersionRow } from '../answers/queries.ts'
import { type CivilDate, civilDateOf } from '../lib/dates.ts'
import { answerEvents } from './answer-events.ts'
import { type NamedMember, showMember } from './history.ts'
import { type HistoryEvent, happened } from './history-event.ts'
import type { AbsenceRow, QuestionRow, QuestionVersionRow } from './queries.ts'
import type { Status } from './question.ts'
import { questionEvents } from './question-events.ts'
import { dated, seenOn } from './succession.ts'

export interface TimelineParts {
  row: QuestionRow
  status: Status
  asker: NamedMember | null
  ministers: ReadonlyMap<number, NamedMember>
  /** The last is the current one. */
  versions: readonly AnswerVersionRow[]
  questionVersions: readonly QuestionVersionRow[]
  absences: readonly AbsenceRow[]
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
  const events = [
    tabled,
    ...questionEvents(parts.questionVersions),
    ...answerEvents(parts),
    ...parts.absences.map((absence) => missing(absence, row)),
  ]
  const inOrder = events.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
  const lapsed = happened('Lapsed: its session ended without an answer', dated(lapsedOn))
  return status === 'lapsed' ? [...inOrder, lapsed] : inOrder
}

/** True while Parliament does not give the question: it was looked for since it was last seen. */
export function isMissing({ lastMissed }: AbsenceRow, { lastSeen }: Pick<QuestionRow, 'lastSeen'>): boolean {
  return lastMissed > lastSeen
}

function missing(absence: AbsenceRow, row: QuestionRow): HistoryEvent {
  const isStill = isMissing(absence, row)
  return happened('Not found on Parliament’s record', seenOn(civilDateOf(absence.firstMissed)), {
    note: isStill ? null : 'It was there again later.',
  })
}

/** What has no date is put first: only a tabling or a pasted answer can be so. */
function orderOf({ at }: HistoryEvent): string {
  return at ?? ''
}
