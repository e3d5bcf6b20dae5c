import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate, Instant } from '../../lib/dates.ts'
import type { Kind, Strength } from '../kinds.ts'
import type { DecidedWords } from '../logging/choosing.ts'

export interface SuggestionRow {
  id: number
  answerVersionId: number
  questionId: number
  start: number
  end: number
  quote: string
  rule: string
  kind: Kind
  strength: Strength
  duePhrase: string | null
  state: 'open' | 'accepted' | 'dismissed' | 'outdated'
  dateAnswered: CivilDate | null
}

/** A suggestion as the inbox shows it. */
export interface InboxRow extends SuggestionRow {
  /** Of the whole version. */
  answerText: string
  reason: string | null
  decidedBy: string | null
  decidedAt: Instant | null
}

export interface SuggestionFilter {
  state: 'open' | 'dismissed'
  kind: Kind | null
  strength: Strength | null
  rule: string | null
  /** Of a policy that the question or its answer names. */
  policyId: number | null
}

/** How a rule has fared. */
export interface RuleRow {
  rule: string
  open: number
  accepted: number
  dismissed: number
}

const COLUMNS = `
         s.id, s.answer_version_id as answerVersionId, v.question_id as questionId, s.starts_at as start,
         s.ends_at as end, s.quote, s.rule, s.kind, s.strength, s.due_phrase as duePhrase, s.state,
         v.date_answered as dateAnswered`

const SUGGESTION = `
  select ${COLUMNS}
    from suggestion s
    join answer_version v on v.id = s.answer_version_id`

const MATCHES = `
  s.state = :state
  and (:kind is null or s.kind = :kind)
  and (:strength is null or s.strength = :strength)
  and (:rule is null or s.rule = :rule)
  and (:policyId is null
       or s.answer_version_id in (
            select v.id
              from policy_link l
              join answer_version v on v.question_id = l.question_id
             where l.policy_id = :policyId))`

/** All reading of suggestions. */
export const suggestionQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], SuggestionRow>(`${SUGGESTION} where s.id = ?`)
  // The page is cut before the texts are read: sorting 5,000 whole answers takes ten times as long.
  const page = db.prepare<SuggestionFilter & { limit: number; offset: number }, InboxRow>(`
    select ${COLUMNS}, v.text as answerText, s.reason, a.name as decidedBy, s.decided_at as decidedAt
      from (
        select s.id
          from suggestion s
          join answer_version v on v.id = s.answer_version_id
         where ${MATCHES}
         order by v.date_answered desc, s.answer_version_id desc, s.starts_at
         limit :limit offset :offset) chosen
      join suggestion s on s.id = chosen.id
      join answer_version v on v.id = s.answer_version_id
      left join account a on a.id = s.decided_by
     order by v.date_answered desc, s.answer_version_id desc, s.starts_at`)
  const count = db
    .prepare<SuggestionFilter, number>(`
      select count(*) from suggestion s where ${MATCHES}`)
    .pluck()
  const ofQuestion = db.prepare<[number], SuggestionRow>(`
    ${SUGGESTION}
     where v.question_id = ? and s.state = 'open'
     order by s.starts_at`)
  const rules = db.prepare<[], RuleRow>(`
    select rule, sum(state = 'open') as open, sum(state = 'accepted') as accepted,
           sum(state = 'dismissed') as dismissed
      from suggestion
     group by rule
     order by rule`)
  const decidedWords = db.prepare<{ questionId: number }, DecidedWords & { commitmentId: number | null }>(`
    select c.id as commitmentId, v.text, c.starts_at as start, c.ends_at as end
      from answer_version v
      join commitment c on c.answer_version_id = v.id
     where v.question_id = :questionId
    union all
    select m.commitment_id, v.text, m.starts_at, m.ends_at
      from answer_version v
      join commitment_mention m on m.answer_version_id = v.id
     where v.question_id = :questionId
    union all
    select null, v.text, s.starts_at, s.ends_at
      from answer_version v
      join suggestion s on s.answer_version_id = v.id
     where v.question_id = :questionId and s.state = 'dismissed'`)
  const isMentioned = db
    .prepare<[number, number, number, number], number>(`
      select exists (
        select 1
          from commitment_mention
         where commitment_id = ? and answer_version_id = ? and starts_at < ? and ends_at > ?)`)
    .pluck()

  return {
    byId: (id: number) => byId.get(id),
    /** Of the newest answers first, in the order of each answer's words. */
    page: (filter: SuggestionFilter, part: { limit: number; offset: number }) =>
      page.all({ ...filter, ...part }),
    count: (filter: SuggestionFilter) => count.get(filter) ?? 0,
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
    rules: () => rules.all(),
    /** The words of a question's answers, of all versions, that are logged, linked or dismissed. */
    decidedWords: (questionId: number) => decidedWords.all({ questionId }),
    isMentioned: (commitmentId: number, versionId: number, start: number, end: number) =>
      isMentioned.get(commitmentId, versionId, end, start) === 1,
  }
})
