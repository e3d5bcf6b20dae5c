import { oncePerDatabase } from '../../../db/once.ts'
import type { House } from '../../calendar/facts.ts'
import type { CivilDate } from '../../lib/dates.ts'
import type { Deadline, Quote } from '../commitment.ts'

/** An open commitment, and the answer that makes it as that stands now. */
export interface PromiseInAnswer
  extends Omit<Quote, 'answerVersionId'>,
    Pick<Deadline, 'phrase' | 'earliest' | 'latest' | 'recurs'> {
  id: number
  isCurrent: 0 | 1
  questionId: number
  answerText: string
  /** The day of the last answer that is known to make it. */
  saidOn: CivilDate | null
}

interface Answer {
  versionId: number
  text: string
  house: House | null
}

/** Words of a later answer that give a commitment another deadline. */
export interface FoundSlip extends Quote {
  phrase: string
  saidOn: CivilDate
}

const IS_OPEN = "c.status in ('open', 'in-progress', 'partly-delivered')"

/** The SQL by which offers of slips are found and kept. */
export const slipOfferStatements = oncePerDatabase((db) => {
  const standing = db.prepare<[number], PromiseInAnswer>(`
    select c.id, c.starts_at as start, c.ends_at as end, c.quote as text, c.due_phrase as phrase,
           c.due_earliest as earliest, c.due_latest as latest, c.due_recurs as recurs,
           a.id = c.answer_version_id as isCurrent, a.question_id as questionId, a.text as answerText,
           (select max(said.date_answered)
              from answer_version said
             where said.id = c.answer_version_id
                or said.id in (select answer_version_id from commitment_mention where commitment_id = c.id)) as saidOn
      from commitment c
      join answer_version v on v.id = c.answer_version_id
      join current_answer a on a.question_id = v.question_id
     where c.id = ? and c.kind <> 'write_or_deposit' and ${IS_OPEN}`)
  const anyOpen = db
    .prepare<[], number>(`select exists (select 1 from commitment c where ${IS_OPEN})`)
    .pluck()
  const answer = db.prepare<[number], Answer>(`
    select a.id as versionId, a.text, q.house
      from current_answer a
      join question q on q.id = a.question_id
     where a.question_id = ?`)
  const madeIn = db
    .prepare<[string], number>(`
      select c.id
        from answer_version v
        join commitment c on c.answer_version_id = v.id
       where v.question_id in (select value from json_each(?)) and ${IS_OPEN}`)
    .pluck()
  const offeredFrom = db
    .prepare<[string], number>(`
      select o.commitment_id
        from answer_version v
        join commitment_slip_offer o on o.answer_version_id = v.id
       where v.question_id in (select value from json_each(?)) and o.refused_at is null`)
    .pluck()
  const removeOthers = db.prepare<{ id: number; versionId: number | null; start: number | null }>(`
    delete from commitment_slip_offer
     where commitment_id = :id and refused_at is null
       and not (answer_version_id is :versionId and starts_at is :start)`)
  const refusedOn = db
    .prepare<{ id: number; text: string }, CivilDate>(`
      select said_on
        from commitment_slip_offer
       where commitment_id = :id and refused_at is not null and quote = :text`)
    .pluck()
  const offer = db.prepare<FoundSlip & { id: number }>(`
    insert or ignore into commitment_slip_offer (
      commitment_id, answer_version_id, starts_at, ends_at, quote, due_phrase, said_on)
    values (:id, :answerVersionId, :start, :end, :text, :phrase, :saidOn)`)

  return { standing, anyOpen, answer, madeIn, offeredFrom, removeOthers, refusedOn, offer }
})
