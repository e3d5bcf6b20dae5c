import type { Database } from '../../db/open.ts'
import { type Actor, type Audit, auditTrail, differences } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import type { Commitment, CommitmentDetails, Deadline, Quote } from './commitment.ts'
import { NotPossible } from './life.ts'
import { commitmentQueries } from './queries.ts'
import { slipOffers } from './slips/offers.ts'
import { commitmentStatements } from './statements.ts'
import { stepRecords } from './step-records.ts'
import { audited, thingOf } from './trail.ts'

export interface NewCommitment extends CommitmentDetails {
  quote: Quote
  deadline: Deadline
  suggestionId: number | null
}

/**
 * All writing of commitments; each change with its audit record in one transaction.
 * @param audit for what is no change by a person: the made-up sample
 */
export function commitmentRecords(db: Database, clock: Clock, audit: Audit = auditTrail(db, clock)) {
  const queries = commitmentQueries(db)
  const sql = commitmentStatements(db)
  const offers = slipOffers(db)

  /** @throws Error when the quote is not the text at its offsets: the words of an answer are never retyped */
  const log = db.transaction((commitment: NewCommitment, by: Actor): number => {
    const { quote, deadline, suggestionId, ...details } = commitment
    sql.refuseMisquoted(quote)
    const { policyIds, actionId, ...plain } = details
    const stamp = { by: by.accountId, at: now(clock) }
    const id = Number(
      sql.insert.run({ ...plain, ...quote, ...deadline, suggestionId, ...stamp }).lastInsertRowid,
    )
    setPolicies(id, policyIds, actionId)
    sql.insertDeadline.run({ ...FIRST, id, ...deadline, ...stamp })
    offers.find(id)
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
    const { policyIds, actionId, ...plain } = details
    sql.setDetails.run({ ...plain, id })
    setPolicies(id, policyIds, actionId)
    const [before, after] = differences(audited(old), audited(existing(id)))
    const isOther = details.ownerId !== (old.owner?.id ?? null) // who may have the same name
    if (Object.keys(after).length === 0 && !isOther) return
    sql.moveOn.run(id)
    offers.find(id)
    audit({ by, action: 'changed', thing: thingOf(id, old.quote.text), before, after })
  })

  /**
   * Undoes a logging by mistake; the suggestions of its words are open again.
   * @throws NotPossible once anything has been recorded of it, or another is superseded by it: then it can only be dropped
   */
  const remove = db.transaction((id: number, by: Actor, reason: string): void => {
    const { quote, revision } = existing(id)
    if (revision > 1) throw new NotPossible('Something has been recorded of it, so it can only be dropped.')
    const [before] = queries.supersededBy(id)
    if (before)
      throw new NotPossible(`It takes the place of commitment ${before.id}, so it can only be dropped.`)
    sql.reopenSuggestions.run(id)
    sql.removeOne.run(id)
    audit({ by, action: 'removed', thing: thingOf(id, quote.text), reason })
  })

  /** Whoever takes a policy off takes its action off with it. */
  function setPolicies(id: number, policyIds: readonly number[], actionId: number | null): void {
    sql.clearPolicies.run(id)
    for (const policyId of policyIds) sql.addPolicy.run(id, policyId)
    sql.setAction.run({ id, actionId })
  }

  function existing(id: number): Commitment {
    const commitment = queries.byId(id)
    if (!commitment) throw new Error(`There is no commitment ${id}`)
    return commitment
  }

  return {
    log: log.immediate,
    edit: edit.immediate,
    remove: remove.immediate,
    ...stepRecords(db, clock, audit),
  }
}

const FIRST = { origin: 'first', reason: null, versionId: null } as const
