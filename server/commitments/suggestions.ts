import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type CivilDate, type Clock, now } from '../lib/dates.ts'
import { correctionRecords, type NewVersion } from './corrections.ts'
import { detectCommitments } from './detect.ts'
import { NotPossible } from './life.ts'
import { commitmentRecords, type NewCommitment } from './record.ts'
import { suggestionQueries } from './suggestion-queries.ts'

interface Unread extends NewVersion {
  dateAnswered: CivilDate | null
}

/** The detector's suggestions: found at intake, then accepted or dismissed by a person. */
export function suggestionRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const suggestions = suggestionQueries(db)
  const commitments = commitmentRecords(db, clock)
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
  const decide = db.prepare(`
    update suggestion set state = :state, decided_by = :by, decided_at = :at, reason = :reason where id = :id`)

  /**
   * Reads the answers of questions that changed, as they stand now, and says of each commitment whether its words still
   * stand there. A holding answer promises nothing, and of a text
   * that was cut the rest is awaited. To be called in the transaction of the change.
   * @returns how many suggestions were found
   */
  function readAnswers(questionIds: readonly number[]): number {
    let found = 0
    for (const version of unread.all(JSON.stringify(questionIds))) {
      const { id: versionId, text, questionId, dateAnswered } = version
      corrections.notice(version)
      outdate.run({ questionId, versionId })
      for (const { duePhrase, leadIn: _, ...suggestion } of detectCommitments(
        text,
        dateAnswered ?? undefined,
      )) {
        found += insert.run({
          ...suggestion,
          versionId,
          duePhrase: duePhrase?.text ?? null,
          at: now(clock),
        }).changes
      }
      markRead.run(versionId, now(clock))
    }
    return found
  }

  /** Logs the commitment and closes the suggestion. @throws NotPossible when somebody has decided already */
  const accept = db.transaction((id: number, commitment: NewCommitment, by: Actor): number => {
    refuseDecided(id)
    decide.run({ id, state: 'accepted', by: by.accountId, at: now(clock), reason: null })
    return commitments.log({ ...commitment, suggestionId: id }, by)
  })

  /** @throws NotPossible when somebody has decided already */
  const dismiss = db.transaction((id: number, reason: string, by: Actor): void => {
    const { quote } = refuseDecided(id)
    decide.run({ id, state: 'dismissed', by: by.accountId, at: now(clock), reason })
    audit({ by, action: 'dismissed', thing: { kind: 'suggestion', id, name: quote.slice(0, 120) }, reason })
  })

  /** Undoes a dismissal. */
  const restore = db.transaction((id: number, by: Actor): void => {
    const suggestion = suggestions.byId(id)
    if (suggestion?.state !== 'dismissed') throw new NotPossible('This suggestion was not dismissed.')
    decide.run({ id, state: 'open', by: null, at: null, reason: null })
    audit({ by, action: 'restored', thing: { kind: 'suggestion', id, name: suggestion.quote.slice(0, 120) } })
  })

  function refuseDecided(id: number) {
    const suggestion = suggestions.byId(id)
    if (!suggestion) throw new Error(`There is no suggestion ${id}`)
    if (suggestion.state !== 'open') throw new NotPossible(DECIDED[suggestion.state])
    return suggestion
  }

  return { readAnswers, accept: accept.immediate, dismiss: dismiss.immediate, restore: restore.immediate }
}

const DECIDED = {
  accepted: 'Somebody has accepted this suggestion already.',
  dismissed: 'Somebody has dismissed this suggestion already.',
  outdated: 'The answer was corrected since, so these words are not its words any more.',
} as const
