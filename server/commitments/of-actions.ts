import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Commitment } from './commitment.ts'
import { asCommitment, COMMITMENT, type StoredCommitment } from './queries.ts'

/** How many commitments that are tied to an action have a status, and how many of them are overdue. */
export interface ActionCount {
  actionId: number
  status: Commitment['status']
  commitments: number
  overdue: number
}

const OPEN = "('open', 'in-progress', 'partly-delivered')"

/** What policies and their actions ask of commitments. */
export const commitmentsOfActions = oncePerDatabase((db) => {
  const counts = db.prepare<{ policyId: number; today: CivilDate }, ActionCount>(`
    select c.action_id as actionId, c.status, count(*) as commitments,
           coalesce(sum(c.status in ${OPEN} and c.due_latest < :today), 0) as overdue
      from policy_action a
      join commitment c on c.action_id = a.id
     where a.policy_id = :policyId
     group by c.action_id, c.status`)
  const ofAction = db
    .prepare<[number], number>(`
      select id
        from commitment c
       where c.action_id = ?
       order by c.status not in ${OPEN}, c.due_latest nulls last, c.id desc`)
    .pluck()
  const untied = db
    .prepare<[number], number>(`
      select c.id
        from commitment_policy cp
        join commitment c on c.id = cp.commitment_id
       where cp.policy_id = ? and c.action_id is null
       order by c.status not in ${OPEN}, c.due_latest nulls last, c.id desc`)
    .pluck()
  const ofPolicy = db
    .prepare<[number], number>(`
      select c.id
        from commitment_policy cp
        join commitment c on c.id = cp.commitment_id
       where cp.policy_id = ?
       order by c.status not in ${OPEN}, c.due_latest nulls last, c.id desc`)
    .pluck()
  const due = db
    .prepare<[number, number], number>(`
      select c.id
        from commitment_policy cp
        join commitment c on c.id = cp.commitment_id
       where cp.policy_id = ? and c.status in ${OPEN} and c.due_latest is not null
       order by c.due_latest, c.id
       limit ?`)
    .pluck()
  const byIds = db.prepare<[string], StoredCommitment>(`
    ${COMMITMENT}
     where c.id in (select value from json_each(?))`)

  return {
    /** Of each action of a policy to which any is tied. */
    countsOf: (policyId: number, today: CivilDate) => counts.all({ policyId, today }),
    /** Those tied to an action: open ones first, then by their last day. */
    idsOfAction: (actionId: number) => ofAction.all(actionId),
    /** All of a policy: open ones first, then by their last day. */
    idsOfPolicy: (policyId: number) => ofPolicy.all(policyId),
    /** Those of a policy that are tied to no action, in the same order. */
    idsTiedToNone: (policyId: number) => untied.all(policyId),
    /** The open ones of a policy that have a last day, the first first. */
    idsDue: (policyId: number, limit: number) => due.all(policyId, limit),
    /** In the order of the ids. */
    byIds(ids: readonly number[]): Commitment[] {
      const rows = new Map(byIds.all(JSON.stringify(ids)).map((row) => [row.id, asCommitment(row)]))
      return ids.flatMap((id) => rows.get(id) ?? [])
    },
  }
})
