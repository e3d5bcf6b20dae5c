import type { Database } from '../../db/open.ts'
import type { Instant } from '../lib/dates.ts'
import { standingAt } from '../lib/sightings.ts'
import { textKey } from '../lib/text.ts'
import {
  type AnswerKind,
  type QuestionFacts,
  type QuestionSighting,
  type Source,
  type StoredStatus,
  sameQuestionText,
  statusOf,
} from './question.ts'

export type Change = 'added' | 'updated' | 'unchanged'

/** What a sighting did, and the status that a new question came in with. */
type Seen =
  | { questionId: number; change: 'added'; status: StoredStatus }
  | { questionId: number; change: 'updated' | 'unchanged' }

/** The facts as SQLite holds them: it knows no booleans. */
type StoredFacts = {
  [Name in keyof QuestionFacts]: QuestionFacts[Name] extends boolean | null
    ? number | null
    : QuestionFacts[Name]
}

interface VersionRow extends StoredFacts {
  id: number
  source: Source
  firstSeen: Instant
  lastSeen: Instant
}

const FACTS = `source, uin, house, date_tabled as dateTabled, date_for_answer as dateForAnswer, is_named_day as isNamedDay, heading,
  text, is_cut as isCut, asking_member_id as askingMemberId, has_interest as hasInterest,
  answering_body_id as answeringBodyId, is_withdrawn as isWithdrawn`

/** Thrown for a record that claims the date and number of another of Parliament's questions. */
export class ConflictingRecord extends Error {}

/** All writing of questions and their versions. Call inside a transaction; the search tables are written after. */
export function questionRecords(db: Database) {
  const byParliamentId = db
    .prepare<[number], number>('select id from question where parliament_id = ?')
    .pluck()
  const byNumber = db.prepare<[string, string], { id: number; parliamentId: number | null }>(
    'select id, parliament_id as parliamentId from question where date_tabled = ? and uin = ?',
  )
  const insert = db.prepare(`
    insert into question (
      parliament_id, uin, house, date_tabled, date_for_answer, is_named_day, heading, text, is_cut, text_key,
      asking_member_id, has_interest, answering_body_id, is_withdrawn, status, source, first_seen, last_seen)
    values (
      :parliamentId, :uin, :house, :dateTabled, :dateForAnswer, :isNamedDay, :heading, :text, :isCut, :textKey,
      :askingMemberId, :hasInterest, :answeringBodyId, :isWithdrawn, :status, :source, :seenAt, :seenAt)`)
  const versions = db.prepare<[number], VersionRow>(`
    select id, ${FACTS}, first_seen as firstSeen, last_seen as lastSeen
      from question_version
     where question_id = ?
     order by source = 'pasted' desc, last_seen, first_seen, id`)
  const insertVersion = db.prepare(`
    insert into question_version (
      question_id, source, uin, house, date_tabled, date_for_answer, is_named_day, heading, text, is_cut, asking_member_id,
      has_interest, answering_body_id, is_withdrawn, first_seen, last_seen)
    values (
      :questionId, :source, :uin, :house, :dateTabled, :dateForAnswer, :isNamedDay, :heading, :text, :isCut, :askingMemberId,
      :hasInterest, :answeringBodyId, :isWithdrawn, :seenAt, :seenAt)`)
  const extend = db.prepare(`
    update question_version
       set first_seen = min(first_seen, :seenAt), last_seen = max(last_seen, :seenAt)
     where id = :id and not (:seenAt between first_seen and last_seen)`)
  const fillIn = db.prepare('update question_version set text = :text, is_cut = 0 where id = :id')
  const adopt = db.prepare(`
    update question set parliament_id = coalesce(parliament_id, :parliamentId) where id = :questionId`)
  const becomeCurrent = db.prepare(`
    update question
       set uin = :uin, house = :house, source = :source, date_tabled = :dateTabled, date_for_answer = :dateForAnswer, is_named_day = :isNamedDay,
           heading = :heading, text = :text, is_cut = :isCut, text_key = :textKey,
           asking_member_id = :askingMemberId, has_interest = :hasInterest,
           answering_body_id = :answeringBodyId, is_withdrawn = :isWithdrawn,
           first_seen = min(first_seen, :firstSeen), last_seen = max(last_seen, :lastSeen)
     where id = :questionId`)
  const isWithdrawn = db.prepare<[number], number>('select is_withdrawn from question where id = ?').pluck()
  const lookedFor = db.prepare<[number], { questionId: number; lastSeen: Instant }>(
    'select id as questionId, last_seen as lastSeen from question where parliament_id = ?',
  )
  const missAgain = db.prepare<{ questionId: number; lastSeen: Instant; at: Instant }>(`
    update question_absence
       set last_missed = max(last_missed, :at)
     where question_id = :questionId and last_missed > :lastSeen`)
  const missFirst = db.prepare<{ questionId: number; at: Instant }>(`
    insert into question_absence (question_id, first_missed, last_missed) values (:questionId, :at, :at)
    on conflict do nothing`)
  const updateStatus = db.prepare<[StoredStatus, number, StoredStatus]>(
    'update question set status = ? where id = ? and status <> ?',
  )

  /**
   * Takes in a sighting of a question: a new question, a new version of one, the whole text of a cut one, or only
   * a later date of seeing. The version seen last is the current one (Parliament's before a pasted
   * one), so sightings may come in any order.
   * @param firstAnswer what comes with the question: one that is new need not be settled after
   * @param knownId which question it is, where the caller found that out by other means than id, date and number
   * @throws ConflictingRecord when another question of Parliament's already has this date and number
   */
  function see(sighting: QuestionSighting, firstAnswer: AnswerKind | null = null, knownId?: number): Seen {
    const known = knownId ?? find(sighting)
    if (known === undefined) return add(sighting, firstAnswer)
    const changed = addVersion(known, sighting)
    return { questionId: known, change: changed ? 'updated' : 'unchanged' }
  }

  function find({ parliamentId, dateTabled, uin }: QuestionSighting): number | undefined {
    const byId = parliamentId === null ? undefined : byParliamentId.get(parliamentId)
    if (byId !== undefined) return byId
    const numbered = dateTabled && uin ? byNumber.get(dateTabled, uin) : undefined
    if (numbered && numbered.parliamentId !== null && parliamentId !== null) {
      throw new ConflictingRecord(
        `id: ${parliamentId} has the date and number of another question, id ${numbered.parliamentId}`,
      )
    }
    return numbered?.id
  }

  function add(sighting: QuestionSighting, firstAnswer: AnswerKind | null): Seen {
    const status = statusOf(sighting.isWithdrawn, firstAnswer)
    const row = { ...stored(sighting), status, textKey: textKey(sighting.text) }
    const questionId = Number(insert.run(row).lastInsertRowid)
    insertVersion.run(Object.assign(row, { questionId }))
    return { questionId, change: 'added', status }
  }

  function addVersion(questionId: number, sighting: QuestionSighting): boolean {
    const known = versions.all(questionId)
    const matches = known.filter((version) => sameFacts(version, sighting))
    const match = standingAt(matches, sighting.seenAt)
    const fuller = match !== undefined && isFuller(sighting, match)
    if (!match) insertVersion.run({ ...stored(sighting), questionId })
    else if (fuller) fillIn.run({ id: match.id, text: sighting.text })
    const moved = match !== undefined && extend.run({ id: match.id, seenAt: sighting.seenAt }).changes > 0
    if (match && !fuller && !moved) return false
    adopt.run({ ...stored(sighting), questionId })
    return showCurrent(questionId) !== known.at(-1)?.id || !match || fuller
  }

  /** @returns the version that is the current one now: a text can go back to what it was */
  function showCurrent(questionId: number): number | undefined {
    const all = versions.all(questionId)
    const current = all.at(-1)
    const firstSeen = all.map((version) => version.firstSeen).sort()[0]
    if (!current) return undefined
    const owner =
      current.dateTabled && current.uin ? byNumber.get(current.dateTabled, current.uin)?.id : undefined
    if (owner !== undefined && owner !== questionId) {
      throw new ConflictingRecord('uin: another question has this date and number now')
    }
    becomeCurrent.run({ ...current, firstSeen, questionId, textKey: textKey(current.text) })
    return current.id
  }

  /** Notes that Parliament no longer gives a question; what is known of it stays. */
  function miss(parliamentId: number, at: Instant): { questionId: number; change: Change } | undefined {
    const known = lookedFor.get(parliamentId)
    if (!known) return undefined
    const isMissedAgain = missAgain.run({ ...known, at }).changes > 0
    if (!isMissedAgain) missFirst.run({ questionId: known.questionId, at })
    return { questionId: known.questionId, change: isMissedAgain ? 'unchanged' : 'updated' }
  }

  /**
   * Settles the status from the question and its answer as they stand now.
   * @returns whether it is another than before
   */
  function settle(questionId: number, currentAnswer: AnswerKind | null): boolean {
    const status = statusOf(isWithdrawn.get(questionId) === 1, currentAnswer)
    return updateStatus.run(status, questionId, status).changes > 0
  }

  return { see, miss, settle }
}

function stored<T extends QuestionFacts>(facts: T): Omit<T, keyof QuestionFacts> & StoredFacts {
  const { isCut, isNamedDay, hasInterest, isWithdrawn } = facts
  return {
    ...facts,
    isCut: Number(isCut),
    isNamedDay: isNamedDay === null ? null : Number(isNamedDay),
    hasInterest: hasInterest === null ? null : Number(hasInterest),
    isWithdrawn: Number(isWithdrawn),
  }
}

function isFuller(sighting: QuestionSighting, version: VersionRow): boolean {
  return !sighting.isCut && version.isCut === 1
}

const COMPARED = [
  'uin',
  'house',
  'dateTabled',
  'dateForAnswer',
  'isNamedDay',
  'heading',
  'askingMemberId',
  'hasInterest',
  'answeringBodyId',
  'isWithdrawn',
] as const

function sameFacts(version: VersionRow, sighting: QuestionSighting): boolean {
  const facts = stored(sighting)
  return (
    // What a person pasted is kept apart from Parliament's words, even where they are the same.
    (version.source === 'pasted') === (sighting.source === 'pasted') &&
    COMPARED.every((name) => version[name] === facts[name]) &&
    sameQuestionText({ text: version.text, isCut: version.isCut === 1 }, sighting)
  )
}
