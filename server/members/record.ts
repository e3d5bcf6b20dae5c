import type { Database } from '../../db/open.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { House } from '../questions/question.ts'
import { memberQueries, type StandingRow } from './queries.ts'

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

type Change = 'added' | 'updated' | 'unchanged'

export interface Seen {
  memberId: number
  change: Change
  /** Another party or seat was learned: the Member's questions are found by them. */
  hasMoved: boolean
}

/** All writing of Members. Call inside a transaction. */
export function memberRecords(db: Database) {
  const members = memberQueries(db)
  const insert = db.prepare<[number, string | null, string | null]>(
    'insert into member (parliament_id, name, house) values (?, ?, ?)',
  )
  const idOf = db.prepare<[number], number>('select id from member where parliament_id = ?').pluck()
  const insertLocal = db.prepare<[string, string | null, number]>(`
    insert into member (local_number, name, house, is_sample)
    values ((select coalesce(max(local_number), 0) + 1 from member), ?, ?, ?)`)
  // A name gives way to one of a later day; a source without a day names only whom nothing has named.
  const rename = db.prepare<{ memberId: number; name: string | null; asOn: string | null }>(`
    update member
       set name = :name, named_on = coalesce(:asOn, named_on)
     where id = :memberId and :name is not null
       and (name is null or coalesce(:asOn, '') > coalesce(named_on, '')
            or (name is not :name and coalesce(:asOn, '') = coalesce(named_on, '')))`)
  const placeInHouse = db.prepare<{ memberId: number; house: House | null }>(
    'update member set house = :house where id = :memberId and :house is not null and house is not :house',
  )
  const insertParty = db.prepare<[string]>('insert into party (name) values (?) on conflict do nothing')
  const partyId = db.prepare<[string], number>('select id from party where name = ?').pluck()
  const upsertStanding = db.prepare<[number, string, number | null, string | null]>(`
    insert into member_standing (member_id, as_on, party_id, seat)
    values (?, ?, ?, ?)
    on conflict (member_id, as_on) do update
       set party_id = coalesce(excluded.party_id, party_id), seat = coalesce(excluded.seat, seat)
     where party_id is not coalesce(excluded.party_id, party_id) or seat is not coalesce(excluded.seat, seat)`)

  // Most records name a Member whom another of the same day has named.
  const alreadySaid = db
    .prepare<MemberSighting, number>(`
      select m.id
        from member m
        join member_standing s on s.member_id = m.id and s.as_on = :asOn
        left join party p on p.id = s.party_id
       where m.parliament_id = :parliamentId and m.named_on >= :asOn and (:name is null or m.name = :name)
         and (:house is null or m.house = :house) and p.name is :party and s.seat is :seat`)
    .pluck()
  const dropStanding = db.prepare<[number, string]>(
    'delete from member_standing where member_id = ? and as_on = ?',
  )

  /** The Member of Parliament's id, made when not there yet. */
  function known(parliamentId: number, house: House | null = null): number {
    return idOf.get(parliamentId) ?? Number(insert.run(parliamentId, null, house).lastInsertRowid)
  }

  /** Takes in what a source says of a Member: newer names replace older ones, standings are added by date. */
  function see(sighting: MemberSighting): Seen {
    const same = alreadySaid.get(sighting)
    if (same !== undefined) return { memberId: same, change: 'unchanged', hasMoved: false }
    const before = members.byParliamentId(sighting.parliamentId)
    const memberId = known(sighting.parliamentId, sighting.house)
    rename.run({ memberId, name: sighting.name, asOn: sighting.asOn })
    const renamed = members.byId(memberId)?.name !== (before?.name ?? null)
    const placed = placeInHouse.run({ memberId, house: sighting.house }).changes > 0
    const hasMoved = stand(memberId, sighting)
    const isUpdated = renamed || placed || hasMoved
    return { memberId, change: !before ? 'added' : isUpdated ? 'updated' : 'unchanged', hasMoved }
  }

  /**
   * Notes party and seat on a date. Of a run of days on which they were the same, only the ends are kept: a day
   * between two like it says nothing new.
   * @returns whether something was learned, and not only that it was so for longer
   */
  function stand(
    memberId: number,
    { asOn, party, seat }: Pick<MemberSighting, 'asOn' | 'party' | 'seat'>,
  ): boolean {
    if (asOn === null || (party === null && seat === null)) return false
    const isLike = (other: StandingRow | undefined) => other?.party === party && other.seat === seat
    const standings = members.standings(memberId)
    const before = standings.findLast((other) => other.asOn < asOn)
    const after = standings.find((other) => other.asOn > asOn)
    if (isLike(before) && isLike(after)) return false
    if (party !== null) insertParty.run(party)
    const noted = upsertStanding.run(
      memberId,
      asOn,
      party === null ? null : (partyId.get(party) ?? null),
      seat,
    )
    const between = isLike(before) ? before : isLike(after) ? after : undefined
    if (between && isInsideRun(members.standings(memberId), between)) dropStanding.run(memberId, between.asOn)
    return noted.changes > 0 && !isLike(before) && !isLike(after)
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

function isInsideRun(standings: readonly StandingRow[], standing: StandingRow): boolean {
  const at = standings.findIndex(({ asOn }) => asOn === standing.asOn)
  return [standings[at - 1], standings[at + 1]].every(
    (other) => other?.party === standing.party && other.seat === standing.seat,
  )
}
