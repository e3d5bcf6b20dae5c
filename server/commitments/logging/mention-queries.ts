import { oncePerDatabase } from '../../../db/once.ts'
import type { Commitment, Quote } from '../commitment.ts'
import { asCommitment, COMMITMENT, type StoredCommitment } from '../queries.ts'

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
  const commitments = db.prepare<{ questionId: number }, StoredCommitment>(`
    ${COMMITMENT}
     where v.question_id <> :questionId
       and c.id in (
             select m.commitment_id
               from commitment_mention m
               join answer_version said on said.id = m.answer_version_id
              where said.question_id = :questionId)`)

  return {
    /** In the order of the answer's words. */
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
    /** The commitments of other answers that a question's answers make again. */
    commitments: (questionId: number): Commitment[] =>
      commitments.all({ questionId }).map((row) => asCommitment(row)),
  }
})
