import { migrate } from '../../db/migrate.ts'
import { type Database, openDatabase } from '../../db/open.ts'
import { type Calendar, calendarOf } from '../../server/calendar/calendar.ts'
import type { CalendarFacts } from '../../server/calendar/facts.ts'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { loadStartingFacts } from '../../server/calendar/starting-facts.ts'

/** A migrated database in memory without any facts. */
export function emptyDatabase(): Database {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

/** The calendar as every installation starts with it: Commons to 16 July 2026, Lords to 11 October 2026. */
export function startingCalendar(): Calendar {
  const db = emptyDatabase()
  loadStartingFacts(db)
  return calendarOf(calendarQueries(db).facts())
}

/** Facts with nothing in them but what is given. */
export function facts(given: Partial<CalendarFacts>): CalendarFacts {
  return { sittingDays: { Commons: [], Lords: [] }, recesses: [], sessions: [], bankHolidays: [], ...given }
}
