import type { Database } from '../../db/open.ts'
import { type Actor, type Audit, type Audited, auditTrail, differences } from '../audit/record.ts'
import { type CivilDate, type Clock, type Instant, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import type { Commitment, CommitmentDetails, Deadline, Quote } from './commitment.ts'
import { type Act, NotPossible, standingAfter } from './life.ts'
import { commitmentQueries } from './queries.ts'
import { commitmentStatements } from './statements.ts'

export interface NewCommitment extends CommitmentDetails {
  quote: Quote
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
  /** Of an extension or a slip. */
  deadline?: Deadline
  /** Other words that make the same promise: of `restated` and `slip`. */
  mention?: Quote & { suggestionId: number | null }
  /** Of a supersession. */
  supersededBy?: number
}

/**
 * All writing of commitments; each change with its audit record in one transaction.
 * @param audit for what is no change by a person: the made-up sample
 */
export function commitmentRecords(db: Database, clock: Clock, audit: Audit = auditTrail(db, clock)) {
  const queries = commitmentQueries(db)
  const sql = commitmentStatements(db)

  /** @throws Error when the quote is not the text at its offsets: the words of an answer are never retyped */
  const log = db.transaction((commitment: NewCommitment, by: Actor): number => {
    const { quote, deadline, suggestionId, ...details } = commitment
    refuseMisquoted(quote)
    const { policyIds, ...plain } = details
    const stamp = { by: by.accountId, at: now(clock) }
    const id = Number(
      sql.insert.run({ ...plain, ...quote, ...deadline, suggestionId, ...stamp }).lastInsertRowid,
    )
    setPolicies(id, policyIds)
    sql.insertDeadline.run({ ...FIRST, id, ...deadline, ...stamp })
    const after = { ...audited(existing(id)), due: deadline.latest }
    audit({ by, action: 'logged', thing: thingOf(id, quote.text), after })
    return id
  })

  /**
   * Changes what people say of it; nothing happens when nothing is other than it was.
   * @param revision of the commitment when its form was opened
   * @throws EditedMeanwhile when it is another now
   */
  const edit = db.transaction((id: number, details: CommitmentDetails, by: Actor, revision: number): void => {
    const old = existing(id)
    if (old.revision !== revision) throw new EditedMeanwhile()
    const { policyIds, ...plain } = details
    sql.setDetails.run({ ...plain, id })
    setPolicies(id, policyIds)
    const [before, after] = differences(audited(old), audited(existing(id)))
    if (Object.keys(after).length === 0) return
    sql.moveOn.run(id)
    audit({ by, action: 'changed', thing: thingOf(id, old.quote.text), before, after })
  })

  /**
   * @param revision of the commitment when its page was opened
   * @throws EditedMeanwhile when it is another now
   */
  const enter = db.transaction((id: number, entry: Entry, by: Actor, revision: number): void => {
    const old = existing(id)
    if (old.revision !== revision) throw new EditedMeanwhile()
    if (entry.act === 'dropped' && by.accountId !== null && queries.proposer(id) === by.accountId) {
      throw new NotPossible('Somebody else has to confirm what you proposed.')
    }
    const next = standingAfter(entry.act, old)
    const supersededBy = entry.act === 'superseded' ? successorOf(id, entry.supersededBy) : null
    const at = now(clock)
    const { deadline, mention, supersededBy: _, ...plain } = entry
    if (mention) insertMention(id, mention, by, at)
    sql.insertUpdate.run({ ...plain, id, authorId: by.accountId, authorName: by.name, at })
    sql.setStanding.run({ id, ...next, isDropProposed: next.isDropProposed ? 1 : 0, supersededBy })
    if (deadline) {
      sql.setDeadline.run({ id, ...deadline })
      const origin = entry.act === 'slip' ? 'slip' : 'extension'
      const versionId = entry.mention?.answerVersionId ?? null
      sql.insertDeadline.run({ id, origin, ...deadline, reason: entry.note, versionId, by: by.accountId, at })
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
   * Undoes a logging by mistake; the suggestions of its words are open again.
   * @throws NotPossible once anything has been recorded of it: then it can only be dropped
   */
  const remove = db.transaction((id: number, by: Actor, reason: string): void => {
    const { quote, revision } = existing(id)
    if (revision > 1) throw new NotPossible('Something has been recorded of it, so it can only be dropped.')
    sql.reopenSuggestions.run(id)
    sql.removeOne.run(id)
    audit({ by, action: 'removed', thing: thingOf(id, quote.text), reason })
  })

  function refuseMisquoted({ answerVersionId, start, end, text }: Quote): void {
    if (text === '' || sql.textOf.get(answerVersionId)?.slice(start, end) !== text) {
      throw new Error('A commitment quotes exactly the words at its offsets')
    }
  }

  function setPolicies(id: number, policyIds: readonly number[]): void {
    sql.clearPolicies.run(id)
    for (const policyId of policyIds) sql.addPolicy.run(id, policyId)
  }

  function insertMention(id: number, mention: NonNullable<Entry['mention']>, by: Actor, at: Instant): void {
    refuseMisquoted(mention)
    sql.addMention.run({ ...mention, id, by: by.accountId, at })
  }

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

  return { log: log.immediate, edit: edit.immediate, enter: enter.immediate, remove: remove.immediate }
}

const FIRST = { origin: 'first', reason: null, versionId: null } as const

/** What people say of it, as the audit trail says it. */
function audited({
  summary,
  kind,
  strength,
  measure,
  visibility,
  owner,
  team,
  policies,
}: Commitment): Audited {
  const named = { owner: owner?.name ?? null, team: team?.name ?? null }
  return {
    summary,
    kind,
    strength,
    ...named,
    policies: policies.map(({ slug }) => slug).join('\n'),
    measure,
    visibility,
  }
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
  restated: 'linked other words to',
  slip: 'attached a slip to',
}

const LONGEST_NAME = 120

function thingOf(id: number, quote: string) {
  const name = quote.length > LONGEST_NAME ? `${quote.slice(0, LONGEST_NAME)}…` : quote
  return { kind: 'commitment', id, name }
}
