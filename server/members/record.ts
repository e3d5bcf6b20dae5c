import type { Database } from '../../db/open.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { House } from '../questions/question.ts'
import { memberQueries } from './queries.ts'

/** What a source says of a Member; null where it says nothing. */
export interface MemberSighting {
  parliamentId: number
  name: string | null
  house: House | null
  party: string | null
  seat: string | null
  /** The date on which party and seat were so; null when the source gives none: then they are left out. */
  asOn: CivilDate | null
}

export type Change = 'added' | 'updated' | 'unchanged'

/** All writing of Members. Call inside a transaction. */
export function memberRecords(db: Database) {
  const members = memberQueries(db)
  const insert = db.prepare<[number, string | null, string | null]>(
    'insert into member (parliament_id, name, house) values (?, ?, ?)',
  )
  const insertLocal = db.prepare<[string, string | null, number]>(`
    insert into member (local_number, name, house, is_sample)
    values ((select coalesce(max(local_number), 0) + 1 from member), ?, ?, ?)`)
  const rename = db.prepare<[string | null, string | null, number]>(
    'update member set name = coalesce(?, name), house = coalesce(?, house) where id = ?',
  )
  const insertParty = db.prepare<[string]>('insert into party (name) values (?) on conflict do nothing')
  const partyId = db.prepare<[string], number>('select id from party where name = ?').pluck()
  const upsertStanding = db.prepare<[number, string, number | null, string | null]>(`
    insert into member_standing (member_id, as_on, party_id, seat)
    values (?, ?, ?, ?)
    on conflict (member_id, as_on) do update
       set party_id = coalesce(excluded.party_id, party_id), seat = coalesce(excluded.seat, seat)
     where party_id is not coalesce(excluded.party_id, party_id) or seat is not coalesce(excluded.seat, seat)`)

  /** The Member of Parliament's id, made when not there yet. */
  function known(parliamentId: number, house: House | null = null): number {
    return (
      members.byParliamentId(parliamentId)?.id ??
      Number(insert.run(parliamentId, null, house).lastInsertRowid)
    )
  }

  /** Takes in what a source says of a Member: newer names replace older ones, standings are added by date. */
  function see(sighting: MemberSighting): { memberId: number; change: Change } {
    const before = members.byParliamentId(sighting.parliamentId)
    const memberId = known(sighting.parliamentId, sighting.house)
    const renamed =
      (sighting.name !== null && sighting.name !== before?.name) ||
      (sighting.house !== null && sighting.house !== before?.house)
    if (renamed) rename.run(sighting.name, sighting.house, memberId)
    const moved = stand(memberId, sighting)
    return { memberId, change: !before ? 'added' : renamed || moved ? 'updated' : 'unchanged' }
  }

  /** Notes party and seat on a date, unless that is what they were known to be before it. */
  function stand(
    memberId: number,
    { asOn, party, seat }: Pick<MemberSighting, 'asOn' | 'party' | 'seat'>,
  ): boolean {
    if (asOn === null || (party === null && seat === null)) return false
    const before = members.standings(memberId).findLast((standing) => standing.asOn < asOn)
    if (before && before.party === party && before.seat === seat) return false
    if (party !== null) insertParty.run(party)
    return (
      upsertStanding.run(memberId, asOn, party === null ? null : (partyId.get(party) ?? null), seat).changes >
      0
    )
  }

  /** The one Member of this name, or a new local one: two of a name cannot be told apart, so neither is taken. */
  function byName(name: string, house: House | null): number {
    const found = members.named(name)
    return found.length === 1 && found[0] ? found[0].id : addLocal(name, house)
  }

  function addLocal(name: string, house: House | null, { isSample = false } = {}): number {
    return Number(insertLocal.run(name, house, isSample ? 1 : 0).lastInsertRowid)
  }

  return { known, see, stand, byName, addLocal }
}
