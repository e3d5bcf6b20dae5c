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

/** A word to look for, in the form that the action has. */
export interface WordLookedFor {
  /** As the index is asked for it. */
  word: string
  own: string
  weight: number
}

interface Wanted {
  /** As JSON. */
  words: string
  policyId: number
  actionId: number
  needed: number
  limit: number
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
  // Word by word first: from the questions of the policy it would ask the index once for each of them and each word.
  const sharing = db.prepare<Wanted, SharedWords>(`
    select f.question_id as questionId, group_concat(w.value ->> 'own', ' ') as words
      from json_each(:words) w
      cross join search_index i on search_index match '{heading question answer} : "' || (w.value ->> 'word') || '"'
      cross join search_facet f on f.search_key = i.rowid
     where f.question_id in (select question_id from policy_link where policy_id = :policyId)
       and f.question_id not in (select question_id from policy_action_question where action_id = :actionId)
     group by f.search_key
    having count(*) > 1 and sum(w.value ->> 'weight') >= :needed
     order by sum(w.value ->> 'weight') desc, f.search_key desc
     limit :limit`)

  return {
    /** Of each action of a policy the number of questions that touch it, where there is any. */
    countsOf: (policyId: number) => new Map(counts.all({ policyId })),
    decided: (actionId: number) => decided.all(actionId),
    /** Questions whose answers make a commitment that is tied to an action, with the first of those. */
    promising: (actionId: number) => new Map(promising.all(actionId)),
    /** Questions that name the policy and have at least two of the words, of so much weight together; those decided on are left out. */
    sharing: ({ words, ...wanted }: Omit<Wanted, 'words'> & { words: readonly WordLookedFor[] }) =>
      sharing.all({ ...wanted, words: JSON.stringify(words) }),
  }
})
