import type { Calendar } from '../calendar/calendar.ts'
import { addDays, type CivilDate, sayDate, weekday } from '../lib/dates.ts'
import type { SampleQuestion, SampleScript } from './script.ts'

const ORDINARY_NOTICE = 2
const LORDS_NOTICE = 10

/** The dates of a sample question, counted from the day of loading. */
export interface SampleDates {
  tabled: CivilDate
  due: CivilDate
  /** One for each answer, in their order. */
  answers: { answered: CivilDate; corrected: CivilDate | null }[]
}

/** Turns the days of the script into dates. Nothing falls on a Saturday or Sunday: those go back to the Friday. */
export function datesOf(question: SampleQuestion, calendar: Calendar, today: CivilDate): SampleDates {
  const tabled = toWeekday(tabledOn(question, calendar, today))
  const after = (days: number) => toWeekday(addDays(tabled, days))
  return {
    tabled,
    due: question.due === undefined ? usualDue(question, tabled, calendar) : after(question.due),
    answers: question.answers.map((answer) => ({
      answered: after(answer.after),
      corrected: answer.correctedAfter === undefined ? null : after(answer.correctedAfter),
    })),
  }
}

function tabledOn({ tabled }: SampleQuestion, calendar: Calendar, today: CivilDate): CivilDate {
  if (typeof tabled === 'number') return addDays(today, tabled)
  const ended = calendar.lastEndedSession(today)
  return addDays(ended?.to ?? today, -tabled.daysBeforeItsEnd)
}

/** As the Houses set it, or by weekdays where the calendar does not reach. */
function usualDue({ house }: SampleQuestion, tabled: CivilDate, calendar: Calendar): CivilDate {
  const days =
    house === 'Lords'
      ? calendar.workingDays.next(LORDS_NOTICE, tabled)
      : calendar.sittingDays.Commons.next(ORDINARY_NOTICE, tabled)
  if (days !== 'unknown') return days.at(-1) ?? tabled
  return toWeekday(addDays(tabled, house === 'Lords' ? LORDS_NOTICE + 4 : ORDINARY_NOTICE + 2))
}

function toWeekday(date: CivilDate): CivilDate {
  return addDays(date, Math.min(0, 5 - weekday(date)))
}

/**
 * Fills the places in the script's texts: `{{uin:q05}}`, `{{date:q05}}` (when it was answered), `{{date:+30}}` and
 * `{{month:-60}}` (days from loading).
 */
export function filler(
  { questions }: SampleScript,
  dates: ReadonlyMap<string, SampleDates>,
  today: CivilDate,
): (text: string) => string {
  const uins = new Map(questions.map(({ key, uin }) => [key, uin]))
  const dateOf = (what: string) =>
    /^[+-]\d+$/.test(what) ? addDays(today, Number(what)) : (dates.get(what)?.answers[0]?.answered ?? today)
  return (text) =>
    text.replace(/\{\{(uin|date|month):([^}]+)\}\}/g, (_, kind: string, what: string) => {
      if (kind === 'uin') return uins.get(what) ?? what
      const said = sayDate(dateOf(what))
      return kind === 'month' ? said.replace(/^\d+ /, '') : said
    })
}
