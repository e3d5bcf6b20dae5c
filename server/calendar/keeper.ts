import type { Database } from '../../db/open.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { calendarQueries } from './queries.ts'

const keepers = new WeakMap<Database, () => Calendar>()

/**
 * The calendar as it is loaded now. It is built again only when its revision has moved, and once for all features
 * of a process: a load by another process is seen at the next question.
 */
export function calendarKeeper(db: Database): () => Calendar {
  const kept = keepers.get(db) ?? keepCalendar(db)
  keepers.set(db, kept)
  return kept
}

function keepCalendar(db: Database): () => Calendar {
  const queries = calendarQueries(db)
  let held: { revision: number; calendar: Calendar } | null = null
  return () => {
    const revision = queries.revision()
    if (held?.revision !== revision) held = { revision, calendar: calendarOf(queries.facts()) }
    return held.calendar
  }
}
