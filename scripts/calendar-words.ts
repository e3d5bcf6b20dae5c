import type { CalendarChange } from '../server/calendar/queries.ts'
import { plural } from '../server/lib/text.ts'

/** Says what facts changed of the calendar: `2 sitting days, 1 recess, … added or changed`. */
export function sayCalendar({ sittingDays, recesses, sessions, bankHolidays }: CalendarChange): string {
  const counts = [
    plural(sittingDays, 'sitting day'),
    plural(recesses, 'recess', 'recesses'),
    plural(sessions, 'session'),
    plural(bankHolidays, 'bank holiday'),
  ]
  return `${counts.join(', ')} added or changed`
}
