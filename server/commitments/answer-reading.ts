import type { Database } from '../../db/open.ts'
import { type CivilDate, type Clock, now } from '../lib/dates.ts'
import { correctionRecords, type NewVersion } from './corrections.ts'
import { detectCommitments } from './detect.ts'
import { suggestionQueries } from './inbox/queries.ts'
import { wasDecidedOn } from './logging/choosing.ts'

interface Unread extends NewVersion {
  dateAnswered: CivilDate | null
}

/** Finds what new versions of answers seem to promise. */
export function answerReading(db: Database, clock: Clock) {
  const suggestions = suggestionQueries(db)
  const corrections = correctionRecords(db, clock)
  const unread = db.prepare<[string], Unread>(`
    select v.id, v.text, v.question_id as questionId, v.date_answered as dateAnswered,
           v.date_corrected as dateCorrected
      from current_answer v
     where v.question_id in (select value from json_each(?))
       and v.kind <> 'holding'
       and v.is_cut = 0
       and v.id not in (select answer_version_id from detected_version)`)
  const markRead = db.prepare<[number, string]>(
    'insert into detected_version (answer_version_id, detected_at) values (?, ?)',
  )
  const outdate = db.prepare<{ questionId: number; versionId: number }>(`
    update suggestion
       set state = 'outdated'
     where state = 'open'
       and answer_version_id <> :versionId
       and answer_version_id in (select id from answer_version where question_id = :questionId)`)
  const insert = db.prepare(`
    insert or ignore into suggestion (
      answer_version_id, starts_at, ends_at, quote, rule, kind, strength, due_phrase, found_at)
    values (:versionId, :start, :end, :text, :rule, :kind, :strength, :duePhrase, :at)`)

  /**
   * Reads the answers of questions that changed, as they stand now. A holding answer promises nothing, and of a text
   * that was cut the rest is awaited. What stood in an earlier version and was decided on there is not asked again; a
   * commitment whose words do not stand any more is a concern of its owner. To be called in the transaction of the
   * change.
   * @returns how many suggestions were found
   */
  function readAnswers(questionIds: readonly number[]): number {
    return unread.all(JSON.stringify(questionIds)).reduce((found, version) => found + read(version), 0)
  }

  function read(version: Unread): number {
    const { id: versionId, text, questionId, dateAnswered } = version
    corrections.notice(version)
    outdate.run({ questionId, versionId })
    const decided = suggestions.decidedWords(questionId)
    let found = 0
    for (const suggestion of detectCommitments(text, dateAnswered ?? undefined)) {
      if (decided.some((words) => wasDecidedOn(suggestion.text, words))) continue
      const { duePhrase, leadIn: _, ...plain } = suggestion
      found += insert.run({ ...plain, versionId, duePhrase: duePhrase?.text ?? null, at: now(clock) }).changes
    }
    markRead.run(versionId, now(clock))
    return found
  }

  return { readAnswers }
}
