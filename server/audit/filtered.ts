import type { Database } from '../../db/open.ts'
import { addDays, startOfDay } from '../lib/dates.ts'
import type { AuditRecord } from './chain.ts'
import type { AuditFilter } from './filter.ts'

/** The columns of a record. */
export const RECORD = `
  id, at, actor_account_id as actorAccountId, actor_name as actorName, via, request_id as requestId, action,
  thing_kind as thingKind, thing_id as thingId, thing_name as thingName, before, after, reason,
  previous_hash as previousHash, hash`

/** A filter as it is bound to a statement. */
export interface FilterValues {
  person: number | null
  kind: string | null
  number: string | null
  /** The instant from which on, and the one before which. */
  from: string
  until: string
}

export function valuesOf({ person, kind, number, from, to }: AuditFilter): FilterValues {
  return {
    person: person === 'none' ? null : person,
    kind,
    number,
    from: from === null ? '' : startOfDay(from),
    until: to === null ? '~' : startOfDay(addDays(to, 1)), // '~' sorts after every date
  }
}

const PERSON = { all: '', one: 'and actor_account_id is :person' }
const THING = {
  all: '',
  kind: 'and thing_kind = :kind',
  one: 'and thing_kind = :kind and thing_id = :number',
}
const DATES = { all: '', some: 'and at >= :from and at < :until' }

/** Statements for each shape of filter: only a condition that stands in a statement can use an index. */
export function statementsByFilter(db: Database) {
  const prepared = new Map<string, ReturnType<typeof prepareFor>>()
  for (const [person, ofPerson] of Object.entries(PERSON)) {
    for (const [thing, ofThing] of Object.entries(THING)) {
      for (const [dates, ofDates] of Object.entries(DATES)) {
        const isByDate = dates === 'some' && (thing === 'kind' || (thing === 'all' && person === 'all'))
        const statements = prepareFor(db, `${ofPerson} ${ofThing} ${ofDates}`, isByDate)
        prepared.set(`${person} ${thing} ${dates}`, statements)
      }
    }
  }
  return (filter: AuditFilter) => {
    const statements = prepared.get(shapeOf(filter))
    if (!statements) throw new Error('There is no statement for this filter')
    return statements
  }
}

function shapeOf({ person, kind, number, from, to }: AuditFilter): string {
  const thing = kind === null ? 'all' : number === null ? 'kind' : 'one'
  return `${person === null ? 'all' : 'one'} ${thing} ${from === null && to === null ? 'all' : 'some'}`
}

/**
 * The ids come from an index alone, and only the rows that are shown are read. An index by date is read in the order of
 * time, which is nearly that of the ids: what does not belong on the page then falls out at the first look.
 */
function prepareFor(db: Database, conditions: string, isByDate: boolean) {
  const ids = (where: string, order: 'asc' | 'desc') => {
    const all = `select id from audit_record where ${where} ${conditions}`
    const inOrder = isByDate ? `select id from (${all} order by at ${order} limit -1)` : all
    return `${inOrder} order by id ${order} limit :limit`
  }
  return {
    count: db
      .prepare<FilterValues, number>(`select count(*) from audit_record where true ${conditions}`)
      .pluck(),
    older: db.prepare<FilterValues & { before: number; limit: number }, AuditRecord>(`
      select ${RECORD}
        from audit_record
       where id in (${ids('id < :before', 'desc')})
       order by id desc`),
    newer: db
      .prepare<FilterValues & { after: number; limit: number }, number>(ids('id > :after', 'asc'))
      .pluck(),
  }
}
