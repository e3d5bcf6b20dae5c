import type { Calendar } from '../calendar/calendar.ts'
import type { CountedDays } from '../calendar/counted-days.ts'
import { type CivilDate, sayDay } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import type { Ground, Verdict } from './lateness.ts'
import { ordinal, sayBankHolidays, sayKnowledge, saySittingGaps } from './lateness-days.ts'
import { daysCounted, NAMED_DAY, type Rule, type TimedQuestion } from './lateness-rules.ts'

interface JudgedQuestion {
  question: TimedQuestion
  rule: Rule
  verdict: Verdict
  calendar: Calendar
  today: CivilDate
}

/** How a verdict was come to, in sentences that a reader can check by hand. */
export function stepsOf(judged: JudgedQuestion): string[] {
  const { dateTabled } = judged.question
  const tabled = dateTabled === null ? [] : [`Tabled ${sayDay(dateTabled)}.`]
  return [...tabled, ...stepsAfterTabling(judged)]
}

function stepsAfterTabling(judged: JudgedQuestion): string[] {
  const { question, rule, verdict } = judged
  if (verdict.ground === 'lapsed') return [sayLapsed(judged)]
  if (verdict.ground !== 'days') return [NOT_COUNTED[verdict.ground]]
  if (rule !== NAMED_DAY && question.dateTabled !== null) return countingSteps(judged, question.dateTabled)
  const named = verdict.due === null ? [] : [`Named for answer on ${sayDay(verdict.due)}.`]
  return [...named, sayEnd(judged, [sayJudgement(judged)])]
}

const NOT_COUNTED: Readonly<Record<Exclude<Ground, 'days' | 'lapsed'>, string>> = {
  withdrawn: 'Withdrawn: a withdrawn question waits for no answer, so it is never late.',
  'no house': 'Which House it was tabled in is not known, so whether it is late is not known.',
  'no kind':
    'Whether it is a named day or an ordinary question is not known, so whether it is late is not known.',
  'no date tabled': 'The day it was tabled is not known, so whether it is late is not known.',
  'no date for answer': 'The day named for answer is not known, so whether it is late is not known.',
  'no date answered': 'The day it was answered is not known, so whether that was late is not known.',
  'dates out of order':
    'A date given for its answer is before the day of tabling, so whether it is late is not known.',
}

function sayLapsed({ question, calendar }: JudgedQuestion): string {
  const session = question.dateTabled === null ? null : calendar.sessionOn(question.dateTabled)
  const end = session?.to
    ? `The ${session.name} session ended on ${sayDay(session.to)}`
    : 'The session it was tabled in has ended'
  return `${end} and no answer to it has been seen: the question has lapsed and is not late now.`
}

function countingSteps(judged: JudgedQuestion, tabled: CivilDate): string[] {
  const { question, rule, verdict, calendar, today } = judged
  const { due } = verdict
  const through = question.dateAnswered ?? today
  const apart = (from: CivilDate, to: CivilDate) =>
    rule.unit === 'sitting day' ? saySittingGaps(calendar, tabled, { from, to, today }) : []
  return [
    ...(rule.unit === 'working day'
      ? sayBankHolidays(calendar, tabled, latest(due ?? through, through))
      : []),
    ...apart(tabled, due ?? through),
    ...(due === null ? [] : [sayDue(judged, due), ...apart(due, through)]),
    ...sayFindings(judged, tabled, through),
  ]
}

function sayDue({ rule, today }: JudgedQuestion, due: CivilDate): string {
  return `The ${ordinal(rule.limit)} ${rule.unit} ${due < today ? 'was' : 'is'} ${sayDay(due)}.`
}

function sayFindings(judged: JudgedQuestion, tabled: CivilDate, through: CivilDate): string[] {
  const days = daysCounted(judged.rule, judged.calendar)
  const limits = sayLimits(judged, days, { tabled, through })
  if (judged.verdict.late === 'unknown') return [`${sayWhen(judged)}.`, ...limits]
  return [
    ...limits,
    sayEnd(judged, [...sayCount(days, judged.rule, { tabled, through }), sayJudgement(judged)]),
  ]
}

interface Interval {
  tabled: CivilDate
  through: CivilDate
}

/** Where the calendar does not reach, and what follows from that. */
function sayLimits(
  { rule, verdict }: JudgedQuestion,
  days: CountedDays,
  { tabled, through }: Interval,
): string[] {
  const { least, most } = days.bounds(tabled, through)
  if (least === most && verdict.due !== null) return []
  const known = sayKnowledge(days, rule.unit, tabled)
  if (verdict.late === 'unknown') return [`${known}, so whether this is late is not known.`]
  if (least === most) return [`${known}, so the last day for an answer is not known.`]
  if (verdict.late) return [`${known}, but ${plural(least, rule.unit)} are known to have passed.`]
  return [`${known}, but ${plural(most, rule.unit)} at most can have passed.`]
}

/** "Answered Mon 12 Jan 2026: the sixth sitting day, 1 sitting day late." */
function sayEnd(judged: JudgedQuestion, findings: string[]): string {
  return `${sayWhen(judged)}: ${findings.join(', ')}.`
}

function sayWhen({ question: { dateAnswered }, today }: JudgedQuestion): string {
  return dateAnswered === null
    ? `Not answered by today, ${sayDay(today)}`
    : `Answered ${sayDay(dateAnswered)}`
}

function sayCount(days: CountedDays, { unit }: Rule, { tabled, through }: Interval): string[] {
  const number = days.count(tabled, through)
  if (number === 'unknown') return []
  if (through === tabled) return ['the day of tabling']
  if (number === 0) return [`before the first ${unit}`]
  if (days.includes(through) === true) return [`the ${ordinal(number)} ${unit}`]
  return [`${plural(number, unit)} after tabling`]
}

function sayJudgement({ question, verdict: { late, daysLate, unit } }: JudgedQuestion): string {
  if (late !== true) return question.dateAnswered === null ? 'not late yet' : 'on time'
  return daysLate === null ? 'late' : `${plural(daysLate, unit)} late`
}

function latest(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b
}
