import type { Database } from '../../db/open.ts'
import { calendarOf } from '../calendar/calendar.ts'
import { type CalendarSource, calendarLoading } from '../calendar/loading.ts'
import { type CalendarChange, calendarQueries } from '../calendar/queries.ts'
import type { Conventions } from '../commitments/due/conventions.ts'
import { deadlineRereading } from '../commitments/rereading.ts'
import type { Clock } from '../lib/dates.ts'

export interface CalendarTaken {
  change: CalendarChange
  /** How many commitments have another deadline now. */
  deadlines: number
}

/** Takes in facts of the calendar, with the deadlines that hang on them, all or nothing. */
export function calendarIntake(db: Database, clock: Clock, conventions?: Conventions) {
  const loading = calendarLoading(db, clock)
  const rereading = deadlineRereading(db, clock, conventions)
  const queries = calendarQueries(db)
  const calendar = () => calendarOf(queries.facts())
  const take = db.transaction((source: CalendarSource): CalendarTaken => {
    const before = calendar()
    const change = loading.load(source)
    return { change, deadlines: rereading.readAgain(source.by, { before, after: calendar() }) }
  })
  /** @throws UnreadableCalendar when a session overlaps one loaded before; then nothing is loaded */
  return { take: take.immediate }
}
