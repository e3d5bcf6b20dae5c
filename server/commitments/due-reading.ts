import type { House } from '../calendar/facts.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Context } from '../web/context.ts'
import { isUnread, readDueWindow } from './due/reader.ts'
import type { DueWindow } from './due/types.ts'

/** Reads deadlines by the calendar of the moment and by the conventions of this installation. */
export function dueReading({ db, config }: Pick<Context, 'db' | 'config'>) {
  const calendar = calendarKeeper(db)

  /** @param saidOn the day on which the words were said; null while it is not known */
  return (phrase: string | null, saidOn: CivilDate | null, house: House | null = null): DueWindow => {
    const conventions = config.DEADLINE_CONVENTIONS
    return readDueWindow(phrase ?? '', saidOn, {
      calendar: calendar(),
      ...(house ? { house } : {}),
      ...(conventions ? { conventions } : {}),
    })
  }
}

/** What is wrong with a deadline that a person gives; null when it can be read, were it as no date. */
export function wrongDue(window: DueWindow): string | null {
  return isUnread(window) ? UNREAD : null
}

const UNREAD =
  'This cannot be read as a time. Enter a date, or words such as “by summer 2026” or “in due course”.'
