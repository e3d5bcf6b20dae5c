import { type CivilDate, isCivilDate, weekday } from '../lib/dates.ts'
import { capital } from '../lib/text.ts'

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
)
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

/**
 * A date as people write it: `12 January 2026`, `12 Jan 2026`, `12/01/2026` (day first) or `2026-01-12`, with or
 * without its day of the week before it.
 */
export function readPlainDate(words: string): { value: CivilDate } | { reason: string } {
  const [, day, rest] = /^(?:([a-z]+),? )?(\d.*)$/i.exec(words) ?? []
  const date = readNumbers(rest ?? '')
  if (date === null || (day !== undefined && nameAt(DAYS, day) < 0)) {
    return { reason: 'must be a date such as 12 January 2026, 12/01/2026 or 2026-01-12' }
  }
  const told = DAYS[weekday(date) - 1] ?? ''
  if (day !== undefined && nameAt(DAYS, day) !== weekday(date) - 1)
    return { reason: `${rest} is a ${capital(told)}` }
  return { value: date }
}

function readNumbers(words: string): CivilDate | null {
  if (isCivilDate(words)) return words
  const [, day, month, year] =
    /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(words) ?? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words) ?? []
  if (!day || !month || !year) return null
  const number = /^\d/.test(month) ? Number(month) : nameAt(MONTHS, month) + 1
  const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : null
}

/** The place of a name written out or by its first three letters; -1 when it is none of them. */
function nameAt(names: readonly string[], written: string): number {
  const name = written.toLowerCase()
  return names.findIndex((known) => known === name || known.slice(0, 3) === name)
}
