import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type CivilDate, type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import type { Commitment, Deadline, Quote } from './commitment.ts'
import type { Kind, Strength } from './kinds.ts'
import { type Act, NotPossible, standingAfter } from './life.ts'
import { commitmentQueries } from './queries.ts'

export interface NewCommitment {
  quote: Quote
  summary: string
  kind: Kind
  strength: Strength
  ownerId: number | null
  teamId: number | null
  measure: string
  visibility: 'internal' | 'restricted'
  deadline: Deadline
  suggestionId: number | null
}

/** A dated entry on a commitment, with what it does to it. */
export interface Entry {
  act: Act
  madeOn: CivilDate
  /** Markdown; for an extension, a drop and a reopening its reason. */
  note: string
  evidence: string | null
  visibility: 'public' | 'internal' | 'restricted'
  /** Of an extension. */
  deadline?: Deadline
  /** Of a supersession. */
  supersededBy?: number
}

/** All writing of commitments; each change with its audit record in one transaction. */
export function commitmentRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const queries = commitmentQueries(db)
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
      review_every_days, reason, set_by, set_at)
    values (
      :id, :origin, :phrase, :earliest, :latest, :precision, :anchor, :name, :recurs, :reviewOn, :reviewEveryDays, :reason, :by, :at)`)
  const insertUpdate = db.prepare(`
    insert into commitment_update (
      commitment_id, kind, made_on, note, evidence, visibility, author_id, author_name, written_at)
    values (:id, :act, :madeOn, :note, :evidence, :visibility, :authorId, :authorName, :at)`)
  const setStanding = db.prepare(`
    update commitment
       set status = :status, is_drop_proposed = :isDropProposed, superseded_by = :supersededBy, concern = null,
           revision = revision + 1
     where id = :id`)
  const setDeadline = db.prepare(`
    update commitment
       set due_phrase = :phrase, due_earliest = :earliest, due_latest = :latest, due_precision = :precision,
           due_anchor = :anchor, due_name = :name, due_recurs = :recurs, review_on = :reviewOn, review_every_days = :reviewEveryDays
     where id = :id`)

  const reopenSuggestion = db.prepare<[number]>(`
    update suggestion
       set state = 'open', decided_by = null, decided_at = null
     where id = (select suggestion_id from commitment where id = ?) and state = 'accepted'`)
  const removeOne = db.prepare<[number]>('delete from commitment where id = ?')

  /** @throws Error when the quote is not the text at its offsets: the words of an answer are never retyped */
  const log = db.transaction((commitment: NewCommitment, by: Actor): number => {
    const { quote, deadline, suggestionId, ...rest } = commitment
    if (
      textOf.get(quote.answerVersionId)?.slice(quote.start, quote.end) !== quote.text ||
      quote.text === ''
    ) {
      throw new Error('A commitment quotes exactly the words at its offsets')
    }
    const stamp = { by: by.accountId, at: now(clock) }
    const id = Number(insert.run({ ...rest, ...quote, ...deadline, suggestionId, ...stamp }).lastInsertRowid)
    insertDeadline.run({ id, origin: 'first', ...deadline, reason: null, ...stamp })
    audit({ by, action: 'logged', thing: thingOf(id, quote.text), after: { ...rest, due: deadline.latest } })
    return id
  })

  /**
   * @param revision of the commitment when its page was opened
   * @throws EditedMeanwhile when it is another now
   */
  const enter = db.transaction((id: number, entry: Entry, by: Actor, revision: number): void => {
    const old = existing(id)
    if (old.revision !== revision) throw new EditedMeanwhile()
    if (entry.act === 'dropped' && queries.proposer(id) === by.accountId) {
      throw new NotPossible('Somebody else has to confirm what you proposed.')
    }
    const next = standingAfter(entry.act, old)
    const supersededBy = entry.act === 'superseded' ? successorOf(id, entry.supersededBy) : null
    const at = now(clock)
    const { deadline, supersededBy: _, ...plain } = entry
    insertUpdate.run({ ...plain, id, authorId: by.accountId, authorName: by.name, at })
    setStanding.run({ id, ...next, isDropProposed: next.isDropProposed ? 1 : 0, supersededBy })
    if (deadline) {
      setDeadline.run({ id, ...deadline })
      insertDeadline.run({ id, origin: 'extension', ...deadline, reason: entry.note, by: by.accountId, at })
    }
    audit({
      by,
      action: AUDIT_WORDS[entry.act],
      thing: thingOf(id, old.quote.text),
      before: { status: old.status, due: old.deadline.latest },
      after: { status: next.status, due: deadline ? deadline.latest : old.deadline.latest },
      reason: entry.note,
    })
  })

  /**
   * Undoes a logging by mistake; the suggestion it came from is open again.
   * @throws NotPossible once anything has been recorded of it: then it can only be dropped
   */
  const remove = db.transaction((id: number, by: Actor, reason: string): void => {
    const { quote, revision } = existing(id)
    if (revision > 1) throw new NotPossible('Something has been recorded of it, so it can only be dropped.')
    reopenSuggestion.run(id)
    removeOne.run(id)
    audit({ by, action: 'removed', thing: thingOf(id, quote.text), reason })
  })

  /** @throws NotPossible for itself, for none, and for one that it has superseded, however far round */
  function successorOf(id: number, successorId: number | undefined): number {
    const seen = new Set([id])
    let next = successorId === undefined ? undefined : queries.byId(successorId)
    if (!next) throw new NotPossible('There is no commitment with this number to supersede it.')
    const first = next.id
    while (next) {
      if (seen.has(next.id)) throw new NotPossible('A commitment cannot be superseded by itself.')
      seen.add(next.id)
      next = next.supersededBy === null ? undefined : queries.byId(next.supersededBy)
    }
    return first
  }

  function existing(id: number): Commitment {
    const commitment = queries.byId(id)
    if (!commitment) throw new Error(`There is no commitment ${id}`)
    return commitment
  }

  return { log: log.immediate, enter: enter.immediate, remove: remove.immediate }
}

/** What the audit trail says: "Priya Nair *chased* commitment …". */
const AUDIT_WORDS: Readonly<Record<Act, string>> = {
  chased: 'chased',
  evidence: 'gave evidence for',
  progress: 'noted progress on',
  extension: 'extended',
  delivered: 'recorded as delivered',
  'partly-delivered': 'recorded as partly delivered',
  'not-delivered': 'recorded as not delivered',
  'drop-proposed': 'proposed to drop',
  dropped: 'dropped',
  'drop-refused': 'refused to drop',
  superseded: 'superseded',
  reopened: 'reopened',
}

const LONGEST_NAME = 120

function thingOf(id: number, quote: string) {
  const name = quote.length > LONGEST_NAME ? `${quote.slice(0, LONGEST_NAME)}…` : quote
  return { kind: 'commitment', id, name }
}
