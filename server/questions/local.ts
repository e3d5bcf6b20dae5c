import type { Database } from '../../db/open.ts'

/** Questions pasted in without date or number, at `/questions/local/…` until the official record takes them over. */
export function localQuestions(db: Database) {
  const give = db.prepare<[number]>('insert into local_question (question_id) values (?)')
  const withText = db
    .prepare<[string], number>("select id from question where text_key = ? and source <> 'sample'")
    .pluck()
  const waiting = db.prepare<[], { id: number; textKey: string }>(`
    select distinct q.id, q.text_key as textKey
      from local_question l
      join question q on q.id = l.question_id
     where q.source = 'pasted'`)
  const officialWithText = db
    .prepare<[string], number>(
      "select id from question where text_key = ? and source = 'official' and is_cut = 0",
    )
    .pluck()
  // What people decided of the official question itself stands; the same of the pasted one goes with it.
  const moves = MOVED.map((table) =>
    db.prepare<[number, number]>(`update or ignore ${table} set question_id = ? where question_id = ?`),
  )
  const decisions = db.prepare<[number, number]>(
    `update or ignore ${MOVED_UNLESS_THERE} set question_id = ? where question_id = ?`,
  )
  const remove = db.prepare<[number]>('delete from question where id = ?')

  return {
    /** Gives a question its local number, which is never used again for another. */
    give: (questionId: number) => give.run(questionId),
    withText: (textKey: string) => withText.all(textKey),
    /**
     * Pairs each waiting question with the official one of exactly its text. Where several official questions have
     * that text there is no pair: a person has to choose.
     */
    takeovers(): { localId: number; officialId: number }[] {
      return waiting.all().flatMap(({ id, textKey }) => {
        const [officialId, ...others] = officialWithText.all(textKey)
        return officialId === undefined || others.length > 0 ? [] : [{ localId: id, officialId }]
      })
    },
    /** Moves all that hangs on the pasted question to the official one, its address with it, and removes it. */
    takeOver(localId: number, officialId: number): void {
      for (const move of moves) move.run(officialId, localId)
      decisions.run(officialId, localId)
      remove.run(localId)
    },
  }
}

/** The same, unless the official question has a decision of its own about the same policy. */
export const MOVED_UNLESS_THERE = 'policy_decision'

/** What hangs on a question and goes with it. What only describes it (its versions, its search row) does not. */
export const MOVED = ['local_question', 'answer_version', 'policy_action_question'] as const
