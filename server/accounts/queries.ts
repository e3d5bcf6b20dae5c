import { oncePerDatabase } from '../../db/once.ts'
import { IN_ORDER_OF_NUMBERS } from '../lib/text.ts'
import type { Account, Team } from './account.ts'
import type { VisitingAccount } from './permissions.ts'

type AccountRow = Omit<Account, 'hasPassword'> & { hasPassword: 0 | 1 }

/** What signing in needs to know of an account. */
interface Credentials {
  id: number
  name: string
  passwordHash: string | null
  epoch: number
}

/** All reading of accounts and teams. */
export const accountQueries = oncePerDatabase((db) => {
  const columns = `
    select a.id, a.email, a.name, a.role, a.team_id as teamId, t.name as teamName,
           a.password_hash is not null as hasPassword, a.disabled_at as disabledAt,
           a.last_signed_in_at as lastSignedInAt, a.created_at as createdAt, a.revision
      from account a
      left join team t on t.id = a.team_id`
  const all = db.prepare<[], AccountRow>(columns)
  const byId = db.prepare<[number], AccountRow>(`${columns} where a.id = ?`)
  const inTeam = db.prepare<[number], AccountRow>(`${columns} where a.team_id = ?`)
  const byEmail = db.prepare<[string], AccountRow>(`${columns} where a.email = ?`)
  const any = db.prepare<[], number>('select exists (select 1 from account)').pluck()
  const visiting = db.prepare<[number, number], VisitingAccount>(`
    select a.id, a.name, a.role, a.team_id as teamId,
           s.loaded_at is not null and s.removed_at is null as sampleLoaded
      from account a
      left join sample_state s
     where a.id = ? and a.epoch = ? and a.disabled_at is null`)
  const credentials = db.prepare<[string], Credentials>(`
    select id, name, password_hash as passwordHash, epoch
      from account
     where email = ? and disabled_at is null`)
  const credentialsById = db.prepare<[number], Credentials>(`
    select id, name, password_hash as passwordHash, epoch
      from account
     where id = ? and disabled_at is null`)
  const teamColumns = `
    select t.id, t.name, t.revision,
           count(a.id) filter (where a.disabled_at is null)     as people,
           count(a.id) filter (where a.disabled_at is not null) as disabledPeople
      from team t
      left join account a on a.team_id = t.id`
  const teams = db.prepare<[], Team>(`${teamColumns} group by t.id`)
  const teamById = db.prepare<[number], Team>(`${teamColumns} where t.id = ? group by t.id`)
  const teamByName = db.prepare<[string], Team>(`${teamColumns} where t.name = ? group by t.id`)

  return {
    any: () => any.get() === 1,
    /** Disabled ones last, then by name. */
    all: () =>
      all
        .all()
        .map((row) => asAccount(row))
        .sort(byStanding),
    /** In the same order. */
    inTeam: (teamId: number) =>
      inTeam
        .all(teamId)
        .map((row) => asAccount(row))
        .sort(byStanding),
    byId: (id: number) => asAccount(byId.get(id)),
    /** @throws for an id that never was an account's: accounts are not removed, so the fault is the caller's */
    existing(id: number): Account {
      const account = asAccount(byId.get(id))
      if (!account) throw new Error(`There is no account ${id}`)
      return account
    },
    /** @param email as `normaliseEmail` gives it */
    byEmail: (email: string) => asAccount(byEmail.get(email)),
    /** The account of a session, unless it was disabled or its sessions were ended since. */
    visiting: (id: number, epoch: number) => visiting.get(id, epoch),
    credentials: (email: string) => credentials.get(email),
    credentialsById: (id: number) => credentialsById.get(id),
    /** By name. */
    teams: () => teams.all().sort(byName),
    teamById: (id: number) => teamById.get(id),
    /** Capital and small letters are alike. */
    teamByName: (name: string) => teamByName.get(name),
  }
})

function asAccount(row: AccountRow): Account
function asAccount(row: AccountRow | undefined): Account | undefined
function asAccount(row: AccountRow | undefined): Account | undefined {
  return row && { ...row, hasPassword: row.hasPassword === 1 }
}

/** Not in SQLite's order, which knows no letters but those of English. */
function byName(one: { id: number; name: string }, other: { id: number; name: string }): number {
  return IN_ORDER_OF_NUMBERS.compare(one.name, other.name) || one.id - other.id
}

function byStanding(one: Account, other: Account): number {
  return Number(one.disabledAt !== null) - Number(other.disabledAt !== null) || byName(one, other)
}
