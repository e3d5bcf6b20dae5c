import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { House } from './question.ts'
import type { NumberedQuestion } from './summary.ts'

/** A row of the statement below, in its order. */
type Stored = [
  id: number,
  uin: string | null,
  localNumber: number | null,
  house: House | null,
  dateTabled: CivilDate | null,
]

/**
 * Reads what the questions are called that searches have found, where the search does not know it itself. Rows come as values
 * without names.
 */
export const foundQueries = oncePerDatabase((db) => {
  const found = db
    .prepare<[string], Stored>(`
      select q.id, q.uin,
             case when q.uin is null then (select max(number) from local_question l where l.question_id = q.id) end,
             q.house, q.date_tabled
        from json_each(?) wanted cross join question q on q.id = wanted.value`)
    .raw()

  return {
    /** Question id → how it is called, for those that there are. */
    byIds: (ids: readonly number[]) =>
      new Map<number, NumberedQuestion>(
        found
          .all(JSON.stringify(ids))
          .map(([id, uin, localNumber, house, dateTabled]) => [id, { uin, localNumber, house, dateTabled }]),
      ),
  }
})
