import { addDays, type CivilDate, startOfDay } from '../lib/dates.ts'
import type { StandingQuestion } from './listing.ts'

/** An open question not seen for longer may have been answered since: it is counted apart. */
export const SEEN_WITHIN_DAYS = 14

/** Open questions by where they stand; each is in exactly one. */
export interface WaitingQuestions {
  late: readonly StandingQuestion[]
  inTime: readonly StandingQuestion[]
  /** The calendar does not reach far enough, or something is missing from the record. */
  unknown: readonly StandingQuestion[]
  /** Not seen for SEEN_WITHIN_DAYS. */
  unseen: readonly StandingQuestion[]
  /** Their session ended without an answer: they wait for nothing any more. */
  lapsed: readonly StandingQuestion[]
}

/** Tells open questions apart, each group in the order in which they came. */
export function tellApart(open: readonly StandingQuestion[], today: CivilDate): WaitingQuestions {
  const seenSince = startOfDay(addDays(today, -SEEN_WITHIN_DAYS))
  const groups = { late: [], inTime: [], unknown: [], unseen: [], lapsed: [] } satisfies WaitingQuestions
  const groupOf = ({ row, status, lateness }: StandingQuestion): StandingQuestion[] => {
    if (status === 'lapsed') return groups.lapsed
    if (row.lastSeen < seenSince) return groups.unseen
    if (lateness.late === 'unknown') return groups.unknown
    return lateness.late ? groups.late : groups.inTime
  }
  for (const question of open) groupOf(question).push(question)
  return groups
}
