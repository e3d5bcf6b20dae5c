import { oncePerDatabase } from '../../db/once.ts'
import type { Instant } from '../lib/dates.ts'

/** That somebody said of a question whether it touches an action. */
export interface Decided {
  questionId: number
  isTouched: number
  decidedBy: string | null
  decidedAt: Instant
}

/** A question that has words of an action, and which. */
export interface SharedWords {
  questionId: number
  /** Between spaces. */
  words: string
}

const TOUCHED = `
  select d.action_id, d.question_id
    from policy_action_question d
    join policy_action a on a.id = d.action_id
   where a.policy_id = :policyId and d.is_touched = 1
   union
  select c.action_id, v.question_id
    from policy_action a
    join commitment c on c.action_id = a.id
    join answer_version v on v.id = c.answer_version_id
   where a.policy_id = :policyId`

/**
 * Which questions touch which actions. The SQL reads questions, answers and commitments, which stand above policies and
 * import them.
 */
export const touchQueries = oncePerDatabase((db) => {
  const counts = db
    .prepare<{ policyId: number }, [number, number]>(`
      select action_id, count(*)
        from (${TOUCHED})
       group by action_id`)
    .raw()
  const decided = db.prepare<[number], Decided>(`
    select d.question_id as questionId, d.is_touched as isTouched, a.name as decidedBy, d.decided_at as decidedAt
      from policy_action_question d
      left join account a on a.id = d.decided_by
     where d.action_id = ?`)
  const promising = db
    .prepare<[number], [number, number]>(`
      select v.question_id, min(c.id)
        from commitment c
        join answer_version v on v.id = c.answer_version_id
       where c.action_id = ?
       group by v.question_id`)
    .raw()
  const sharing = db.prepare<
    { words: string; policyId: number; needed: number; actionId: number; limit: number },
    SharedWords
  >(`
    select f.question_id as questionId, group_concat(w.value, ' ') as words
      from json_each(:words) w
      join search_index i on search_index match '{heading question answer} : "' || w.value || '"'
      join search_facet f on f.search_key = i.rowid
     where f.question_id in (select question_id from policy_link where policy_id = :policyId)
       and f.question_id not in (select question_id from policy_action_question where action_id = :actionId)
     group by f.search_key
    having count(*) >= :needed
     order by count(*) desc, f.search_key desc
     limit :limit`)

  return {
    /** Of each action of a policy the number of questions that touch it, where there is any. */
    countsOf: (policyId: number) => new Map(counts.all({ policyId })),
    decided: (actionId: number) => decided.all(actionId),
    /** Questions whose answers make a commitment that is tied to an action, with the first of those. */
    promising: (actionId: number) => new Map(promising.all(actionId)),
    /** Questions that name the policy and have so many of these words at least; those decided on are left out. */
    sharing: (wanted: {
      words: readonly string[]
      policyId: number
      needed: number
      actionId: number
      limit: number
    }) => sharing.all({ ...wanted, words: JSON.stringify(wanted.words) }),
  }
})
