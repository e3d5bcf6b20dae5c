import { oncePerDatabase } from '../../db/once.ts'
import { calendarKeeper } from '../calendar/keeper.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Finding, type FoundIn, findingsIn, isSame, type Texts } from './finding.ts'
import { type Candidate, type Resolution, resolve } from './resolve.ts'

/** A reference with what it depends on to which question it leads. */
interface ToResolve {
  questionId: number
  ownUin: string | null
  on: CivilDate | null
  foundIn: FoundIn
  startsAt: number
  uin: string
  saidOn: CivilDate | null
  targetId: number | null
  isAmbiguous: number
  isSample: number
}

interface CandidateRow extends Omit<Candidate, 'datesAnswered'> {
  uin: string
  isSample: number
  datesAnswered: string
}

/** Questions whose texts are held in memory at once. */
const PART = 500

const FOUND = `
  found_in as foundIn, starts_at as startsAt, uin, words, kind, said_on as saidOn, said_of as saidOf`

/** An answer may be corrected long after it was given, and refer to what was answered since. */
const ANSWERED_ON = "nullif(max(coalesce(a.date_answered, ''), coalesce(a.date_corrected, '')), '')"

/**
 * Which questions and answers refer to which questions. References follow from the current texts, and the questions
 * that they mean from the numbers and dates of the record, so whoever changes either has them found anew, in the
 * same transaction.
 */
export const threadRecords = oncePerDatabase((db) => {
  const calendar = calendarKeeper(db)
  const texts = db.prepare<[string], Texts>(`
    select q.id, q.text, q.date_tabled as dateTabled, a.text as answer, ${ANSWERED_ON} as answeredOn
      from question q
      left join current_answer a on a.question_id = q.id
     where q.id in (select value from json_each(?))`)
  const known = db.prepare<[string], Finding & { questionId: number }>(`
    select question_id as questionId, ${FOUND}
      from thread_reference
     where question_id in (select value from json_each(?))
     order by question_id, found_in, starts_at, uin`)
  const forget = db.prepare<[number]>('delete from thread_reference where question_id = ?')
  const insert = db.prepare<Finding & { questionId: number }>(`
    insert into thread_reference (question_id, found_in, starts_at, uin, words, kind, said_on, said_of)
    values (:questionId, :foundIn, :startsAt, :uin, :words, :kind, :saidOn, :saidOf)`)
  // Those of the questions, those that led to them, and those that give the number of one.
  const unresolved = db.prepare<{ ids: string }, ToResolve>(`
    with changed as (select value as id from json_each(:ids)),
         affected as (
           select question_id, found_in, starts_at, uin from thread_reference where question_id in (select id from changed)
            union
           select question_id, found_in, starts_at, uin from thread_reference where target_id in (select id from changed)
            union
           select question_id, found_in, starts_at, uin from thread_reference
            where uin in (select q.uin from question q join changed c on c.id = q.id))
    select r.question_id as questionId, q.uin as ownUin, r.found_in as foundIn, r.starts_at as startsAt, r.uin,
           case r.found_in when 'question' then q.date_tabled else ${ANSWERED_ON} end as "on",
           r.said_on as saidOn, r.target_id as targetId, r.is_ambiguous as isAmbiguous, q.source = 'sample' as isSample
      from affected
      join thread_reference r using (question_id, found_in, starts_at, uin)
      join question q on q.id = r.question_id
      left join current_answer a on a.question_id = q.id`)
  const candidates = db.prepare<[string], CandidateRow>(`
    select q.id, q.uin, q.house, q.date_tabled as dateTabled, q.source = 'sample' as isSample,
           (select json_group_array(day)
              from (select date_answered as day from answer_version v where v.question_id = q.id
                     union select date_corrected from answer_version v where v.question_id = q.id)
             where day is not null) as datesAnswered
      from question q
     where q.uin in (select value from json_each(?))
     order by q.date_tabled`)
  const lead = db.prepare(`
    update thread_reference
       set target_id = :targetId, is_ambiguous = :isAmbiguous
     where question_id = :questionId and found_in = :foundIn and starts_at = :startsAt and uin = :uin`)
  const remove = db.prepare(`
    delete from thread_reference
     where question_id = :questionId and found_in = :foundIn and starts_at = :startsAt and uin = :uin`)

  /** Finds the references of questions that are new or whose texts, dates or answers may have changed, and all that depends on them. */
  function write(questionIds: Iterable<number>): void {
    const ids = [...new Set(questionIds)]
    for (let from = 0; from < ids.length; from += PART) {
      const part = JSON.stringify(ids.slice(from, from + PART))
      readTexts(part)
      resolveAll(part)
    }
  }

  function readTexts(ids: string): void {
    const before = groupedBy(known.all(ids), ({ questionId }) => questionId)
    for (const one of texts.all(ids)) {
      const found = findingsIn(one)
      const old = before.get(one.id) ?? []
      if (isSame(old, found)) continue
      forget.run(one.id)
      for (const reference of found) insert.run({ questionId: one.id, ...reference })
    }
  }

  function resolveAll(ids: string): void {
    const references = unresolved.all({ ids })
    const uins = new Set(references.map(({ uin }) => uin))
    const numbered = groupedBy(candidates.all(JSON.stringify([...uins])), ({ uin }) => uin)
    const sessionOf = (date: CivilDate) => calendar().sessionOn(date)?.from ?? null
    for (const reference of references) {
      const { questionId, ownUin, on, foundIn, uin, saidOn } = reference
      const own = (numbered.get(uin) ?? []).filter(({ isSample }) => isSample === reference.isSample)
      const referring = { id: questionId, uin: ownUin, on, foundIn }
      settle(reference, resolve(referring, { uin, on: saidOn }, own.map(asCandidate), sessionOf))
    }
  }

  /** A text that speaks of its own question refers to none. */
  function settle(reference: ToResolve, resolution: Resolution): void {
    if (resolution === 'itself') return void remove.run(reference)
    const targetId = typeof resolution === 'object' ? resolution.targetId : null
    const isAmbiguous = Number(resolution === 'ambiguous')
    if (targetId === reference.targetId && isAmbiguous === reference.isAmbiguous) return
    lead.run({ ...reference, targetId, isAmbiguous })
  }

  return { write }
})

function asCandidate({ datesAnswered, ...row }: CandidateRow): Candidate {
  return { ...row, datesAnswered: JSON.parse(datesAnswered) }
}

function groupedBy<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
