import type { Database } from '../../../db/open.ts'
import { slipOffers } from '../../commitments/slips/offers.ts'
import { lineRecords } from '../../lines/record.ts'
import { policyLinks } from '../../policies/links.ts'
import { threadRecords } from '../../threads/record.ts'

/** Finds what follows from the texts of some questions anew; call inside a transaction. */
type Build = (questionIds: readonly number[]) => void

/** What is found out from the record, by the names under which questions wait for it, in the order of doing. */
export function builders(db: Database): ReadonlyMap<string, Build> {
  const links = policyLinks(db)
  const threads = threadRecords(db)
  const lines = lineRecords(db)
  const offers = slipOffers(db)
  return new Map<string, Build>([
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
