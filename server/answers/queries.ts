import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { AnswerKind, Source } from '../questions/question.ts'
import type { AnswerText } from './versions.ts'

export interface AnswerVersionRow extends AnswerText {
  id: number
  questionId: number
  source: Source
  html: string
  markdown: string
  text: string
  correctingMemberId: number | null
  firstSeen: Instant
  lastSeen: Instant
}

export interface AttachmentRow {
  url: string
  title: string
  fileType: string | null
  fileSizeBytes: number | null
}

/** More versions of one answer than this would leave the list of newest answers short, and harm nobody. */
const VERSIONS_AT_MOST = 4

type Stored = Omit<AnswerVersionRow, 'isCut'> & { isCut: number }

const VERSION = `
  id, question_id as questionId, kind, source, received, html, markdown, text, is_cut as isCut,
  date_answered as dateAnswered, date_corrected as dateCorrected, answering_member_id as answeringMemberId,
  correcting_member_id as correctingMemberId, first_seen as firstSeen, last_seen as lastSeen`

/** All reading of answers. */
export const answerQueries = oncePerDatabase((db) => {
  const versions = db.prepare<[number], Stored>(`
    select ${VERSION}
      from answer_version v
     where question_id = ?
     order by id = (select c.id from current_answer c where c.question_id = v.question_id), first_seen, id`)
  const currentKind = db
    .prepare<[number], AnswerKind>('select kind from current_answer where question_id = ?')
    .pluck()
  const currentId = db
    .prepare<[number], number>('select id from current_answer where question_id = ?')
    .pluck()
  const attachments = db.prepare<[number], AttachmentRow>(`
    select url, title, file_type as fileType, file_size_bytes as fileSizeBytes
      from attachment
     where question_id = ?
     order by id`)
  const siblings = db.prepare<[number], { uin: string; dateTabled: CivilDate | null }>(`
    select uin, date_tabled as dateTabled from grouped_question where question_id = ? order by length(uin), uin`)
  const answeredBy = db.prepare<[number, number], { questionId: number }>(`
    select question_id as questionId
      from current_answer
     where answering_member_id = ? and kind <> 'holding'
     order by date_answered desc, question_id desc
     limit ?`)
  const countAnsweredBy = db
    .prepare<[number], number>(`
      select count(*) from current_answer where answering_member_id = ? and kind <> 'holding'`)
    .pluck()
  const newest = db
    .prepare<[number, number], number>(`
      select a.question_id
        from answer_version a
        join question q on q.id = a.question_id
       where a.kind <> 'holding' and a.date_answered is not null and q.answering_body_id = ?
       order by a.date_answered desc, a.id desc
       limit ?`)
    .pluck()
  const correctedOn = db
    .prepare<[string], [number, string]>(`
      select question_id, date_corrected
        from current_answer
       where question_id in (select value from json_each(?)) and date_corrected is not null`)
    .raw()

  return {
    /** Every version of a question's answer; the last is the current one. */
    versions: (questionId: number): AnswerVersionRow[] =>
      versions.all(questionId).map((row) => ({ ...row, isCut: row.isCut === 1 })),
    /** The kind of the current version; undefined while there is no answer. */
    currentKind: (questionId: number) => currentKind.get(questionId),
    currentId: (questionId: number) => currentId.get(questionId),
    /** Of some questions those whose answers as they stand were corrected, with the days. */
    correctedOn: (questionIds: readonly number[]) => new Map(correctedOn.all(JSON.stringify(questionIds))),
    attachments: (questionId: number) => attachments.all(questionId),
    /** The numbers of the questions that had the same answer; older records give no date with them. */
    siblings: (questionId: number) => siblings.all(questionId),
    /** The questions whose real answer, as it stands, is a Member's; latest answers first. */
    answeredBy: (memberId: number, limit: number) =>
      answeredBy.all(memberId, limit).map(({ questionId }) => questionId),
    countAnsweredBy: (memberId: number) => countAnsweredBy.get(memberId) ?? 0,
    /** The questions that an answering body answered last, newest first. */
    newest: (bodyId: number, limit: number) =>
      [...new Set(newest.all(bodyId, limit * VERSIONS_AT_MOST))].slice(0, limit),
  }
})
