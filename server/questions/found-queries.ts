import { oncePerDatabase } from '../../db/once.ts'
import { type CivilDate, dateOfDay } from '../lib/dates.ts'
import type { QuestionRow } from './queries.ts'
import type { House, StoredStatus } from './question.ts'

/** What a list of results shows of a question, or judges it by. */
export type ListedQuestion = Pick<
  QuestionRow,
  | 'uin'
  | 'localNumber'
  | 'house'
  | 'dateTabled'
  | 'dateForAnswer'
  | 'dateAnswered'
  | 'isNamedDay'
  | 'isWithdrawn'
  | 'status'
  | 'heading'
  | 'bodyId'
  | 'bodyName'
  | 'asker'
>

/** A row of the statement below, in its order. */
type Stored = [
  searchKey: number,
  answeredDay: number,
  uin: string | null,
  localNumber: number | null,
  house: House | null,
  dateTabled: CivilDate | null,
  dateForAnswer: CivilDate | null,
  isNamedDay: number | null,
  isWithdrawn: number,
  status: StoredStatus,
  heading: string | null,
  bodyId: number | null,
  bodyName: string | null,
  askerId: number | null,
  askerParliamentId: number | null,
  askerName: string | null,
]

/**
 * Reads what searches have found. The search keeps the day of the answer among its own facts, so that no version of an
 * answer is looked at, and the rows come as values without names: both together take a third of the time.
 */
export const foundQueries = oncePerDatabase((db) => {
  const found = db
    .prepare<[string], Stored>(`
      select f.search_key, f.answered, q.uin,
             (select max(number) from local_question l where l.question_id = q.id),
             q.house, q.date_tabled, q.date_for_answer, q.is_named_day, q.is_withdrawn, q.status, q.heading,
             q.answering_body_id, b.name, q.asking_member_id, m.parliament_id, m.name
        from search_facet f
        join question q on q.id = f.question_id
        left join answering_body b on b.id = q.answering_body_id
        left join member m on m.id = q.asking_member_id
       where f.search_key in (select value from json_each(?))`)
    .raw()

  return {
    /** Search key → its question, for those that there are. */
    bySearchKeys: (keys: readonly number[]) => new Map(found.all(JSON.stringify(keys)).map(keyAndQuestion)),
  }
})

function keyAndQuestion(row: Stored): [number, ListedQuestion] {
  const [searchKey, answeredDay, uin, localNumber, house, dateTabled, dateForAnswer, namedDay, withdrawn] =
    row
  const [, , , , , , , , , status, heading, bodyId, bodyName, askerId, askerParliamentId, askerName] = row
  const question = {
    uin,
    localNumber,
    house,
    dateTabled,
    dateForAnswer,
    dateAnswered: answeredDay === 0 ? null : dateOfDay(answeredDay),
    isNamedDay: namedDay === null ? null : namedDay === 1,
    isWithdrawn: withdrawn === 1,
    status,
    heading,
    bodyId,
    bodyName,
    asker: askerId === null ? null : { parliamentId: askerParliamentId, name: askerName },
  }
  return [searchKey, question]
}
