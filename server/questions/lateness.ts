import type { Calendar } from '../calendar/calendar.ts'
import type { CountedDays } from '../calendar/counted-days.ts'
import { type CivilDate, daysBetween } from '../lib/dates.ts'
import {
  daysCounted,
  type Measure,
  NAMED_DAY,
  type Rule,
  ruleFor,
  type TimedQuestion,
} from './lateness-rules.ts'
import { stepsOf } from './lateness-steps.ts'

/** Why it was judged as it was: by its days, or for what stands above them or is missing. */
export type Ground =
  | 'days'
  | 'withdrawn'
  | 'lapsed'
  | 'no house'
  | 'no kind'
  | 'no date tabled'
  | 'no date for answer'
  | 'no date answered'
  | 'dates out of order'

export interface Verdict {
  late: boolean | 'unknown'
  ground: Ground
  /** The rule in words: "Ordinary question: five sitting days from tabling". */
  rule: string
  /** The last day on which an answer is on time. */
  due: CivilDate | null
  /** From tabling to the answer; null while there is none and where it is not known. */
  daysTaken: number | null
  /** Up to the answer, or so far while there is none; null where it is not known, 0 when not late. */
  daysLate: number | null
  /** What `daysTaken` and `daysLate` are counted in. */
  unit: Rule['unit']
}

export interface Lateness extends Verdict {
  /** The counting, in sentences. */
  steps(): string[]
}

/**
 * Whether a question was answered late or, still open, is late today; as if it were answered today. A named day
 * question: after the day named. An ordinary one: after five sitting days from tabling (Procedure Committee, 2016
 * and 2020), or working days (its report of January 2025, HC 461). In the Lords: after ten working days. What is
 * certain is said even where the calendar does not reach; the rest is 'unknown', never guessed.
 */
export function lateness(
  question: TimedQuestion,
  calendar: Calendar,
  today: CivilDate,
  measure: Measure,
): Lateness {
  const rule = ruleFor(question, measure)
  const verdict = verdictOn(question, rule, calendar, today)
  return {
    ...verdict,
    steps: () => stepsOf({ question, rule, verdict, calendar, today }), // lists judge many and show the steps of none
  }
}

function verdictOn(question: TimedQuestion, rule: Rule, calendar: Calendar, today: CivilDate): Verdict {
  const ground = groundFor(question, rule, calendar, today)
  const through = question.dateAnswered ?? today
  if (ground !== 'days') return withoutCounting(ground, rule)
  if (rule === NAMED_DAY) return byDayNamed(question, through)
  return byCount(question, rule, daysCounted(rule, calendar), through)
}

function groundFor(question: TimedQuestion, rule: Rule, calendar: Calendar, today: CivilDate): Ground {
  const { dateTabled, isWithdrawn } = question
  if (isWithdrawn) return 'withdrawn'
  const isOpen = question.dateAnswered === null && !hasUndatedAnswer(question)
  if (isOpen && dateTabled !== null && calendar.isSessionOver(dateTabled, today)) return 'lapsed'
  return missingFrom(question, rule, today) ?? (areOutOfOrder(question, rule) ? 'dates out of order' : 'days')
}

function missingFrom(question: TimedQuestion, rule: Rule, today: CivilDate): Ground | null {
  const { house, isNamedDay, dateTabled, dateForAnswer, dateAnswered } = question
  if (house === null) return 'no house'
  if (house === 'Commons' && isNamedDay === null) return 'no kind'
  if (hasUndatedAnswer(question)) return 'no date answered'
  if (rule !== NAMED_DAY) return dateTabled === null ? 'no date tabled' : null
  if (dateForAnswer === null) return 'no date for answer'
  const mayHaveLapsed = dateTabled === null && dateAnswered === null && today > dateForAnswer
  return mayHaveLapsed ? 'no date tabled' : null
}

function hasUndatedAnswer({ dateAnswered, status }: TimedQuestion): boolean {
  return dateAnswered === null && (status === 'answered' || status === 'corrected')
}

function areOutOfOrder({ dateTabled, dateForAnswer, dateAnswered }: TimedQuestion, rule: Rule): boolean {
  if (dateTabled === null) return false
  const isNamedBefore = rule === NAMED_DAY && dateForAnswer !== null && dateForAnswer < dateTabled
  return isNamedBefore || (dateAnswered !== null && dateAnswered < dateTabled)
}

function withoutCounting(ground: Ground, { words, unit }: Rule): Verdict {
  const late = ground === 'withdrawn' || ground === 'lapsed' ? false : 'unknown'
  return { late, ground, rule: words, due: null, daysTaken: null, daysLate: null, unit }
}

function byDayNamed({ dateTabled, dateForAnswer, dateAnswered }: TimedQuestion, through: CivilDate): Verdict {
  const daysLate = dateForAnswer === null ? 0 : Math.max(0, daysBetween(dateForAnswer, through))
  return {
    late: daysLate > 0,
    ground: 'days',
    rule: NAMED_DAY.words,
    due: dateForAnswer,
    daysTaken: dateTabled !== null && dateAnswered !== null ? daysBetween(dateTabled, dateAnswered) : null,
    daysLate,
    unit: NAMED_DAY.unit,
  }
}

function byCount(question: TimedQuestion, rule: Rule, days: CountedDays, through: CivilDate): Verdict {
  const tabled = question.dateTabled ?? through
  const { least, most } = days.bounds(tabled, through)
  const late = least > rule.limit ? true : most <= rule.limit ? false : 'unknown'
  const exact = least === most ? least : null
  const due = days.next(rule.limit, tabled)
  return {
    late,
    ground: 'days',
    rule: rule.words,
    due: due === 'unknown' ? null : (due.at(-1) ?? null),
    daysTaken: question.dateAnswered === null ? null : exact,
    daysLate: late === false ? 0 : late === true && exact !== null ? exact - rule.limit : null,
    unit: rule.unit,
  }
}
