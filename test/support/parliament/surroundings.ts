import { bankHolidayList, nonSitting } from './calendar.ts'
import { detail } from './members.ts'
import type { ParliamentRecord } from './record.ts'

/** What the other hosts answer, under this one; undefined for what is none of theirs. */
export function answerAround(record: ParliamentRecord, { pathname, searchParams }: URL): unknown {
  if (pathname === '/whatson/calendar/events/nonsitting.json')
    return nonSitting(record.calendar, searchParams)
  if (pathname === '/bank-holidays.json') return bankHolidayList(record.calendar)
  const [, id] = /^\/members\/api\/Members\/(\d+)$/.exec(pathname) ?? []
  return id ? detail(Number(id), record.members.on(Number(id), record.today())) : undefined
}
