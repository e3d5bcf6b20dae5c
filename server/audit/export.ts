import { setImmediate as othersFirst } from 'node:timers/promises'
import { type CsvColumn, csvWriter } from '../formats/csv.ts'
import type { AuditRecord } from './chain.ts'
import { sayVia, sayWhen } from './entry.ts'
import type { AuditFilter } from './filter.ts'
import type { AuditQueries } from './queries.ts'

/** How many ids are looked at in one go: some 5 ms. */
const STEP = 500

/**
 * The records that a filter finds as CSV, newest first, in parts: neither all of them in memory, nor the server held
 * up until the last. What is recorded meanwhile is left out.
 */
export async function* auditCsv(trail: AuditQueries, filter: AuditFilter): AsyncGenerator<string> {
  const csv = csvWriter(COLUMNS)
  yield csv.head()
  for (let last = trail.lastUpTo(Infinity); last !== null; last = trail.lastUpTo(last - STEP)) {
    const records = trail.between(filter, last - STEP, last)
    if (records.length > 0) yield csv.lines(records)
    await othersFirst()
  }
}

const COLUMNS: readonly CsvColumn<AuditRecord>[] = [
  { heading: 'Record', value: ({ id }) => id },
  { heading: 'Time in UTC', value: ({ at }) => at },
  { heading: 'Time in London', value: ({ at }) => sayWhen(at) },
  { heading: 'Person', value: ({ actorName }) => actorName },
  { heading: 'Account of the person', value: ({ actorAccountId }) => actorAccountId },
  { heading: 'Done', value: ({ via }) => sayVia(via) },
  { heading: 'Request', value: ({ requestId }) => requestId },
  { heading: 'Action', value: ({ action }) => action },
  { heading: 'Kind of thing', value: ({ thingKind }) => thingKind },
  { heading: 'Number of the thing', value: ({ thingId }) => thingId },
  { heading: 'Thing', value: ({ thingName }) => thingName },
  { heading: 'Before', value: ({ before }) => before },
  { heading: 'After', value: ({ after }) => after },
  { heading: 'Reason', value: ({ reason }) => reason },
  { heading: 'Hash of the record before', value: ({ previousHash }) => previousHash },
  { heading: 'Hash', value: ({ hash }) => hash },
]
