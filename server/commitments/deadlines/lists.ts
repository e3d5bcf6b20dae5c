import { addDays, type CivilDate } from '../../lib/dates.ts'
import type { Deadline } from '../commitment.ts'
import { USUAL_CONVENTIONS } from '../due/conventions.ts'

/** Where an open commitment stands by its dates. Each stands in exactly one, the first that fits. */
export const STANDINGS = ['overdue', 'week', 'month', 'review', 'later', 'waiting'] as const
export type DeadlineStanding = (typeof STANDINGS)[number]

/** The days between which the standings change. */
export interface Horizon {
  today: CivilDate
  inWeek: CivilDate
  inMonth: CivilDate
}

export function horizonOf(today: CivilDate): Horizon {
  return { today, inWeek: addDays(today, 7), inMonth: addDays(today, 30) }
}

/**
 * Vague words are no date: what has no last day is never due, only to be looked at again. What has neither a last day
 * nor a day to look again is to be looked at now, or else nobody ever would.
 */
export function standingByDate(
  { latest, reviewOn }: Pick<Deadline, 'latest' | 'reviewOn'>,
  { today, inWeek, inMonth }: Horizon,
): DeadlineStanding {
  if (latest !== null && latest < today) return 'overdue'
  if (latest !== null && latest <= inWeek) return 'week'
  if (latest !== null && latest <= inMonth) return 'month'
  if (reviewOn === null ? latest === null : reviewOn <= today) return 'review'
  return latest === null ? 'waiting' : 'later'
}

/** Days until one that somebody has looked at comes back: as its words say, or like words that could not be read. */
export function daysToNextLook({ reviewEveryDays }: Pick<Deadline, 'reviewEveryDays'>): number {
  return reviewEveryDays ?? USUAL_CONVENTIONS.reviews.unread.everyDays
}

/** Whose commitments are looked at. */
export const WHOSE = ['mine', 'team', 'all'] as const
export type Whose = (typeof WHOSE)[number]

/** What was asked for; else one's own, or if there are none the team's, or if there are none either everyone's. */
export function chooseWhose(asked: Whose | null, open: Readonly<Record<Whose, number>>): Whose {
  return asked ?? WHOSE.find((whose) => open[whose] > 0) ?? 'all'
}

/** Whose commitments are read: null for anyone's. */
export interface Holder {
  ownerId: number | null
  teamId: number | null
}

export const ANYONE: Holder = { ownerId: null, teamId: null }

/** No team has this number: who belongs to none has nothing of a team. */
const NO_TEAM = 0

export function holderOf(whose: Whose, { id, teamId }: { id: number; teamId: number | null }): Holder {
  if (whose === 'all') return ANYONE
  return whose === 'mine' ? { ownerId: id, teamId: null } : { ownerId: null, teamId: teamId ?? NO_TEAM }
}

/** Lists across the standings. */
export const LISTS_ACROSS = ['letters', 'drops'] as const
export type CommitmentList = DeadlineStanding | (typeof LISTS_ACROSS)[number]

/** How many open commitments there are in all, and in each list. */
export type OpenCounts = Readonly<Record<CommitmentList | 'open', number>>

/** Open questions that are not in time, apart. */
export const QUESTION_LISTS = ['late', 'unknown', 'unseen', 'lapsed'] as const
export type QuestionList = (typeof QUESTION_LISTS)[number]

export function isOfQuestions(list: CommitmentList | QuestionList): list is QuestionList {
  return (QUESTION_LISTS as readonly string[]).includes(list)
}
