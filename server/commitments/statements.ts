import { oncePerDatabase } from '../../db/once.ts'
import type { Quote } from './commitment.ts'

/** All SQL that writes commitments. */
export const commitmentStatements = oncePerDatabase((db) => {
  const textOf = db.prepare<[number], string>('select text from answer_version where id = ?').pluck()
  const insert = db.prepare(`
    insert into commitment (
      answer_version_id, starts_at, ends_at, quote, summary, kind, strength, owner_id, team_id, measure, visibility,
      due_phrase, due_earliest, due_latest, due_precision, due_anchor, due_name, due_recurs, review_on, review_every_days, suggestion_id,
      logged_by, logged_at)
    values (
      :answerVersionId, :start, :end, :text, :summary, :kind, :strength, :ownerId, :teamId, :measure, :visibility,
      :phrase, :earliest, :latest, :precision, :anchor, :name, :recurs, :reviewOn, :reviewEveryDays, :suggestionId, :by, :at)`)
  const insertDeadline = db.prepare(`
    insert into commitment_deadline (
      commitment_id, origin, due_phrase, due_earliest, due_latest, due_precision, due_anchor, due_name, due_recurs, review_on,
      review_every_days, reason, answer_version_id, set_by, set_at)
    values (
      :id, :origin, :phrase, :earliest, :latest, :precision, :anchor, :name, :recurs, :reviewOn, :reviewEveryDays,
      :reason, :versionId, :by, :at)`)
  const insertUpdate = db.prepare(`
    insert into commitment_update (
      commitment_id, kind, made_on, note, evidence, visibility, author_id, author_name, written_at)
    values (:id, :kind, :madeOn, :note, :evidence, :visibility, :authorId, :authorName, :at)`)
  const setStanding = db.prepare(`
    update commitment
       set status = :status, is_drop_proposed = :isDropProposed, superseded_by = :supersededBy, concern = :concern,
           revision = revision + 1
     where id = :id`)
  /** What an ending left behind goes with it. */
  const raiseConcern = db.prepare(`
    update commitment
       set superseded_by = case when status = :status then superseded_by end, status = :status, concern = :concern,
           revision = revision + 1
     where id = :id`)
  const setQuote = db.prepare(`
    update commitment
       set answer_version_id = :answerVersionId, starts_at = :start, ends_at = :end, quote = :text
     where id = :id`)
  const setDeadline = db.prepare(`
    update commitment
       set due_phrase = :phrase, due_earliest = :earliest, due_latest = :latest, due_precision = :precision,
           due_anchor = :anchor, due_name = :name, due_recurs = :recurs, review_on = :reviewOn, review_every_days = :reviewEveryDays
     where id = :id`)
  const setDetails = db.prepare(`
    update commitment
       set summary = :summary, kind = :kind, strength = :strength, owner_id = :ownerId, team_id = :teamId,
           measure = :measure, visibility = :visibility
     where id = :id`)
  const moveOn = db.prepare<[number]>('update commitment set revision = revision + 1 where id = ?')
  const clearPolicies = db.prepare<[number]>('delete from commitment_policy where commitment_id = ?')
  const addPolicy = db.prepare<[number, number]>(
    'insert or ignore into commitment_policy (commitment_id, policy_id) values (?, ?)',
  )
  // Only of a policy that the commitment belongs to.
  const setAction = db.prepare<{ id: number; actionId: number | null }>(`
    update commitment
       set action_id = (
         select a.id
           from policy_action a
           join commitment_policy cp on cp.policy_id = a.policy_id and cp.commitment_id = :id
          where a.id = :actionId)
     where id = :id and (action_id is not null or :actionId is not null)`)
  const addMention = db.prepare(`
    insert into commitment_mention (
      commitment_id, answer_version_id, starts_at, ends_at, quote, suggestion_id, linked_by, linked_at)
    values (:id, :answerVersionId, :start, :end, :text, :suggestionId, :by, :at)
    on conflict do nothing`)
  // Words that another commitment has, too, stay decided on.
  const reopenSuggestions = db.prepare<[number]>(`
    update suggestion
       set state = 'open', decided_by = null, decided_at = null
     where state = 'accepted'
       and id in (
         select s.id
           from commitment c
           join suggestion s on s.answer_version_id = c.answer_version_id
            and s.starts_at < c.ends_at and s.ends_at > c.starts_at
          where c.id = ?
            and not exists (
              select 1
                from commitment other
               where other.id <> c.id and other.answer_version_id = s.answer_version_id
                 and other.starts_at < s.ends_at and other.ends_at > s.starts_at)
            and not exists (
              select 1
                from commitment_mention m
               where m.commitment_id <> c.id and m.answer_version_id = s.answer_version_id
                 and m.starts_at < s.ends_at and m.ends_at > s.starts_at))`)
  const closeSuggestions = db.prepare(`
    update suggestion
       set state = 'accepted', decided_by = :by, decided_at = :at
     where answer_version_id = :answerVersionId and starts_at < :end and ends_at > :start and state = 'open'`)
  const removeOne = db.prepare<[number]>('delete from commitment where id = ?')

  /** @throws Error when the words are not exactly the text at their offsets: those of an answer are never retyped */
  function refuseMisquoted({ answerVersionId, start, end, text }: Quote): void {
    if (text === '' || textOf.get(answerVersionId)?.slice(start, end) !== text) {
      throw new Error('A commitment quotes exactly the words at its offsets')
    }
  }

  return {
    refuseMisquoted,
    insert,
    insertDeadline,
    insertUpdate,
    setStanding,
    raiseConcern,
    setQuote,
    setDeadline,
    setDetails,
    moveOn,
    clearPolicies,
    addPolicy,
    setAction,
    addMention,
    closeSuggestions,
    reopenSuggestions,
    removeOne,
  }
})
