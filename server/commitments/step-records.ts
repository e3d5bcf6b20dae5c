import type { Database } from '../../db/open.ts'
import type { Actor, Audit } from '../audit/record.ts'
import { type CivilDate, type Clock, type Instant, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { type Commitment, type CommitmentStatus, type Deadline, isOpen, type Quote } from './commitment.ts'
import { type Act, NotPossible, standingAfter, updateKindOf } from './life.ts'
import { commitmentQueries } from './queries.ts'
import { slipOffers } from './slips/offers.ts'
import { commitmentStatements } from './statements.ts'
import { AUDIT_WORDS, thingOf } from './trail.ts'

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
  /** Of `requoted`: the words of the corrected answer; the old ones become a mention. */
  requote?: Quote
}

/** The steps of a commitment's life: each is an update, a change of the commitment and an audit record in one transaction. */
export function stepRecords(db: Database, clock: Clock, audit: Audit) {
  const queries = commitmentQueries(db)
  const sql = commitmentStatements(db)
  const offers = slipOffers(db)

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
    if (SETTLES.has(entry.act) && old.concern === null) {
      throw new NotPossible('Nothing about its words is waiting for a decision.')
    }
    const supersededBy = successorAfter(entry, next.status, old)
    const concern = SETTLES.has(entry.act) || !isOpen(next.status) ? null : old.concern
    const stamp = { by, at: now(clock) }
    insertUpdate(id, entry, stamp)
    sql.setStanding.run({ id, ...next, isDropProposed: next.isDropProposed ? 1 : 0, supersededBy, concern })
    if (entry.mention) insertMention(id, entry.mention, stamp)
    if (entry.requote) requote(old, entry.requote, stamp)
    if (entry.deadline) moveDeadline(id, entry, entry.deadline, stamp)
    offers.find(id)
    audit({
      by,
      action: AUDIT_WORDS[entry.act],
      thing: thingOf(id, old.quote.text),
      before: {
        status: old.status,
        due: old.deadline.latest,
        ...(entry.requote && { quote: old.quote.text }),
      },
      after: {
        status: next.status,
        due: (entry.deadline ?? old.deadline).latest,
        ...(entry.requote && { quote: entry.requote.text }),
      },
      reason: entry.note,
    })
  })

  function insertUpdate(id: number, entry: Entry, { by, at }: Stamp): void {
    const { act, madeOn, note, evidence, visibility } = entry
    const kind = updateKindOf(act, entry.deadline !== undefined)
    const plain = { madeOn, note, evidence, visibility }
    sql.insertUpdate.run({ ...plain, id, kind, authorId: by.accountId, authorName: by.name, at })
  }

  /** The first deadline is never overwritten: each further one is another row of the history. */
  function moveDeadline(id: number, { act, note, ...entry }: Entry, deadline: Deadline, stamp: Stamp): void {
    const versionId = (entry.mention ?? entry.requote)?.answerVersionId ?? null
    const origin = act === 'extension' ? 'extension' : 'slip'
    sql.setDeadline.run({ id, ...deadline })
    sql.insertDeadline.run({
      id,
      origin,
      ...deadline,
      reason: note,
      versionId,
      by: stamp.by.accountId,
      at: stamp.at,
    })
  }

  /** The words that it was logged with stay with it as a mention. */
  function requote({ id, quote }: Commitment, words: Quote, stamp: Stamp): void {
    sql.refuseMisquoted(words)
    insertMention(id, { ...quote, suggestionId: null }, stamp)
    sql.setQuote.run({ ...words, id })
    sql.closeSuggestions.run({ ...words, by: stamp.by.accountId, at: stamp.at })
  }

  function insertMention(id: number, mention: NonNullable<Entry['mention']>, { by, at }: Stamp): void {
    sql.refuseMisquoted(mention)
    sql.addMention.run({ ...mention, id, by: by.accountId, at })
  }

  /** What only adds evidence leaves it superseded by what it was. */
  function successorAfter(entry: Entry, status: CommitmentStatus, old: Commitment): number | null {
    if (entry.act === 'superseded') return successorOf(old.id, entry.supersededBy)
    return status === 'superseded' ? old.supersededBy : null
  }

  /** @throws NotPossible for itself, for none, for one that was dropped, and for one that it has superseded, however far round */
  function successorOf(id: number, successorId: number | undefined): number {
    const seen = new Set([id])
    let next = successorId === undefined ? undefined : queries.byId(successorId)
    if (!next) throw new NotPossible('There is no commitment with this number to supersede it.')
    if (next.status === 'dropped') {
      throw new NotPossible(`Commitment ${next.id} was dropped, so it cannot take the place of another.`)
    }
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

  return { enter: enter.immediate }
}

interface Stamp {
  by: Actor
  at: Instant
}

/** What a person decides about words that were corrected. */
const SETTLES: ReadonlySet<Act> = new Set(['confirmed', 'requoted'])
