import { oncePerDatabase } from '../../db/once.ts'
import { IN_ORDER_OF_NUMBERS } from '../lib/text.ts'
import type { FoundIn } from './policy.ts'

/** A provision of a policy, and how many questions name it, or have answers that do. */
export interface ProvisionCount {
  provision: string
  questions: number
}

/** Where and by which words a question names it. */
export interface ProvisionNaming {
  questionId: number
  foundIn: FoundIn
  words: string
}

/** All reading of the provisions that the questions of a policy name. */
export const provisionQueries = oncePerDatabase((db) => {
  const ofPolicy = db.prepare<[number], ProvisionCount>(`
    select provision, count(distinct question_id) as questions
      from policy_provision
     where policy_id = ?
     group by provision`)
  const questionIds = db
    .prepare<[number, string, number, number], number>(`
      select q.id
        from question q
       where q.id in (select question_id from policy_provision where policy_id = ? and provision = ?)
       order by q.date_tabled desc nulls last, q.id desc
       limit ? offset ?`)
    .pluck()
  const namings = db.prepare<[number, string, string], ProvisionNaming>(`
    select question_id as questionId, found_in as foundIn, words
      from policy_provision
     where policy_id = ? and provision = ? and question_id in (select value from json_each(?))
     order by question_id, found_in = 'answer'`)

  return {
    /** Those named most often first; as often, section 9 before section 10. */
    ofPolicy: (policyId: number) =>
      ofPolicy
        .all(policyId)
        .sort((a, b) => b.questions - a.questions || IN_ORDER_OF_NUMBERS.compare(a.provision, b.provision)),
    /** The questions that name it, newest first; an unknown date comes last. */
    questionIds: (policyId: number, provision: string, limit: number, offset: number) =>
      questionIds.all(policyId, provision, limit, offset),
    namings: (policyId: number, provision: string, ids: readonly number[]) =>
      namings.all(policyId, provision, JSON.stringify(ids)),
  }
})
