import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import { FEWEST_ANSWERS } from './line.ts'
import { LINE, type LineRow, type StoredLine } from './line-rows.ts'
import { wordingTexts } from './wording-texts.ts'

/** A wording of a line and the answers that have it. */
export interface WordingRow {
  wordingId: number
  answers: number
  firstOn: CivilDate | null
  lastOn: CivilDate | null
  text: string
}

/** An answer that uses a line. */
export interface LineUseRow {
  questionId: number
  wordingId: number
  answererId: number | null
  answeredOn: CivilDate | null
}

/** Which paragraph of which answer uses a line. */
interface PlacedUse {
  questionId: number
  place: number
  answeredOn: CivilDate
}

/** A paragraph of an answer that is a line, and in how many other answers. */
export interface LineInAnswer {
  lineId: number
  place: number
  others: number
  firstOn: CivilDate | null
}

/** All reading of lines. */
export const lineQueries = oncePerDatabase((db) => {
  const texts = wordingTexts(db)
  const byId = db.prepare<[number], StoredLine>(`${LINE} and l.id = ?`)
  const mergedInto = db.prepare<[number], number | null>('select merged_into from line where id = ?').pluck()
  const wordings = db.prepare<[number, number, number], Omit<WordingRow, 'text'>>(`
    select u.wording_id as wordingId, count(distinct u.answer_key) as answers, min(u.answered_on) as firstOn,
           max(u.answered_on) as lastOn
      from line_wording w
      join line_use u on u.wording_id = w.id
     where w.line_id = ?
     group by u.wording_id
     order by firstOn nulls last, min(u.question_id)
     limit ? offset ?`)
  const uses = db.prepare<[number, number, number], LineUseRow>(`
    select page.*, a.answering_member_id as answererId
      from (select u.question_id as questionId, u.wording_id as wordingId, u.answered_on as answeredOn, u.place
              from line_wording w
              join line_use u on u.wording_id = w.id
             where w.line_id = ?
             order by u.answered_on desc nulls last, u.question_id desc, u.place
             limit ? offset ?) page
      join current_answer a on a.question_id = page.questionId
     order by page.answeredOn desc nulls last, page.questionId desc, page.place`)
  const countUses = db
    .prepare<[number], number>(`
      select count(*) from line_wording w join line_use u on u.wording_id = w.id where w.line_id = ?`)
    .pluck()
  const days = db
    .prepare<[number], CivilDate>(`
      select min(u.answered_on)
        from line_wording w
        join line_use u on u.wording_id = w.id
       where w.line_id = ? and u.answered_on is not null
       group by u.answer_key`)
    .pluck()
  const ofQuestion = db.prepare<[number], LineInAnswer>(`
    select l.id as lineId, u.place, l.answers - 1 as others, l.first_on as firstOn
      from line_use u
      join line_wording w on w.id = u.wording_id
      join line l on l.id = w.line_id
     where u.question_id = ? and l.answers >= ${FEWEST_ANSWERS}
     order by u.place`)
  const usesAfter = db.prepare<[number, CivilDate, number], PlacedUse>(`
    select u.question_id as questionId, u.place, u.answered_on as answeredOn
      from line_wording w
      join line_use u on u.wording_id = w.id
     where w.line_id = ? and u.answered_on > ?
     order by u.answered_on desc, u.question_id desc
     limit ?`)
  const alsoUsing = db
    .prepare<[string], number>(`
      select distinct u.question_id
        from line_wording w
        join line_use u on u.wording_id = w.id
       where w.line_id in (select value from json_each(?))`)
    .pluck()
  const withText = ({ shownWordingId, ...row }: StoredLine): LineRow => ({
    ...row,
    text: shownWordingId === null ? '' : textOf(shownWordingId),
  })
  const textOf = (wordingId: number) => texts.paragraphOf(wordingId)?.text ?? ''

  return {
    byId: (id: number): LineRow | undefined => {
      const row = byId.get(id)
      return row && withText(row)
    },
    /** The line that another has become part of. */
    mergedInto: (id: number) => mergedInto.get(id) ?? null,
    /** In the order of their first use. */
    wordings: (lineId: number, limit: number, offset: number): WordingRow[] =>
      wordings.all(lineId, limit, offset).map((row) => ({ ...row, text: textOf(row.wordingId) })),
    /** Newest first. */
    uses: (lineId: number, limit: number, offset: number) => uses.all(lineId, limit, offset),
    countUses: (lineId: number) => countUses.get(lineId) ?? 0,
    /** The day of each answer. */
    days: (lineId: number) => days.all(lineId),
    /** The paragraphs of a question's answer that other answers use as well. */
    ofQuestion: (questionId: number) => ofQuestion.all(questionId),
    /** Those of answers given after a day, newest first. */
    usesAfter: (lineId: number, day: CivilDate, limit: number) => usesAfter.all(lineId, day, limit),
    /** The questions whose answers use any of these lines. */
    questionsUsing: (lineIds: readonly number[]) => alsoUsing.all(JSON.stringify(lineIds)),
  }
})
