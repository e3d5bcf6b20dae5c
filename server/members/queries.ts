import { oncePerDatabase } from '../../db/once.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { House } from '../questions/question.ts'

export interface MemberRow {
  id: number
  parliamentId: number | null
  localNumber: number | null
  name: string | null
  house: House | null
}

/** A Member's party and seat as known on a date. */
export interface StandingRow {
  asOn: CivilDate
  party: string | null
  seat: string | null
}

const MEMBER = `id, parliament_id as parliamentId, local_number as localNumber, name, house`

/** All reading of Members. */
export const memberQueries = oncePerDatabase((db) => {
  const byId = db.prepare<[number], MemberRow>(`select ${MEMBER} from member where id = ?`)
  const byParliamentId = db.prepare<[number], MemberRow>(
    `select ${MEMBER} from member where parliament_id = ?`,
  )
  const byLocalNumber = db.prepare<[number], MemberRow>(`select ${MEMBER} from member where local_number = ?`)
  const named = db.prepare<[string], MemberRow>(
    `select ${MEMBER} from member where name = ? collate nocase and is_sample = 0`,
  )
  const standings = db.prepare<[number], StandingRow>(`
    select s.as_on as asOn, p.name as party, s.seat
      from member_standing s
      left join party p on p.id = s.party_id
     where s.member_id = ?
     order by s.as_on`)

  return {
    byId: (id: number) => byId.get(id),
    byParliamentId: (id: number) => byParliamentId.get(id),
    byLocalNumber: (number: number) => byLocalNumber.get(number),
    /** Members of exactly this name, capitals aside; the sample's made-up ones are left out. */
    named: (name: string) => named.all(name),
    /** What is known of party and seat, oldest first. */
    standings: (memberId: number) => standings.all(memberId),
  }
})
