import { oncePerDatabase } from '../../db/once.ts'
import type { SaidLink } from './link-words.ts'
import type { NamedPolicy, Policy, WebLink } from './policy.ts'

export interface PolicyRow extends Policy {
  /** Questions that name it, or whose answers do. */
  questions: number
  leadTeam: string | null
  supersededBy: NamedPolicy | null
}

/** A link to a question in one place, as the policy's page says it. */
export interface QuestionNaming extends SaidLink {
  questionId: number
}

type InJson = 'aliases' | 'links' | 'supersededBy'
type Stored = Omit<PolicyRow, InJson> & {
  aliasesJson: string
  linksJson: string
  supersededByJson: string | null
}

const POLICY = `
  select p.id, p.slug, p.title, p.kind, p.published_on as publishedOn, p.review_on as reviewOn, p.body,
         p.revision, p.lead_team_id as leadTeamId, t.name as leadTeam, p.superseded_by as supersededById,
         (select json_object('id', s.id, 'slug', s.slug, 'title', s.title)
            from policy s where s.id = p.superseded_by) as supersededByJson,
         (select json_group_array(json_object('label', label, 'address', address)) from (
           select label, address from policy_web_link w where w.policy_id = p.id order by w.id)) as linksJson,
         (select json_group_array(alias) from (
           select alias from policy_alias a where a.policy_id = p.id order by a.id)) as aliasesJson,
         (select count(distinct question_id) from policy_link l where l.policy_id = p.id) as questions
    from policy p
    left join team t on t.id = p.lead_team_id`

/** All reading of policies. */
export const policyQueries = oncePerDatabase((db) => {
  const all = db.prepare<[], Stored>(`${POLICY} order by p.title collate nocase, p.id`)
  const bySlug = db.prepare<[string], Stored>(`${POLICY} where p.slug = ?`)
  const byId = db.prepare<[number], Stored>(`${POLICY} where p.id = ?`)
  const superseded = db.prepare<[number], NamedPolicy>(
    'select id, slug, title from policy where superseded_by = ? order by title collate nocase, id',
  )
  const titles = db.prepare<[], { slug: string; title: string }>(
    'select slug, title from policy order by title collate nocase, id',
  )
  const slugs = db.prepare<[], string>('select slug from policy').pluck()
  const ownerOfKey = db.prepare<[string], { id: number; title: string }>(`
    select p.id, p.title from policy_alias a join policy p on p.id = a.policy_id where a.key = ?`)
  const questionIds = db
    .prepare<[number, number, number], number>(`
      select q.id
        from question q
       where q.id in (select question_id from policy_link where policy_id = ?)
       order by q.date_tabled desc nulls last, q.id desc
       limit ? offset ?`)
    .pluck()
  const latestAnswered = db
    .prepare<[number, number], number>(`
      select a.question_id
        from current_answer a
       where a.question_id in (select question_id from policy_link where policy_id = ?) and a.kind <> 'holding'
       order by a.date_answered desc nulls last, a.question_id desc
       limit ?`)
    .pluck()
  const questionNamings = db.prepare<[number, string], QuestionNaming>(`
    select l.question_id as questionId, coalesce(d.decision, 'found') as state,
           nullif(l.found_in, 'nowhere') as foundIn, nullif(l.words, '') as words, l.mentions
      from policy_link l
      left join policy_decision d on d.policy_id = l.policy_id and d.question_id = l.question_id
     where l.policy_id = ? and l.question_id in (select value from json_each(?))
     order by l.question_id, l.found_in = 'answer'`)
  const idsNamedBy = db
    .prepare<[number], number>('select distinct policy_id from policy_link where question_id = ?')
    .pluck()

  const one = (row: Stored | undefined) => row && asPolicy(row)
  return {
    /** Every policy, by title. */
    all: () => all.all().map(asPolicy),
    bySlug: (slug: string) => one(bySlug.get(slug)),
    byId: (id: number) => one(byId.get(id)),
    /** Those whose place a policy took. */
    supersededBy: (id: number) => superseded.all(id),
    slugs: () => slugs.all(),
    titles: () => titles.all(),
    /** The policy that has a name, by the name's key. */
    ownerOfKey: (key: string) => ownerOfKey.get(key),
    /** The questions that name a policy, newest first; an unknown date comes last. */
    questionIds: (policyId: number, limit: number, offset: number) =>
      questionIds.all(policyId, limit, offset),
    /** Those of them whose answers came last, the last first; holding answers are none. */
    latestAnswered: (policyId: number, limit: number) => latestAnswered.all(policyId, limit),
    /** Where and by which words some questions name it. */
    questionNamings: (policyId: number, ids: readonly number[]) =>
      questionNamings.all(policyId, JSON.stringify(ids)),
    /** The policies that a question is linked to, as their ids. */
    idsNamedBy: (questionId: number) => idsNamedBy.all(questionId),
  }
})

function asPolicy({ aliasesJson, linksJson, supersededByJson, ...row }: Stored): PolicyRow {
  return {
    ...row,
    aliases: JSON.parse(aliasesJson) as string[],
    links: JSON.parse(linksJson) as WebLink[],
    supersededBy: supersededByJson === null ? null : (JSON.parse(supersededByJson) as NamedPolicy),
  }
}
