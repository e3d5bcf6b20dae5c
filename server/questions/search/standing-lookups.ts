import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Measure } from '../lateness-rules.ts'
import { type SearchLookups, searchLookups } from './lookups.ts'
import { searchQueries } from './queries.ts'
import { standingColumns } from './standing.ts'

/** Gives what questions are filtered by on a day, with the names behind all of its codes. */
export const standingLookups = oncePerDatabase((db) => {
  const sql = searchQueries(db)
  const names = searchLookups(db)
  const columns = standingColumns(db)

  return (today: CivilDate, measure: Measure) => {
    const endedSessions = sql.endedSessions(today)
    const standing = columns(today, measure, endedSessions)
    const lookups: SearchLookups = { ...names(), ...standing.lookups }
    return { endedSessions, standing, lookups }
  }
})
