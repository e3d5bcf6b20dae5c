import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { AnswerKind } from './question.ts'

/** What an export says of a question beside its own row. */
export interface ExportFacts {
  questionId: number
  kind: AnswerKind | null
  answerText: string | null
  isAnswerCut: 0 | 1 | null
  dateCorrected: CivilDate | null
  answererId: number | null
  /** By title. */
  policies: string | null
  commitments: number
}

/** What is read for the export of a search; the sample is left out. */
export const exportQueries = oncePerDatabase((db) => {
  const questionIds = db
    .prepare<[string], [number, number]>(`
      select f.search_key, f.question_id
        from search_facet f
        join question q on q.id = f.question_id
       where f.search_key in (select value from json_each(?)) and q.source <> 'sample'`)
    .raw()
  const facts = db.prepare<[string], ExportFacts>(`
    select q.value as questionId, a.kind, a.text as answerText, a.is_cut as isAnswerCut, a.date_corrected as dateCorrected,
           a.answering_member_id as answererId,
           (select group_concat(title, '; ')
              from (select distinct p.title
                      from policy_link l
                      join policy p on p.id = l.policy_id
                     where l.question_id = q.value
                     order by p.title collate nocase)) as policies,
           (select count(*)
              from commitment c
              join answer_version v on v.id = c.answer_version_id
             where v.question_id = q.value) as commitments
      from json_each(?) q
      left join current_answer a on a.question_id = q.value`)

  return {
    /** The questions of some search keys, by key. */
    questionIds: (keys: readonly number[]) => new Map(questionIds.all(JSON.stringify(keys))),
    facts: (questionIds: readonly number[]) => facts.all(JSON.stringify(questionIds)),
  }
})
