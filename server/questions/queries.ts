import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate, Instant } from '../lib/dates.ts'
import type { House, Source, StoredStatus } from './question.ts'

/** A question as the pages read it: its current facts with the names that belong to them. */
export interface QuestionRow {
  id: number
  parliamentId: number | null
  localNumber: number | null
  uin: string | null
  house: House | null
  dateTabled: CivilDate | null
  dateForAnswer: CivilDate | null
  isNamedDay: boolean | null
  heading: string | null
  text: string
  isCut: boolean
  hasInterest: boolean | null
  isWithdrawn: boolean
  status: StoredStatus
  source: Source
  bodyId: number | null
  bodyName: string | null
  askerId: number | null
  asker: { parliamentId: number | null; name: string | null } | null
  lastSeen: Instant
  /** Of the answer as it stands: a holding answer is none, and a correction keeps the date of the first answer. */
  dateAnswered: CivilDate | null
}

type Stored = Omit<QuestionRow, 'isNamedDay' | 'isCut' | 'hasInterest' | 'isWithdrawn' | 'asker'> & {
  namedDayBit: number | null
  cutBit: number
  interestBit: number | null
  withdrawnBit: number
  askerParliamentId: number | null
  askerName: string | null
}

export interface AbsenceRow {
  firstMissed: Instant
  lastMissed: Instant
}

export interface QuestionVersionRow {
  source: Source
  uin: string | null
  text: string
  isCut: number
  isNamedDay: number | null
  hasInterest: number | null
  askerId: number | null
  heading: string | null
  dateTabled: CivilDate | null
  dateForAnswer: CivilDate | null
  bodyName: string | null
  isWithdrawn: number
  firstSeen: Instant
  lastSeen: Instant
}

const QUESTION = `
  select q.id, q.parliament_id as parliamentId, q.uin, q.house, q.date_tabled as dateTabled,
         q.date_for_answer as dateForAnswer, q.is_named_day as namedDayBit, q.heading, q.text, q.is_cut as cutBit,
         q.has_interest as interestBit, q.is_withdrawn as withdrawnBit, q.status, q.source,
         q.answering_body_id as bodyId, b.name as bodyName, q.asking_member_id as askerId, q.last_seen as lastSeen,
         m.parliament_id as askerParliamentId, m.name as askerName,
         (select max(number) from local_question l where l.question_id = q.id) as localNumber,
         (select a.date_answered from current_answer a
           where a.question_id = q.id and a.kind <> 'holding') as dateAnswered
    from question q
    left join answering_body b on b.id = q.answering_body_id
    left join member m on m.id = q.asking_member_id`

/** All reading of questions. */
export const questionQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], Stored>(`${QUESTION} where q.id = ?`)
  const byIds = db.prepare<[string], Stored>(`${QUESTION} where q.id in (select value from json_each(?))`)
  const byNumber = db.prepare<[string, string], Stored>(`${QUESTION} where q.date_tabled = ? and q.uin = ?`)
  const formerly = db.prepare<[string, string], Stored>(`
    ${QUESTION}
     where q.id = (select question_id from question_version where date_tabled = ? and uin = ? limit 1)`)
  const byLocalNumber = db.prepare<[number], Stored>(
    `${QUESTION} join local_question n on n.question_id = q.id where n.number = ?`,
  )
  const nearest = db.prepare<{ uin: string; house: House | null; date: CivilDate; days: number }, Stored>(`
    ${QUESTION}
     where q.uin = :uin and q.house is :house and abs(julianday(q.date_tabled) - julianday(:date)) <= :days
     order by abs(julianday(q.date_tabled) - julianday(:date))
     limit 1`)
  const withUin = db.prepare<[string], Stored>(`${QUESTION} where q.uin = ? order by q.date_tabled desc`)
  const awaitingAnswer = db.prepare<[number | null], Stored>(`
    ${QUESTION}
     where q.status in ('unanswered', 'holding') and coalesce(q.answering_body_id = ?, 1)
     order by q.date_tabled`)
  const versions = db.prepare<[number], QuestionVersionRow>(`
    select v.source, v.uin, v.text, v.is_cut as isCut, v.is_named_day as isNamedDay, v.has_interest as hasInterest,
           v.asking_member_id as askerId, v.heading, v.date_tabled as dateTabled, v.date_for_answer as dateForAnswer, b.name as bodyName,
           v.is_withdrawn as isWithdrawn, v.first_seen as firstSeen, v.last_seen as lastSeen
      from question_version v
      left join answering_body b on b.id = v.answering_body_id
     where v.question_id = ?
     order by v.first_seen, v.id`)
  const absences = db.prepare<[number], AbsenceRow>(`
    select first_missed as firstMissed, last_missed as lastMissed
      from question_absence
     where question_id = ?
     order by first_missed`)
  const sameText = db.prepare<[string, number], Stored>(`${QUESTION}
     where q.text_key = ? and q.id <> ? and q.source = 'official'
     order by q.date_tabled`)
  const textKey = db.prepare<[number], string>('select text_key from question where id = ?').pluck()
  const idsAskedBy = db
    .prepare<[number], number>('select id from question where asking_member_id = ?')
    .pluck()
  const askedBy = db
    .prepare<[number, number], number>(`
      select id from question where asking_member_id = ? order by date_tabled desc nulls last, id desc limit ?`)
    .pluck()
  const countAskedBy = db
    .prepare<[number], number>('select count(*) from question where asking_member_id = ?')
    .pluck()
  const counts = db.prepare<[], { questions: number; lastSeen: Instant | null }>(`
    select count(*) as questions, max(last_seen) as lastSeen from question where source <> 'sample'`)

  const one = (row: Stored | undefined) => row && asQuestion(row)
  return {
    byId: (id: number) => one(byId.get(id)),
    /** Those of the ids that exist, in any order. */
    byIds: (ids: readonly number[]) => byIds.all(JSON.stringify(ids)).map(asQuestion),
    byNumber: (dateTabled: CivilDate, uin: string) => one(byNumber.get(dateTabled, uin)),
    /** The question that had this date and number before Parliament changed one of them. */
    formerly: (dateTabled: CivilDate, uin: string) => one(formerly.get(dateTabled, uin)),
    /** The question of a number tabled nearest to a date, not further than some days: numbers restart each session. */
    nearest: (uin: string, house: House | null, date: CivilDate, days: number) =>
      one(nearest.get({ uin, house, date, days })),
    byLocalNumber: (number: number) => one(byLocalNumber.get(number)),
    /** Every question of this number, newest first: numbers restart each session. */
    withUin: (uin: string) => withUin.all(uin).map(asQuestion),
    /** Neither answered nor withdrawn, oldest first; those of one answering body, or of all when null. */
    awaitingAnswer: (bodyId: number | null) => awaitingAnswer.all(bodyId).map(asQuestion),
    /** Every form in which the question was seen, oldest first. */
    versions: (id: number) => versions.all(id),
    /** When Parliament did not give it, though it was asked for, in order. */
    absences: (id: number) => absences.all(id),
    /** Official questions with exactly the same text, white space and quotes aside. */
    officialTwins: (id: number) => sameText.all(textKey.get(id) ?? '', id).map(asQuestion),
    idsAskedBy: (memberId: number) => idsAskedBy.all(memberId),
    /** What a Member asked, newest first; an unknown date comes last. */
    askedBy: (memberId: number, limit: number) => askedBy.all(memberId, limit),
    countAskedBy: (memberId: number) => countAskedBy.get(memberId) ?? 0,
    /** How many questions there are and when the record was last seen, the sample left out. */
    counts: () => counts.get() ?? { questions: 0, lastSeen: null },
  }
})

/** Adds to the row instead of copying it: a page of results has twenty. */
function asQuestion(row: Stored): QuestionRow {
  const { askerId, askerParliamentId, askerName, namedDayBit, interestBit } = row
  return Object.assign(row, {
    asker: askerId === null ? null : { parliamentId: askerParliamentId, name: askerName },
    isNamedDay: namedDayBit === null ? null : namedDayBit === 1,
    isCut: row.cutBit === 1,
    hasInterest: interestBit === null ? null : interestBit === 1,
    isWithdrawn: row.withdrawnBit === 1,
  })
}
