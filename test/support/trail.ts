import type { Database } from '../../db/open.ts'

interface Row {
  by: string
  action: string
  thing: string
  before: string | null
  after: string | null
  reason: string | null
}

/** The audit trail from the first record on, as sentences with what they changed. */
export function trail(db: Database) {
  const rows = db
    .prepare<[], Row>(`
      select actor_name as by, action, thing_kind || ' ' || thing_name as thing, before, after, reason
        from audit_record
       order by id`)
    .all()
  return rows.map(({ by, action, thing, before, after, reason }) => ({
    said: `${by} ${action} ${thing}`,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
    reason,
  }))
}

/** Its last record. */
export function lastOf(db: Database) {
  return trail(db).at(-1)
}

/** Everything that a database holds, as one text: to be searched for what may stand nowhere. */
export function wholeText(db: Database): string {
  const tables = db.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all()
  return tables
    .filter((name) => !name.startsWith('search_'))
    .map((name) => JSON.stringify(db.prepare(`select * from "${name}"`).all()))
    .join('\n')
}
