import type { Database } from '../../db/open.ts'
import type { Actor, Audit } from '../audit/record.ts'
import { type CivilDate, type Clock, type Instant, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import type { Commitment, Deadline, Quote } from './commitment.ts'
import { type Act, NotPossible, standingAfter } from './life.ts'
import { commitmentQueries } from './queries.ts'
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
}

/** The steps of a commitment's life: each is an update, a change of the commitment and an audit record in one transaction. */
export function stepRecords(db: Database, clock: Clock, audit: Audit) {
  const queries = commitmentQueries(db)
  const sql = commitmentStatements(db)

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

  function insertMention(id: number, mention: NonNullable<Entry['mention']>, by: Actor, at: Instant): void {
    sql.refuseMisquoted(mention)
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

  return { enter: enter.immediate }
}
