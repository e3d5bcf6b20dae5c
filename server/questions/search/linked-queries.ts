import type { Database } from '../../../db/open.ts'
import type { NamedCode } from './lookups.ts'

/** What moves when one of them has changed. */
export interface Revisions {
  policy: number
  promise: number
  attachment: number
}

/** The statements that read what belongs to questions without being in their records. */
export function linkedQueries(db: Database) {
  const revisions = db.prepare<[], Revisions>('select policy, promise, attachment from search_link_revision')
  const policies = db
    .prepare<[], [number, string]>(`
      select question_id, group_concat(policy_id, ' ')
        from (select distinct question_id, policy_id from policy_link order by question_id, policy_id)
       group by question_id`)
    .raw()
  const promised = db
    .prepare<[], number>(`
      select distinct v.question_id from commitment c join answer_version v on v.id = c.answer_version_id`)
    .pluck()
  const attached = db.prepare<[], number>('select distinct question_id from attachment').pluck()
  const policyNames = db.prepare<[], NamedCode>(
    'select id as code, slug as value, title as label from policy order by title collate nocase',
  )
  const policyAliases = db.prepare<[], { code: number; name: string }>(
    'select policy_id as code, alias as name from policy_alias',
  )

  return {
    revisions: () => revisions.get() ?? { policy: 0, promise: 0, attachment: 0 },
    /** The policies that each question names, as ids in order with spaces between. */
    policies: () => policies.all(),
    /** The questions with a commitment in one of their answers. */
    promised: () => promised.all(),
    attached: () => attached.all(),
    policyNames: () => policyNames.all(),
    policyAliases: () => policyAliases.all(),
  }
}
