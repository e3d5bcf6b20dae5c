import { oncePerDatabase } from '../../db/once.ts'
import type { FoundIn, NamedPolicy, Policy, WebLink } from './policy.ts'

export interface PolicyRow extends Policy {
  /** Questions that name it, or whose answers do. */
  questions: number
  leadTeam: string | null
  supersededBy: NamedPolicy | null
}

/** That a question or its answer names a policy, as the question's page says it. */
export interface PolicyNaming {
  title: string
  slug: string
  foundIn: FoundIn
  words: string
}

/** The same as the policy's page says it. */
export interface QuestionNaming {
  questionId: number
  foundIn: FoundIn
  words: string
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
    select question_id as questionId, found_in as foundIn, words
      from policy_link
     where policy_id = ? and question_id in (select value from json_each(?))
     order by question_id, found_in = 'answer'`)
  const namedBy = db.prepare<[number], PolicyNaming>(`
    select p.title, p.slug, l.found_in as foundIn, l.words
      from policy_link l
      join policy p on p.id = l.policy_id
     where l.question_id = ?
     order by p.title collate nocase, p.id, l.found_in = 'answer'`)

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
    /** The policies that a question names, by title; twice where the question and the answer both do. */
    namedBy: (questionId: number) => namedBy.all(questionId),
    /** The same as their ids, each once. */
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
