import { expect } from 'vitest'
import type { Database } from '../../db/open.ts'
import type { Value } from '../support/parliament/value.ts'

interface StoredQuestion {
  id: number
  uin: string
  tabled: string
  dueOn: string | null
  text: string
  isCut: number
  heading: string | null
  body: number
  withdrawn: number
  status: string
  answer: string | null
  answerIsCut: number | null
  answeredOn: string | null
  correctedOn: string | null
  attachments: string | null
  siblings: string | null
}

const STORED = `
  select q.parliament_id as id, q.uin, q.date_tabled as tabled, q.date_for_answer as dueOn, q.text, q.is_cut as isCut,
         q.heading, q.answering_body_id as body, q.is_withdrawn as withdrawn, q.status, a.received as answer,
         a.is_cut as answerIsCut, a.date_answered as answeredOn, a.date_corrected as correctedOn,
         (select group_concat(url order by url) from attachment t where t.question_id = q.id) as attachments,
         (select group_concat(uin order by uin) from grouped_question g where g.question_id = q.id) as siblings
    from question q
    left join current_answer a on a.question_id = q.id
   order by q.parliament_id`

/** The store holds exactly these questions, each as Parliament has it. */
export function expectTruth(db: Database, questions: Iterable<Value>): void {
  const stored = db.prepare<[], StoredQuestion>(STORED).all()
  expect(stored).toEqual([...questions].sort((a, b) => a.id - b.id).map(asStored))
}

/** The search tables say what the record says, and nothing is broken. */
export function expectWhole(db: Database): void {
  db.exec("insert into search_index (search_index, rank) values ('integrity-check', 1)")
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  const counts = db.prepare(`
    select (select count(*) from question) as questions,
           (select count(*) from question q join search_facet f on f.question_id = q.id
              join search_document using (search_key)) as found`)
  const { questions, found } = counts.get() as { questions: number; found: number }
  expect(found).toBe(questions)
}

function asStored(value: Value): StoredQuestion {
  return {
    id: value.id,
    uin: value.uin,
    tabled: value.dateTabled.slice(0, 10),
    dueOn: value.dateForAnswer?.slice(0, 10) ?? null,
    text: value.questionText,
    isCut: 0,
    heading: value.heading,
    body: value.answeringBodyId,
    withdrawn: Number(value.isWithdrawn),
    status: statusOf(value),
    answer: value.answerText,
    answerIsCut: value.answerText === null ? null : 0,
    answeredOn: value.dateAnswered?.slice(0, 10) ?? null,
    correctedOn: value.dateAnswerCorrected?.slice(0, 10) ?? null,
    attachments: listed(value.attachments.map(({ url }) => url)),
    siblings: listed(value.groupedQuestions),
  }
}

function statusOf({ isWithdrawn, answerText, answerIsHolding, answerIsCorrection }: Value): string {
  if (isWithdrawn) return 'withdrawn'
  if (answerText === null) return 'unanswered'
  if (answerIsHolding) return 'holding'
  return answerIsCorrection ? 'corrected' : 'answered'
}

function listed(values: readonly string[]): string | null {
  return values.length === 0 ? null : [...values].sort().join(',')
}
