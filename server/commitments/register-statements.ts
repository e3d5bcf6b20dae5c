import { oncePerDatabase } from '../../db/once.ts'
import type { NamedCode } from '../questions/search/lookups.ts'
import { COMMITMENT, type StoredCommitment } from './queries.ts'

/** All SQL that reads the register. */
export const registerStatements = oncePerDatabase((db) => {
  const revision = db.prepare<[], number>('select revision from commitment_revision').pluck()
  const columns = db
    .prepare<[], (string | number | null)[]>(`
      select c.id, c.status, c.kind, c.strength, coalesce(c.owner_id, 0), coalesce(c.team_id, 0),
             coalesce(v.answering_member_id, 0), coalesce(q.answering_body_id, 0),
             case q.house when 'Commons' then 1 when 'Lords' then 2 else 0 end,
             c.due_latest, v.date_answered, c.is_sample or q.source = 'sample'
        from commitment c
        join answer_version v on v.id = c.answer_version_id
        join question q on q.id = v.question_id
       order by c.id`)
    .raw()
  const policies = db
    .prepare<[], [number, string]>(`
      select commitment_id, group_concat(policy_id, ' ' order by policy_id)
        from commitment_policy
       group by commitment_id`)
    .raw()
  const owners = db.prepare<[], NamedCode>(`
    select id as code, cast(id as text) as value, name as label
      from account
     where id in (select owner_id from commitment)`)
  const teams = db.prepare<[], NamedCode>(`
    select id as code, cast(id as text) as value, name as label
      from team
     where id in (select team_id from commitment)`)
  const answerers = db.prepare<[], NamedCode>(`
    select id as code, coalesce(cast(parliament_id as text), 'local-' || local_number) as value,
           coalesce(name, 'Member ' || parliament_id) as label
      from member
     where id in (select v.answering_member_id
                    from commitment c
                    join answer_version v on v.id = c.answer_version_id)`)
  const bodies = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from answering_body',
  )
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
  const changedLast = db.prepare<{ ids: string; limit: number }, { id: number; changedAt: string }>(`
    select c.id,
           max(c.logged_at,
               coalesce((select max(d.set_at) from commitment_deadline d where d.commitment_id = c.id), ''),
               coalesce((select max(u.written_at)
                           from commitment_update u
                          where u.commitment_id = c.id
                            and (u.visibility = 'public' and u.evidence is not null
                                 or u.kind in ('delivered', 'partly-delivered', 'not-delivered', 'dropped',
                                               'superseded', 'reopened'))), '')) as changedAt
      from commitment c
     where c.id in (select value from json_each(:ids))
     order by changedAt desc, c.id desc
     limit :limit`)

  return {
    revision,
    columns,
    policies,
    owners,
    teams,
    answerers,
    bodies,
    policyNames,
    matching,
    byIds,
    answererIds,
    /** When last something changed that anyone may see. */
    changedLast,
  }
})
