import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { AnswerKind } from '../questions/question.ts'
import type { Finding } from './finding.ts'

/** A reference with the question that it leads to. */
export interface ReferenceRow extends Finding {
  questionId: number
  /** Null where the question is not in the record, or where several may be meant. */
  targetId: number | null
  isAmbiguous: boolean
}

/** The answer of a question as it stands, for comparing. */
export interface StepAnswer {
  questionId: number
  kind: AnswerKind
  text: string
  dateAnswered: CivilDate | null
}

/** Words of an answer that make a commitment. */
export interface StepPromise {
  id: number
  questionId: number
  quote: string
  due: string | null
}

/** Records that are brought together by the answer that they share. */
export interface Grouping {
  questionId: number
  siblingId: number
}

/** Older records name the questions with the same answer without their dates: then they are near. */
const GROUPED_WITHIN_DAYS = 60

const REFERENCE = `
  select r.question_id as questionId, r.found_in as foundIn, r.starts_at as startsAt, r.uin, r.words, r.kind,
         r.said_on as saidOn, r.said_of as saidOf, r.target_id as targetId, r.is_ambiguous as isAmbiguous
    from thread_reference r`

/** All reading of threads; each takes several questions at once. */
export const threadQueries = oncePerDatabase((db) => {
  const from = db.prepare<[string], ReferenceRow>(`
    ${REFERENCE}
     where r.question_id in (select value from json_each(?))
     order by r.question_id, r.found_in desc, r.starts_at, r.uin`)
  const to = db.prepare<[string], ReferenceRow>(`
    ${REFERENCE}
     where r.target_id in (select value from json_each(?))
     order by r.question_id, r.found_in desc, r.starts_at, r.uin`)
  const groupings = db.prepare<[string, number], Grouping>(`
    select g.question_id as questionId, s.id as siblingId
      from grouped_question g
      join question q on q.id = g.question_id
      join question s on s.uin = g.uin and s.house is q.house and s.id <> q.id
     where g.question_id in (select value from json_each(?))
       and coalesce(s.date_tabled = g.date_tabled, abs(julianday(s.date_tabled) - julianday(q.date_tabled)) <= ?)`)
  const answers = db.prepare<[string], StepAnswer>(`
    select question_id as questionId, kind, text, date_answered as dateAnswered
      from current_answer
     where question_id in (select value from json_each(?))`)
  const promises = db.prepare<[string], StepPromise>(`
    select c.id, v.question_id as questionId, c.quote, c.due_phrase as due
      from answer_version v
      join commitment c on c.answer_version_id = v.id
     where v.question_id in (select value from json_each(?))
     order by v.id, c.starts_at`)

  return {
    /** What questions and their answers refer to; of each the question's words first. */
    from: (ids: readonly number[]) => from.all(JSON.stringify(ids)).map(asReference),
    /** What refers to questions. */
    to: (ids: readonly number[]) => to.all(JSON.stringify(ids)).map(asReference),
    /** The questions of the record that had the same answer. */
    groupings: (ids: readonly number[]) => groupings.all(JSON.stringify(ids), GROUPED_WITHIN_DAYS),
    answers: (ids: readonly number[]) => answers.all(JSON.stringify(ids)),
    promises: (ids: readonly number[]) => promises.all(JSON.stringify(ids)),
  }
})

function asReference(row: ReferenceRow): ReferenceRow {
  return Object.assign(row, { isAmbiguous: Number(row.isAmbiguous) === 1 })
}
