import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Kind, Strength } from './kinds.ts'

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

export interface SuggestionFilter {
  kind: Kind | null
  strength: Strength | null
  rule: string | null
}

/** How a rule has fared. */
export interface RuleRow {
  rule: string
  open: number
  accepted: number
  dismissed: number
}

const SUGGESTION = `
  select s.id, s.answer_version_id as answerVersionId, v.question_id as questionId, s.starts_at as start,
         s.ends_at as end, s.quote, s.rule, s.kind, s.strength, s.due_phrase as duePhrase, s.state,
         v.date_answered as dateAnswered
    from suggestion s
    join answer_version v on v.id = s.answer_version_id`

const MATCHES = `
  s.state = 'open'
  and (:kind is null or s.kind = :kind)
  and (:strength is null or s.strength = :strength)
  and (:rule is null or s.rule = :rule)`

/** All reading of suggestions. */
export const suggestionQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], SuggestionRow>(`${SUGGESTION} where s.id = ?`)
  const open = db.prepare<SuggestionFilter & { limit: number; offset: number }, SuggestionRow>(`
    ${SUGGESTION}
     where ${MATCHES}
     order by v.date_answered desc, s.answer_version_id desc, s.starts_at
     limit :limit offset :offset`)
  const countOpen = db
    .prepare<SuggestionFilter, number>(`select count(*) from suggestion s where ${MATCHES}`)
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

  return {
    byId: (id: number) => byId.get(id),
    /** Of the newest answers first, in the order of each answer's words. */
    open: (filter: SuggestionFilter, page: { limit: number; offset: number }) =>
      open.all({ ...filter, ...page }),
    countOpen: (filter: SuggestionFilter) => countOpen.get(filter) ?? 0,
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
    rules: () => rules.all(),
  }
})
