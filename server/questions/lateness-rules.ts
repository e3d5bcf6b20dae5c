import type { Calendar, House } from '../calendar/calendar.ts'
import type { CountedDays } from '../calendar/counted-days.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { StoredStatus } from './question.ts'

/** What five days an ordinary Commons question has: the setting ANSWER_MEASURE. */
export type Measure = 'sitting-days' | 'working-days'

export interface TimedQuestion {
  house: House | null
  isNamedDay: boolean | null
  dateTabled: CivilDate | null
  dateForAnswer: CivilDate | null
  /** Of the first real answer, not a holding one; null while there is none, or when its date is not known. */
  dateAnswered: CivilDate | null
  isWithdrawn: boolean
  /** Tells an answer without a date from none. */
  status?: StoredStatus
}

/** A time limit: so many days of one kind, of which the day of tabling is none. */
export interface Rule {
  words: string
  unit: 'sitting day' | 'working day' | 'day'
  limit: number
}

export const NAMED_DAY: Rule = {
  words: 'Named day question: the day named for answer',
  unit: 'day',
  limit: 0,
}
const ORDINARY: Readonly<Record<Measure, Rule>> = {
  'sitting-days': {
    words: 'Ordinary question: five sitting days from tabling',
    unit: 'sitting day',
    limit: 5,
  },
  'working-days': {
    words: 'Ordinary question: five working days from tabling',
    unit: 'working day',
    limit: 5,
  },
}
const LORDS: Rule = { words: 'Lords question: ten working days from tabling', unit: 'working day', limit: 10 }
const NOT_KNOWN: Rule = { words: 'Which rule applies is not known', unit: 'day', limit: 0 }

/** The rule for a question's kind; in the Lords there are no named days. */
export function ruleFor({ house, isNamedDay }: TimedQuestion, measure: Measure): Rule {
  if (house === 'Lords') return LORDS
  if (house === null || isNamedDay === null) return NOT_KNOWN
  return isNamedDay ? NAMED_DAY : ORDINARY[measure]
}

/** The days that a rule with a number of days counts. */
export function daysCounted({ unit }: Rule, { sittingDays, workingDays }: Calendar): CountedDays {
  return unit === 'sitting day' ? sittingDays.Commons : workingDays
}
