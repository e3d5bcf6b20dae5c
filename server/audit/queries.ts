import { oncePerDatabase } from '../../db/once.ts'
import type { AuditRecord } from './chain.ts'
import type { AuditFilter } from './filter.ts'
import { type FilterValues, RECORD, statementsByFilter, valuesOf } from './filtered.ts'

/** Someone who stands on the trail, by the name under which they acted last. */
export interface AuditPerson {
  id: number
  name: string
}

/** One page of the trail, newest first. */
export interface AuditPage {
  records: AuditRecord[]
  /** The `before` of the page of older records; null when there are none. */
  older: number | null
  /** The same of newer ones: null when there are none, and its `before` is null when they are the newest. */
  newer: { before: number | null } | null
}

/** All reading of the audit trail, which may hold a million records. */
export const auditQueries = oncePerDatabase((db) => {
  const filtered = statementsByFilter(db)
  // Not by an index: each range of ids is read once, whatever the filter, so that an export never reads twice.
  const between = db.prepare<FilterValues & { above: number; upTo: number; anyone: number }, AuditRecord>(`
    select ${RECORD}
      from audit_record
     where id > :above and id <= :upTo
       and (:anyone or actor_account_id is :person)
       and (:kind is null or thing_kind = :kind)
       and (:number is null or thing_id = :number)
       and (at >= :from and at < :until)
     order by id desc`)
  const lastUpTo = db
    .prepare<[number], number | null>('select max(id) from audit_record where id <= ?')
    .pluck()
  const batch = db.prepare<[number, number], AuditRecord>(
    `select ${RECORD} from audit_record where id > ? order by id limit ?`,
  )
  const lastGiven = db
    .prepare<[], number>("select seq from sqlite_sequence where name = 'audit_record'")
    .pluck()
  // `select distinct` would read the whole index; these ask it for the next value after each.
  const people = db.prepare<[], AuditPerson>(`
    with recursive person (id) as (
      select min(actor_account_id) from audit_record
      union all
      select (select min(actor_account_id) from audit_record where actor_account_id > person.id)
        from person
       where person.id is not null)
    select id, (select actor_name from audit_record where actor_account_id = person.id order by id desc limit 1) as name
      from person
     where id is not null
     order by name collate nocase, id`)
  const kinds = db
    .prepare<[], string>(`
      with recursive kind (name) as (
        select min(thing_kind) from audit_record
        union all
        select (select min(thing_kind) from audit_record where thing_kind > kind.name)
          from kind
         where kind.name is not null)
      select name from kind where name is not null order by name`)
    .pluck()
  const withoutAccount = db
    .prepare<[], number>('select exists (select 1 from audit_record where actor_account_id is null)')
    .pluck()

  return {
    count: (filter: AuditFilter): number => filtered(filter).count.get(valuesOf(filter)) ?? 0,
    /** @param before the id below which the page begins; null for the newest */
    page(filter: AuditFilter, before: number | null, size: number): AuditPage {
      const { older, newer } = filtered(filter)
      const values = { ...valuesOf(filter), limit: size + 1 }
      const found = older.all({ ...values, before: before ?? Infinity })
      const records = found.slice(0, size)
      const newerIds = before === null ? [] : newer.all({ ...values, after: records[0]?.id ?? before - 1 })
      return {
        records,
        older: found.length > size ? (records.at(-1)?.id ?? null) : null,
        newer: newerIds.length > 0 ? { before: newerIds[size] ?? null } : null,
      }
    },
    /** What is found with ids above one and up to another, newest first: for reading all of it a part at a time. */
    between: (filter: AuditFilter, above: number, upTo: number): AuditRecord[] =>
      between.all({ ...valuesOf(filter), above, upTo, anyone: filter.person === null ? 1 : 0 }),
    /** The highest id that is no higher than this one; null when there is none. */
    lastUpTo: (id: number): number | null => lastUpTo.get(id) ?? null,
    /** The records that come after one, oldest first. */
    batch: (afterId: number, size: number): AuditRecord[] => batch.all(afterId, size),
    /** The id that the database gave last, as its own counter has it; 0 when it never gave one. */
    lastGiven: (): number => lastGiven.get() ?? 0,
    /** Everyone with an account who stands on the trail, by name. */
    people: (): AuditPerson[] => people.all(),
    /** Whether anything was done by a command or the program itself. */
    hasNameless: (): boolean => withoutAccount.get() === 1,
    /** What kinds of thing were changed. */
    kinds: (): string[] => kinds.all(),
  }
})

export type AuditQueries = ReturnType<typeof auditQueries>
