import { oncePerDatabase } from '../../db/once.ts'
import type { Instant } from '../lib/dates.ts'
import type { Decision, LinkStanding, LinkState } from './link-decisions.ts'
import type { FoundIn } from './policy.ts'

/** A link as the page of a question shows it, one for each place; the places of a policy stand together. */
export interface QuestionLink {
  title: string
  slug: string
  state: LinkState
  /** Who confirmed or added it: null where nobody did, and for a command. */
  decidedBy: string | null
  decidedAt: Instant | null
  /** Null where no words name it: a person confirmed or added it. */
  foundIn: FoundIn | null
  words: string | null
  mentions: number
}

/** That a question names no policy although its words do: a person said so. */
export interface RefusedLink {
  title: string
  slug: string
  decidedBy: string | null
  decidedAt: Instant
}

/** A provision of a policy that a question or its answer names. */
export interface QuestionProvision {
  title: string
  slug: string
  provision: string
  foundIn: FoundIn
  words: string
}

/** All reading of what a question is linked to, and of what people decided about it. */
export const linkQueries = oncePerDatabase((db) => {
  const ofQuestion = db.prepare<[number], QuestionLink>(`
    select p.title, p.slug, coalesce(d.decision, 'found') as state, a.name as decidedBy, d.decided_at as decidedAt,
           nullif(l.found_in, 'nowhere') as foundIn, nullif(l.words, '') as words, l.mentions
      from policy_link l
      join policy p on p.id = l.policy_id
      left join policy_decision d on d.policy_id = l.policy_id and d.question_id = l.question_id
      left join account a on a.id = d.decided_by
     where l.question_id = ?
     order by p.title collate nocase, p.id, l.found_in = 'answer'`)
  const refused = db.prepare<[number], RefusedLink>(`
    select p.title, p.slug, a.name as decidedBy, d.decided_at as decidedAt
      from policy_decision d
      join policy p on p.id = d.policy_id
      left join account a on a.id = d.decided_by
     where d.question_id = ? and d.decision = 'refused'
     order by p.title collate nocase, p.id`)
  const provisions = db.prepare<[number], QuestionProvision>(`
    select p.title, p.slug, v.provision, v.found_in as foundIn, v.words
      from policy_provision v
      join policy p on p.id = v.policy_id
     where v.question_id = ?
     order by p.title collate nocase, p.id, v.found_in = 'answer', v.provision`)
  const decision = db
    .prepare<[number, number], Decision>(
      'select decision from policy_decision where policy_id = ? and question_id = ?',
    )
    .pluck()
  const isLinked = db
    .prepare<[number, number], 0 | 1>(
      'select exists (select 1 from policy_link where policy_id = ? and question_id = ?)',
    )
    .pluck()

  return {
    /** The policies of a question, by title. */
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
    refused: (questionId: number) => refused.all(questionId),
    provisions: (questionId: number) => provisions.all(questionId),
    standing: (policyId: number, questionId: number): LinkStanding =>
      decision.get(policyId, questionId) ?? (isLinked.get(policyId, questionId) === 1 ? 'found' : 'none'),
  }
})
