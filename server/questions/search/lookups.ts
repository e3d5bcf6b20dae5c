import type { Database } from '../../../db/open.ts'

/** A Member or party as a filter shows it. */
export interface NamedCode {
  code: number
  /** What stands in the address: Parliament's id, `local-3`, or a party's name. */
  value: string
  label: string
}

interface MemberNames {
  id: number
  parliamentId: number | null
  localNumber: number | null
  name: string | null
}

/** The names behind the codes of bodies, Members and parties, both ways. */
export function searchLookups(db: Database) {
  const member = `select id, parliament_id as parliamentId, local_number as localNumber, name from member`
  const memberById = db.prepare<[number], MemberNames>(`${member} where id = ?`)
  const memberByParliamentId = db.prepare<[number], MemberNames>(`${member} where parliament_id = ?`)
  const memberByLocalNumber = db.prepare<[number], MemberNames>(`${member} where local_number = ?`)
  const partyById = db.prepare<[number], { id: number; name: string }>(
    'select id, name from party where id = ?',
  )
  const partyByName = db.prepare<[string], { id: number; name: string }>(
    'select id, name from party where name = ? collate nocase',
  )
  const bodyById = db.prepare<[number], { id: number; name: string }>(
    'select id, name from answering_body where id = ?',
  )

  return {
    memberOf: (code: number) => asMember(memberById.get(code)),
    memberNamed(value: string): NamedCode | undefined {
      const local = /^local-(\d{1,9})$/.exec(value)?.[1]
      if (local) return asMember(memberByLocalNumber.get(Number(local)))
      return /^\d{1,9}$/.test(value) ? asMember(memberByParliamentId.get(Number(value))) : undefined
    },
    partyOf: (code: number) => asNamed(partyById.get(code), 'name'),
    partyNamed: (value: string) => asNamed(partyByName.get(value), 'name'),
    bodyOf: (code: number) => asNamed(bodyById.get(code), 'id'),
  }
}

export type SearchLookups = ReturnType<typeof searchLookups>

function asMember(row: MemberNames | undefined): NamedCode | undefined {
  if (!row) return undefined
  const value = row.parliamentId === null ? `local-${row.localNumber}` : String(row.parliamentId)
  return { code: row.id, value, label: row.name ?? `Member ${value}` }
}

function asNamed(row: { id: number; name: string } | undefined, by: 'id' | 'name'): NamedCode | undefined {
  return row && { code: row.id, value: String(row[by]), label: row.name }
}
