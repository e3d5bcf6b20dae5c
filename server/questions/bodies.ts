import type { Database } from '../../db/open.ts'

export interface AnsweringBody {
  id: number
  name: string
}

export const HOME_OFFICE = 1

/** The answering bodies, by Parliament's own numbers. A body's name follows what Parliament last called it. */
export function bodyQueries(db: Database) {
  const all = db.prepare<[], AnsweringBody>('select id, name from answering_body order by name')
  const byId = db.prepare<[number], AnsweringBody>('select id, name from answering_body where id = ?')
  const byName = db.prepare<[string], AnsweringBody>(
    'select id, name from answering_body where name = ? collate nocase order by id',
  )
  const upsert = db.prepare<[number, string]>(`
    insert into answering_body (id, name) values (?, ?)
    on conflict (id) do update set name = excluded.name where name <> excluded.name`)

  return {
    all: () => all.all(),
    byId: (id: number) => byId.get(id),
    byName: (name: string) => byName.get(name),
    see: (id: number, name: string) => upsert.run(id, name),
  }
}
