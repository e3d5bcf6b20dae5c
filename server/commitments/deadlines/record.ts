import { oncePerDatabase } from '../../../db/once.ts'
import type { Database } from '../../../db/open.ts'
import { type Actor, auditTrail } from '../../audit/record.ts'
import { addDays, type CivilDate, type Clock, today } from '../../lib/dates.ts'
import { EditedMeanwhile } from '../../lib/refusals.ts'
import { isOpen } from '../commitment.ts'
import { NotPossible } from '../life.ts'
import { commitmentQueries } from '../queries.ts'
import { thingOf } from '../trail.ts'
import { daysToNextLook } from './lists.ts'

const reviewStatement = oncePerDatabase((db) =>
  db.prepare<{ id: number; on: CivilDate }>(
    'update commitment set review_on = :on, revision = revision + 1 where id = :id',
  ),
)

/** The writing of looks at commitments without a date, each with its audit record in one transaction. */
export function deadlineRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const commitments = commitmentQueries(db)
  const setReview = reviewStatement(db)

  const lookedAt = db.transaction((id: number, by: Actor, revision: number): CivilDate => {
    const commitment = commitments.byId(id)
    if (!commitment) throw new Error(`There is no commitment ${id}`)
    const { status, deadline, quote } = commitment
    if (commitment.revision !== revision) throw new EditedMeanwhile()
    if (!isOpen(status)) throw new NotPossible('It has ended, so it does not have to be looked at again.')
    if (deadline.latest !== null && deadline.reviewOn === null) {
      throw new NotPossible('It has a date, so it does not have to be looked at again.')
    }
    const next = addDays(today(clock), daysToNextLook(deadline))
    setReview.run({ id, on: next })
    audit({
      by,
      action: 'looked at',
      thing: thingOf(id, quote.text),
      before: { lookAgain: deadline.reviewOn },
      after: { lookAgain: next },
    })
    return next
  })

  return {
    /**
     * Somebody looked at a commitment that has no date: it comes back some days from today (`daysToNextLook`).
     * @param revision of the commitment when its page was opened
     * @returns the day on which it comes back
     * @throws EditedMeanwhile, and NotPossible when it has ended or has a date
     */
    lookedAt: lookedAt.immediate,
  }
}
