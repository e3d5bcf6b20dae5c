import type { CivilDate } from '../lib/dates.ts'
import type { CountedDays } from './counted-days.ts'
import type { BankHoliday, CalendarFacts, House, Recess, Session } from './facts.ts'
import { sittingDaysOf } from './sitting-days.ts'
import { workingDaysWithout } from './working-days.ts'

export type { BankHoliday, House, Recess, Session }

/** Parliament's calendar as far as it is loaded. Past what it knows it says 'unknown'; it never guesses. */
export interface Calendar {
  /** Of each House; `sittingDays.Commons.known` says for which days it is known. */
  sittingDays: Readonly<Record<House, CountedDays>>
  workingDays: CountedDays
  /** The recess that a day is in, if one. */
  recessOn(house: House, day: CivilDate): Recess | null
  /** The recesses with a day in (after, before), in order. */
  recessesBetween(house: House, after: CivilDate, before: CivilDate): Recess[]
  /** The bank holidays in (after, through], in order. */
  bankHolidaysIn(after: CivilDate, through: CivilDate): BankHoliday[]
  /** The session that a date falls in, if one that is known. */
  sessionOn(date: CivilDate): Session | null
  /** The session that ended last before today, if one that is known. */
  lastEndedSession(today: CivilDate): Session | null
  /**
   * True when what was tabled on a date was tabled in a session that is known to have ended before today. A date
   * between two sessions counts to the one before, and one before every known session to the first of them. After
   * the last known session has ended, nothing is known of the next.
   */
  isSessionOver(date: CivilDate, today: CivilDate): boolean
}

/** Builds the calendar over loaded facts, once for many questions. */
export function calendarOf(facts: CalendarFacts): Calendar {
  const sessions = facts.sessions.toSorted((a, b) => inOrder(a.from, b.from))
  const bankHolidays = facts.bankHolidays.toSorted((a, b) => inOrder(a.day, b.day))
  const recesses = { Commons: recessesOf('Commons', facts), Lords: recessesOf('Lords', facts) }
  const sittingDays = (house: House) =>
    sittingDaysOf([...new Set(facts.sittingDays[house])].sort(inOrder), recesses[house], sessions)

  return {
    sittingDays: { Commons: sittingDays('Commons'), Lords: sittingDays('Lords') },
    workingDays: workingDaysWithout(bankHolidays),
    recessOn: (house, day) => recesses[house].find((recess) => isIn(recess, day)) ?? null,
    recessesBetween: (house, after, before) =>
      recesses[house].filter(({ from, to }) => from < before && to > after),
    bankHolidaysIn: (after, through) => bankHolidays.filter(({ day }) => after < day && day <= through),
    sessionOn: (date) => sessions.find((session) => isIn(session, date)) ?? null,
    lastEndedSession: (today) => sessions.findLast((session) => hasEnded(session, today)) ?? null,
    isSessionOver(date, today) {
      const session = sessionFor(sessions, date)
      return session !== null && hasEnded(session, today)
    },
  }
}

function sessionFor(sessions: readonly Session[], date: CivilDate): Session | null {
  const before = sessions.findLast(({ from }) => from <= date)
  if (!before) return sessions[0] ?? null
  const isAfterAll = before === sessions.at(-1) && !isIn(before, date)
  return isAfterAll ? null : before
}

/** True from the day after a session's last day. */
export function hasEnded(session: Session, today: CivilDate): boolean {
  return session.to !== null && session.to < today
}

function isIn({ from, to }: Session | Recess, day: CivilDate): boolean {
  return from <= day && (to === null || day <= to)
}

function recessesOf(house: House, { recesses }: CalendarFacts): Recess[] {
  return recesses.filter((recess) => recess.house === house).sort((a, b) => inOrder(a.from, b.from))
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
