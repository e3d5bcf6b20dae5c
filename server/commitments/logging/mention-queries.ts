import { oncePerDatabase } from '../../../db/once.ts'
import type { Quote } from '../commitment.ts'

/** Words of an answer that make a promise again which is a commitment already. */
export interface MentionRow extends Quote {
  commitmentId: number
}

/** All reading of mentions. */
export const mentionQueries = oncePerDatabase((db) => {
  const ofQuestion = db.prepare<[number], MentionRow>(`
    select m.commitment_id as commitmentId, m.answer_version_id as answerVersionId, m.starts_at as start,
           m.ends_at as end, m.quote as text
      from commitment_mention m
      join answer_version v on v.id = m.answer_version_id
     where v.question_id = ?
     order by v.id, m.starts_at`)

  return {
    /** In the order of the answer's words. */
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
  }
})
