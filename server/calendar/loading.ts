import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now, sayDate } from '../lib/dates.ts'
import type { CalendarFacts } from './facts.ts'
import { type CalendarChange, calendarQueries, type Withdrawn } from './queries.ts'

/** Facts of the calendar, and where they come from. */
export interface CalendarSource {
  facts: CalendarFacts
  gone?: Withdrawn | undefined
  /** A file's name, or an address. */
  source: string
  by: Actor
}

/** The loading of facts, with what they changed on the audit trail. */
export function calendarLoading(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const queries = calendarQueries(db)

  /** @throws UnreadableCalendar when a session overlaps one loaded before; then nothing is loaded */
  const load = db.transaction(({ facts, gone, source, by }: CalendarSource): CalendarChange => {
    const before = linesOf(queries.facts())
    const change = queries.load(facts, gone, now(clock))
    if (Object.values(change).every((count) => count === 0)) return change
    const after = linesOf(queries.facts())
    const thing = { kind: 'calendar', id: null, name: source }
    audit({
      by,
      action: 'loaded',
      thing,
      before: onlyIn(before, after),
      after: { ...(change.sittingDays > 0 && { sittingDays: change.sittingDays }), ...onlyIn(after, before) },
    })
    return change
  })

  return { load: load.immediate }
}

type Lines = Record<'recesses' | 'sessions' | 'bankHolidays', string[]>

/** The facts that may change, a line each. Sitting days are only ever added, by hundreds, and are counted. */
function linesOf({ recesses, sessions, bankHolidays }: CalendarFacts): Lines {
  return {
    recesses: recesses.map(
      ({ house, name, from, to }) => `${name} of the ${house}, ${sayDate(from)} to ${sayDate(to)}`,
    ),
    sessions: sessions.map(
      ({ name, from, to }) => `${name}, from ${sayDate(from)}${to === null ? '' : ` to ${sayDate(to)}`}`,
    ),
    bankHolidays: bankHolidays.map(({ day, name }) => (name ? `${name}, ${sayDate(day)}` : sayDate(day))),
  }
}

/** The lines of one that are not in the other. */
function onlyIn(some: Lines, others: Lines): Record<string, string> {
  const lines = Object.entries(some).map(([kind, all]) => {
    const known = new Set(others[kind as keyof Lines])
    return [kind, all.filter((line) => !known.has(line)).join('\n')] as const
  })
  return Object.fromEntries(lines.filter(([, text]) => text !== ''))
}
