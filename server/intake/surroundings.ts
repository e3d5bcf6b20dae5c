import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { CalendarChange } from '../calendar/queries.ts'
import type { Conventions } from '../commitments/due/conventions.ts'
import type { Clock } from '../lib/dates.ts'
import type { ParliamentClient } from './client.ts'
import type { Rejection } from './observations.ts'
import { refreshCalendar } from './refresh-calendar.ts'
import { refreshMembers } from './refresh-members.ts'

interface Order {
  client: ParliamentClient
  by?: Actor | undefined
  conventions?: Conventions | undefined
  shouldStop?: (() => boolean) | undefined
}

/** What a run learned of what is around the questions. */
export interface Surroundings {
  calendar: CalendarChange
  /** How many commitments have another deadline by the calendar. */
  deadlines: number
  /** Of how many Members something new was learned. */
  members: number
}

/**
 * Brings the calendar and the Members up to date, after the questions: their hosts are others, and what is wrong with
 * them spoils nothing that came.
 * @param reject told what could not be had or read; what was known of it stands
 */
export async function refreshSurroundings(
  db: Database,
  clock: Clock,
  { client, by, conventions, shouldStop = () => false }: Order,
  reject: (rejections: Rejection[]) => void,
): Promise<Surroundings> {
  const order = { client: client.surroundings, by, conventions }
  const { change, deadlines, rejections } = await refreshCalendar(db, clock, order)
  const refreshed = await refreshMembers(db, clock, client.surroundings, shouldStop)
  reject([...rejections, ...refreshed.rejections])
  return { calendar: change, deadlines, members: refreshed.members }
}
