import type { Database } from '../../../db/open.ts'
import { type Actor, auditTrail } from '../../audit/record.ts'
import { type Clock, now } from '../../lib/dates.ts'
import { NotPossible } from '../life.ts'
import { commitmentQueries } from '../queries.ts'
import { thingOf } from '../trail.ts'
import { slipOfferQueries } from './queries.ts'

/** What people decide of offers of slips. Taking one is linking its words, as anywhere else. */
export function slipOfferRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const offers = slipOfferQueries(db)
  const commitments = commitmentQueries(db)
  const setRefused = db.prepare<{ id: number; by: number | null; at: string }>(
    'update commitment_slip_offer set refused_by = :by, refused_at = :at where id = :id',
  )

  /** Remembers that the words give the commitment no other deadline. @throws NotPossible when that is decided already */
  const refuse = db.transaction((commitmentId: number, offerId: number, by: Actor): void => {
    const offer = offers.byId(offerId)
    const commitment = commitments.byId(commitmentId)
    if (!commitment || offer?.commitmentId !== commitmentId || offer.isRefused === 1) {
      throw new NotPossible('This offer does not stand any more.')
    }
    setRefused.run({ id: offerId, by: by.accountId, at: now(clock) })
    const { text, phrase, saidOn } = offer
    audit({
      by,
      action: 'refused a slip of',
      thing: thingOf(commitmentId, commitment.quote.text),
      after: { words: text, deadline: phrase, answered: saidOn },
    })
  })

  return { refuse: refuse.immediate }
}
