import { oncePerDatabase } from '../../../db/once.ts'
import type { Database } from '../../../db/open.ts'
import { type Actor, auditTrail, differences } from '../../audit/record.ts'
import type { CivilDate, Clock } from '../../lib/dates.ts'
import { EditedMeanwhile } from '../../lib/refusals.ts'
import { type Commitment, isOpen } from '../commitment.ts'
import { commitmentQueries } from '../queries.ts'
import { audited, thingOf } from '../trail.ts'
import type { Seen } from './bulk-schema.ts'

/** Whom commitments are given to; what is undefined stays as it is, null is nobody. */
export interface Reassignment {
  ownerId: number | null | undefined
  teamId: number | null | undefined
}

/**
 * Changes of many commitments at once: all of them or, when one was changed since it was seen, none. Each has an audit
 * record of its own, so that its history is whole.
 */
export function bulkRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const queries = commitmentQueries(db)
  const sql = bulkStatements(db)

  /**
   * @returns how many were changed: those that had this owner and team already were not
   * @throws EditedMeanwhile when any of them is not as it was seen
   */
  const reassign = db.transaction((chosen: readonly Seen[], to: Reassignment, by: Actor, reason: string) => {
    const changed = asSeen(chosen).filter((old) => {
      const { id, quote } = old
      const ownerId = to.ownerId === undefined ? (old.owner?.id ?? null) : to.ownerId
      const teamId = to.teamId === undefined ? (old.team?.id ?? null) : to.teamId
      if (ownerId === (old.owner?.id ?? null) && teamId === (old.team?.id ?? null)) return false
      sql.reassign.run({ id, ownerId, teamId })
      const [before, after] = differences(audited(old), audited(existing(id)))
      audit({ by, action: 'reassigned', thing: thingOf(id, quote.text), before, after, reason })
      return true
    })
    return changed.length
  })

  /**
   * Says when to look again, for those that `awaitsReview`; the others are left as they are.
   * @returns how many were changed
   * @throws EditedMeanwhile when any of them is not as it was seen
   */
  const setReviewDate = db.transaction(
    (chosen: readonly Seen[], reviewOn: CivilDate, by: Actor, reason: string) => {
      const changed = asSeen(chosen).filter((old) => awaitsReview(old) && old.deadline.reviewOn !== reviewOn)
      for (const { id, quote, deadline } of changed) {
        sql.setReviewDate.run({ id, reviewOn })
        const [before, after] = [{ review: deadline.reviewOn }, { review: reviewOn }]
        audit({ by, action: 'set a review date for', thing: thingOf(id, quote.text), before, after, reason })
      }
      return changed.length
    },
  )

  function asSeen(chosen: readonly Seen[]): Commitment[] {
    return chosen.map(({ id, revision }) => {
      const commitment = queries.byId(id)
      if (commitment?.revision !== revision) throw new EditedMeanwhile()
      return commitment
    })
  }

  function existing(id: number): Commitment {
    const commitment = queries.byId(id)
    if (!commitment) throw new Error(`There is no commitment ${id}`)
    return commitment
  }

  return { reassign: reassign.immediate, setReviewDate: setReviewDate.immediate }
}

/** Open, and without a last day: what has one is due then, and needs no day on which to look again. */
export function awaitsReview({ status, deadline }: Pick<Commitment, 'status' | 'deadline'>): boolean {
  return isOpen(status) && deadline.latest === null
}

const bulkStatements = oncePerDatabase((db) => ({
  reassign: db.prepare<{ id: number; ownerId: number | null; teamId: number | null }>(`
    update commitment
       set owner_id = :ownerId, team_id = :teamId, revision = revision + 1
     where id = :id`),
  setReviewDate: db.prepare<{ id: number; reviewOn: string }>(`
    update commitment
       set review_on = :reviewOn, revision = revision + 1
     where id = :id`),
}))
