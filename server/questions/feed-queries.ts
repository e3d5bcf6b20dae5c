import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { AnswerKind, House } from './question.ts'

/** A question with its answer as it stands, as a feed tells of it. */
export interface FeedRow {
  uin: string | null
  house: House | null
  dateTabled: CivilDate | null
  localNumber: number | null
  heading: string | null
  bodyName: string | null
  text: string
  versionId: number | null
  kind: AnswerKind | null
  answerText: string | null
  dateAnswered: CivilDate | null
  dateCorrected: CivilDate | null
  /** The last of the dates of tabling, answer and correction. */
  changedOn: CivilDate | null
}

const MOST_ENTRIES = 50

/** Each costs some microseconds; what was tabled before them is seldom answered or corrected now. */
const MOST_LOOKED_AT = 2_000

/** What of a search has changed last; the sample is left out. */
export const feedQueries = oncePerDatabase((db) => {
  const newest = db.prepare<[string], FeedRow>(`
    select q.uin, q.house, q.date_tabled as dateTabled, q.heading, b.name as bodyName, q.text,
           (select max(number) from local_question l where l.question_id = q.id) as localNumber,
           a.id as versionId, a.kind, a.text as answerText, a.date_answered as dateAnswered,
           a.date_corrected as dateCorrected,
           coalesce(a.date_corrected, a.date_answered, q.date_tabled) as changedOn
      from search_facet f
      join question q on q.id = f.question_id
      left join answering_body b on b.id = q.answering_body_id
      left join current_answer a on a.question_id = q.id
     where f.search_key in (select value from json_each(?)) and q.source <> 'sample'
     order by changedOn desc nulls last, q.id desc
     limit ${MOST_ENTRIES}`)

  return {
    /** @param keys search keys, ascending; of very many only those tabled last are looked at */
    newest: (keys: Float64Array) => newest.all(JSON.stringify([...keys.subarray(-MOST_LOOKED_AT)])),
  }
})
