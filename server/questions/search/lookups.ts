import type { Database } from '../../../db/open.ts'

/** A Member, party or answering body as a filter shows it. */
export interface NamedCode {
  code: number
  /** What stands in the address: Parliament's id, `local-3`, or a party's name. */
  value: string
  label: string
}

/** The names behind the codes of bodies, Members and parties, both ways. */
export interface SearchLookups {
  memberOf(code: number): NamedCode | undefined
  memberNamed(value: string): NamedCode | undefined
  partyOf(code: number): NamedCode | undefined
  partyNamed(value: string): NamedCode | undefined
  bodyOf(code: number): NamedCode | undefined
}

/** Gives the names as they stand now, held in memory until the search revision moves: a renaming moves it too. */
export function searchLookups(db: Database): () => SearchLookups {
  const revision = db.prepare<[], number>('select revision from search_revision').pluck()
  const members = db.prepare<[], NamedCode>(`
    select id as code, coalesce(cast(parliament_id as text), 'local-' || local_number) as value,
           coalesce(name, 'Member ' || parliament_id) as label
      from member`)
  const parties = db.prepare<[], NamedCode>('select id as code, name as value, name as label from party')
  const bodies = db.prepare<[], NamedCode>(
    'select id as code, cast(id as text) as value, name as label from answering_body',
  )
  let held: { revision: number | undefined; lookups: SearchLookups } | null = null

  const load = db.transaction(() => ({
    revision: revision.get(),
    lookups: lookupsOver(members.all(), parties.all(), bodies.all()),
  }))

  return () => {
    if (held === null || held.revision !== revision.get()) held = load()
    return held.lookups
  }
}

function lookupsOver(members: NamedCode[], parties: NamedCode[], bodies: NamedCode[]): SearchLookups {
  const byCode = (rows: readonly NamedCode[]) => new Map(rows.map((row) => [row.code, row]))
  const byValue = (rows: readonly NamedCode[]) => new Map(rows.map((row) => [row.value.toLowerCase(), row]))
  const [memberCodes, partyCodes, bodyCodes] = [byCode(members), byCode(parties), byCode(bodies)]
  const [memberValues, partyValues] = [byValue(members), byValue(parties)]
  return {
    memberOf: (code) => memberCodes.get(code),
    memberNamed: (value) => memberValues.get(value.toLowerCase().replace(/^0+(?=\d)/, '')),
    partyOf: (code) => partyCodes.get(code),
    partyNamed: (value) => partyValues.get(value.toLowerCase()),
    bodyOf: (code) => bodyCodes.get(code),
  }
}
