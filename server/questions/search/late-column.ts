import type { Calendar } from '../../calendar/calendar.ts'
import type { CivilDate } from '../../lib/dates.ts'
import { lateness } from '../lateness.ts'
import type { Measure } from '../lateness-rules.ts'
import type { StoredStatus } from '../question.ts'
import { HOUSES, LATE_CODES, STATUS_CODES, TYPE_CODES, wordsOf } from './codes.ts'
import type { CodeColumn, FacetColumns } from './facet-columns.ts'
import { dayOfKey, knownDate } from './search-key.ts'

const STATUSES = wordsOf<StoredStatus>(STATUS_CODES)

/**
 * Makes the function that judges every question as of a day, by the rules of lateness themselves. Questions with the same
 * facts are judged once: a hundred thousand have some ten thousand different ones.
 */
export function lateColumns(calendar: Calendar, today: CivilDate, measure: Measure) {
  const judged = new Map<number, number>()

  return ({ keys, columns, forAnswer, answered }: FacetColumns): CodeColumn => {
    const { house, type, status } = columns
    const codes = new Int32Array(keys.length)
    for (let at = 0; at < codes.length; at += 1) {
      const isNamedDay = type.codes[at] === TYPE_CODES['named-day']
      codes[at] = judge(
        house.codes[at] ?? 0,
        type.codes[at] ?? 0,
        status.codes[at] ?? 0,
        dayOfKey(keys[at] ?? 0),
        isNamedDay ? (forAnswer[at] ?? 0) : 0, // nobody else's rule asks for it
        answered[at] ?? 0,
      )
    }
    return { codes, size: 3 }
  }

  function judge(house: number, type: number, status: number, tabled: number, due: number, answered: number) {
    // Days before 2059 fit in 15 bits and the rest in 6: together less than the 53 of a number.
    const key = (((tabled * 32_768 + due) * 32_768 + answered) * 4 + house) * 16 + type * 5 + (status - 1)
    const fits = Math.max(tabled, due, answered) < 32_768
    const known = fits ? judged.get(key) : undefined
    if (known !== undefined) return known
    const { late } = lateness(
      {
        house: HOUSES[house] ?? null,
        isNamedDay: type === 0 ? null : type === TYPE_CODES['named-day'],
        dateTabled: knownDate(tabled),
        dateForAnswer: knownDate(due),
        dateAnswered: knownDate(answered),
        isWithdrawn: status === STATUS_CODES.withdrawn,
        status: STATUSES[status] ?? 'unanswered',
      },
      calendar,
      today,
      measure,
    )
    const code = late === 'unknown' ? LATE_CODES.unknown : late ? LATE_CODES.yes : LATE_CODES.no
    if (fits) judged.set(key, code)
    return code
  }
}
