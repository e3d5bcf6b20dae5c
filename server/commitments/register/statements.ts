import { oncePerDatabase } from '../../../db/once.ts'
import type { Instant } from '../../lib/dates.ts'
import type { NamedCode } from '../../questions/search/lookups.ts'
import { STATUSES } from '../commitment.ts'
import { KINDS, STRENGTHS } from '../kinds.ts'
import { COMMITMENT, type StoredCommitment } from '../queries.ts'

/** That a commitment changed, and when. */
export interface Change {
  id: number
  changedAt: Instant
}

/** All SQL that reads the register. */
export const registerStatements = oncePerDatabase((db) => {
  const revision = db.prepare<[], number>('select max(revision) from commitment_change').pluck()
  // Names come without a change of any commitment. The last numbers are read from the tables' ends: microseconds.
  const newest = db
    .prepare<[], string>(`
      select concat_ws(' ', (select max(id) from account), (select max(id) from team), (select max(id) from policy), (select max(id) from policy_action),
                            (select max(id) from member), (select count(*) from answering_body))`)
    .pluck()
  const changedSince = db
    .prepare<[number], number | null>('select commitment_id from commitment_change where revision > ?')
    .pluck()
  const columns = (where: string) => `
      select c.id, ${codeOf('c.status', STATUSES)}, ${codeOf('c.kind', KINDS)}, ${codeOf('c.strength', STRENGTHS)},
             coalesce(c.owner_id, 0), coalesce(c.team_id, 0), coalesce(v.answering_member_id, 0),
             coalesce(q.answering_body_id, 0), case q.house when 'Commons' then 1 when 'Lords' then 2 else 0 end,
             coalesce(c.action_id, 0),
             ${codeOfDay('c.due_latest')}, ${codeOfDay('v.date_answered')}, c.is_sample or q.source = 'sample'
        from commitment c
        join answer_version v on v.id = c.answer_version_id
        join question q on q.id = v.question_id
       ${where}
       order by c.id`
  const allColumns = db.prepare<[], number[]>(columns('')).raw()
  const someColumns = db
    .prepare<[string], number[]>(columns('where c.id in (select value from json_each(?))'))
    .raw()
  const policies = (where: string) => `
      select commitment_id, group_concat(policy_id, ' ' order by policy_id)
        from commitment_policy
       ${where}
       group by commitment_id`
  const allPolicies = db.prepare<[], [number, string]>(policies('')).raw()
  const somePolicies = db
    .prepare<[string], [number, string]>(policies('where commitment_id in (select value from json_each(?))'))
    .raw()
  const owners = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from account',
  )
  const teams = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from team',
  )
  const answerers = db.prepare<[], NamedCode>(`
    select id as code, coalesce(cast(parliament_id as text), 'local-' || local_number) as value,
           coalesce(name, 'Member ' || parliament_id) as label
      from member`)
  const bodies = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from answering_body',
  )
  const actions = db.prepare<[], NamedCode>(`
    select a.id as code, p.slug || ':' || a.key as value, p.title || ', ' || a.number as label
      from policy_action a
      join policy p on p.id = a.policy_id`)
  const policyNames = db.prepare<[], NamedCode>(
    'select id as code, slug as value, title as label from policy order by title collate nocase, id',
  )
  const matching = db
    .prepare<[string], number>(
      'select rowid from commitment_search where commitment_search match ? order by rowid',
    )
    .pluck()
  const byIds = db.prepare<[string], StoredCommitment>(`
    ${COMMITMENT}
     where c.id in (select value from json_each(?))`)
  const answererIds = db
    .prepare<[string], [number, number]>(`
      select c.id, v.answering_member_id
        from commitment c
        join answer_version v on v.id = c.answer_version_id
       where c.id in (select value from json_each(?)) and v.answering_member_id is not null`)
    .raw()
  const changes = db.prepare<[], Change>(`
    select c.id,
           max(c.logged_at, coalesce(d.at, ''), coalesce(u.at, '')) as changedAt
      from commitment c
      left join (select commitment_id, max(set_at) as at
                   from commitment_deadline
                  group by commitment_id) d on d.commitment_id = c.id
      left join (select commitment_id, max(written_at) as at
                   from commitment_update
                  where visibility = 'public' and evidence is not null
                     or kind in ('delivered', 'partly-delivered', 'not-delivered', 'dropped', 'superseded', 'reopened')
                  group by commitment_id) u on u.commitment_id = c.id
     order by changedAt desc, c.id desc`)

  return {
    revision,
    /** Another once there is a new account, team, policy, action, Member or answering body. */
    newest,
    /** Of each change since a revision the commitment; null where it may be any. */
    changedSince,
    allColumns,
    someColumns,
    allPolicies,
    somePolicies,
    owners,
    teams,
    answerers,
    bodies,
    actions,
    policyNames,
    matching,
    byIds,
    answererIds,
    /** When last something of each changed that anyone may see; the latest first. */
    changes,
  }
})

/** A word as its place in the list of them. */
function codeOf(column: string, values: readonly string[]): string {
  return `case ${column} ${values.map((value, code) => `when '${value}' then ${code}`).join(' ')} end`
}

/** As `codeOfDay` of the filters writes it. */
function codeOfDay(column: string): string {
  return `coalesce(cast(replace(${column}, '-', '') as integer), 0)`
}
