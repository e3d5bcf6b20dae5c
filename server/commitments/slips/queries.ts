import { oncePerDatabase } from '../../../db/once.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Quote } from '../commitment.ts'

/** Words of a later answer by which a commitment is offered another deadline. */
export interface SlipOffer extends Quote {
  id: number
  commitmentId: number
  questionId: number
  phrase: string
  saidOn: CivilDate
  isRefused: 0 | 1
}

/** An offer in a list, with the promise. */
export interface ListedOffer extends SlipOffer {
  promise: string
}

const OFFER = `
  select o.id, o.commitment_id as commitmentId, o.answer_version_id as answerVersionId, o.starts_at as start,
         o.ends_at as end, o.quote as text, o.due_phrase as phrase, o.said_on as saidOn,
         o.refused_at is not null as isRefused, v.question_id as questionId, c.quote as promise
    from commitment_slip_offer o
    join answer_version v on v.id = o.answer_version_id
    join commitment c on c.id = o.commitment_id`

/** The suggestion of the same words that waits for a decision. */
const IS_SUGGESTED = `
  select 1
    from suggestion s
   where s.answer_version_id = o.answer_version_id and s.state = 'open'
     and s.starts_at < o.ends_at and s.ends_at > o.starts_at`

/** All reading of offers of slips. */
export const slipOfferQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], SlipOffer>(`${OFFER} where o.id = ?`)
  const ofCommitment = db.prepare<[number], SlipOffer>(
    `${OFFER} where o.commitment_id = ? and o.refused_at is null`,
  )
  const unsuggested = db.prepare<[number], ListedOffer>(`
    ${OFFER}
     where o.refused_at is null and not exists (${IS_SUGGESTED})
     order by o.said_on desc, o.id desc
     limit ?`)
  const ofSuggestions = db.prepare<[string], { suggestionId: number; commitmentId: number }>(`
    select s.id as suggestionId, o.commitment_id as commitmentId
      from suggestion s
      join commitment_slip_offer o on o.answer_version_id = s.answer_version_id
     where s.id in (select value from json_each(?)) and o.refused_at is null
       and s.starts_at < o.ends_at and s.ends_at > o.starts_at
     order by o.commitment_id`)

  return {
    byId: (id: number) => byId.get(id),
    /** The one that waits for a decision. */
    ofCommitment: (commitmentId: number) => ofCommitment.get(commitmentId) ?? null,
    /** Those that wait and are not in the inbox as suggestions, of the newest answers first. */
    unsuggested: (limit: number) => unsuggested.all(limit),
    /** The commitments that suggestions offer another deadline. */
    ofSuggestions: (ids: readonly number[]) => ofSuggestions.all(JSON.stringify(ids)),
  }
})
