import { oncePerDatabase } from '../../db/once.ts'
import type { Audited } from '../audit/record.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { Commitment } from './commitment.ts'
import { asCommitment, COMMITMENT, type StoredCommitment } from './queries.ts'

/** What somebody did to a commitment, as the audit trail has it. */
export interface ChangeRow {
  who: string
  action: string
  at: Instant
  before: Audited | null
}

type StoredChange = Omit<ChangeRow, 'before'> & { before: string | null }

/** Whose concerns are asked for. */
export interface Person {
  id: number
  teamId: number | null
  isApprover: boolean
}

/** That the words of a commitment were corrected, for somebody to decide about. */
export interface Concern {
  id: number
  quote: string
  concern: string
}

/** How many commitments of a policy have a status. */
export interface StatusCount {
  status: Commitment['status']
  commitments: number
}

/** How many open commitments a policy has, and how many of them are past their last day. */
export interface OpenCount {
  policyId: number
  open: number
  overdue: number
}

/** Of more, the last are shown. */
const MOST_CHANGES = 50

/** What the home page, policies and those who follow up ask of commitments. */
export const followingQueries = oncePerDatabase((db) => {
  // Each change of a commitment moves its revision by one and leaves one record on the trail.
  const changes = db.prepare<{ id: string; count: number }, StoredChange>(`
    select actor_name as who, action, at, before
      from audit_record
     where thing_kind = 'commitment' and thing_id = :id
     order by id desc
     limit :count`)
  const concerns = db.prepare<{ id: number; teamId: number | null; isApprover: number }, Concern>(`
    select c.id, c.quote, c.concern
      from commitment c
      left join account o on o.id = c.owner_id
     where c.concern is not null
       and (c.owner_id = :id
         or (c.owner_id is null or o.disabled_at is not null)
            and (c.team_id = :teamId
              or :isApprover and not exists (
                   select 1
                     from account colleague
                    where colleague.team_id = c.team_id and colleague.disabled_at is null
                      and colleague.role <> 'reader')))
     order by c.id desc`)
  const ofPolicy = db.prepare<[number, number], StoredCommitment>(`
    ${COMMITMENT}
     where c.id in (select commitment_id from commitment_policy where policy_id = ?)
     order by c.status not in ('open', 'in-progress', 'partly-delivered'), c.due_latest nulls last, c.id desc
     limit ?`)
  const statusesOf = db.prepare<[number], StatusCount>(`
    select c.status, count(*) as commitments
      from commitment_policy cp
      join commitment c on c.id = cp.commitment_id
     where cp.policy_id = ?
     group by c.status`)
  const openByPolicy = db.prepare<[string], OpenCount>(`
    select cp.policy_id as policyId, count(*) as open, coalesce(sum(c.due_latest < ?), 0) as overdue
      from commitment_policy cp
      join commitment c on c.id = cp.commitment_id
     where c.status in ('open', 'in-progress', 'partly-delivered')
     group by cp.policy_id`)

  return {
    /** What was done since a revision, the first first. */
    changesSince: ({ id, revision }: Pick<Commitment, 'id' | 'revision'>, seen: number): ChangeRow[] =>
      changes
        .all({ id: String(id), count: Math.min(Math.max(0, revision - seen), MOST_CHANGES) })
        .map(({ before, ...row }) => ({ ...row, before: before === null ? null : JSON.parse(before) }))
        .reverse(),
    /** Those that wait for this person's decision; an owner who cannot sign in any more is none, nor is a team in which nobody decides. */
    concerns: ({ id, teamId, isApprover }: Person): Concern[] =>
      concerns.all({ id, teamId, isApprover: isApprover ? 1 : 0 }),
    /** Open ones first, then by their last day. */
    ofPolicy: (policyId: number, limit: number): Commitment[] =>
      ofPolicy.all(policyId, limit).map((row) => asCommitment(row)),
    statusesOf: (policyId: number) => statusesOf.all(policyId),
    /** Of each policy that has any. */
    openByPolicy: (today: CivilDate) => openByPolicy.all(today),
  }
})
