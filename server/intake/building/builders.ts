import type { Database } from '../../../db/open.ts'
import { answerReading } from '../../commitments/answer-reading.ts'
import { slipOffers } from '../../commitments/slips/offers.ts'
import type { Clock } from '../../lib/dates.ts'
import { lineRecords } from '../../lines/record.ts'
import { policyLinks } from '../../policies/links.ts'
import type { Builder } from '../../policies/waiting-links.ts'
import { threadRecords } from '../../threads/record.ts'

/** Finds what follows from the texts of some questions anew; call inside a transaction. */
type Build = (questionIds: readonly number[]) => void

/** What is found out from the record, by the names under which questions wait for it, in the order of doing. */
export function builders(db: Database, clock: Clock): ReadonlyMap<Builder, Build> {
  const reading = answerReading(db, clock)
  const links = policyLinks(db)
  const threads = threadRecords(db)
  const lines = lineRecords(db)
  const offers = slipOffers(db)
  return new Map<Builder, Build>([
    ['promises', reading.readAnswers],
    ['policy links', links.write],
    ['threads', threads.write],
    [
      'lines',
      (questionIds) => {
        lines.write(questionIds)
        offers.write(questionIds)
      },
    ],
  ])
}
