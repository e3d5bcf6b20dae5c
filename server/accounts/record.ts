import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { type Account, LastAdmin, NoSuchTeam, Taken } from './account.ts'
import type { Role } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { signInRecords, thingOf } from './sign-in-record.ts'

export interface NewAccount {
  email: string
  name: string
  role: Role
  teamId: number | null
  /** Null when the person chooses the password by a one-time link. */
  passwordHash: string | null
}

/** The first account adds itself. */
interface Themselves {
  requestId: string
}

export type AccountChange = Pick<Account, 'email' | 'name' | 'role' | 'teamId'>

interface ChangeGrounds {
  /** Of the account when its form was opened. */
  revision: number
  reason: string | null
}

/** All writing of accounts; each change with its audit record in one transaction. */
export function accountRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const accounts = accountQueries(db)
  const insert = db.prepare<NewAccount & { at: string }>(`
    insert into account (email, name, role, team_id, password_hash, created_at)
    values (:email, :name, :role, :teamId, :passwordHash, :at)`)
  const update = db.prepare<AccountChange & { id: number }>(`
    update account
       set email = :email, name = :name, role = :role, team_id = :teamId, revision = revision + 1
     where id = :id`)
  const setDisabled = db.prepare<[string | null, number]>(`
    update account set disabled_at = ?, epoch = epoch + 1, revision = revision + 1 where id = ?`)
  const dropLinks = db.prepare<[number]>('delete from one_time_link where account_id = ?')
  const dropSetUps = db.prepare("delete from one_time_link where purpose = 'set-up'")
  const otherAdmins = db
    .prepare<[number], number>(`
      select count(*)
        from account
       where role = 'admin' and disabled_at is null and password_hash is not null and id <> ?`)
    .pluck()

  const add = db.transaction(
    (account: NewAccount, by: Actor | Themselves, reason?: string | null): number => {
      refuseTakenEmail(account.email, null)
      const team = teamName(account.teamId)
      const id = Number(insert.run({ ...account, at: now(clock) }).lastInsertRowid)
      dropSetUps.run() // they are for the first account, however that came
      const { passwordHash: _, teamId: __, ...plain } = account
      audit({
        by: 'via' in by ? by : { accountId: id, name: account.name, via: 'web', requestId: by.requestId },
        action: 'added',
        thing: { kind: 'account', id, name: account.name },
        after: { ...plain, team },
        reason: reason ?? null,
      })
      return id
    },
  )

  const change = db.transaction(
    (id: number, wanted: AccountChange, by: Actor, { revision, reason }: ChangeGrounds): boolean => {
      const old = accounts.existing(id)
      if (old.revision !== revision) throw new EditedMeanwhile()
      if (wanted.role !== 'admin') refuseWithoutAdmin(old)
      refuseTakenEmail(wanted.email, id)
      const difference = differenceOf(plainly(old), plainly({ ...wanted, teamName: teamName(wanted.teamId) }))
      if (!difference) return false
      update.run({ ...wanted, id })
      if (wanted.email !== old.email) dropLinks.run(id) // it may have gone to whom the old address belongs
      audit({ by, action: 'changed', thing: thingOf(old), ...difference, reason })
      return true
    },
  )

  const disable = db.transaction((id: number, by: Actor, reason: string | null): boolean => {
    const account = accounts.existing(id)
    if (account.disabledAt) return false
    refuseWithoutAdmin(account)
    setDisabled.run(now(clock), id)
    dropLinks.run(id)
    audit({ by, action: 'disabled', thing: thingOf(account), reason })
    return true
  })

  const enable = db.transaction((id: number, by: Actor, reason: string | null): boolean => {
    const account = accounts.existing(id)
    if (!account.disabledAt) return false
    setDisabled.run(null, id)
    audit({ by, action: 'enabled', thing: thingOf(account), reason })
    return true
  })

  function refuseTakenEmail(email: string, ownerId: number | null): void {
    const owner = accounts.byEmail(email)
    if (owner && owner.id !== ownerId) throw new Taken(`There is an account for ${email} already.`)
  }

  function refuseWithoutAdmin({ id, role, disabledAt }: Account): void {
    if (role !== 'admin' || disabledAt !== null || otherAdmins.get(id) !== 0) return
    throw new LastAdmin('No other admin can sign in. Make somebody else an admin first.')
  }

  function teamName(teamId: number | null): string | null {
    if (teamId === null) return null
    const team = accounts.teamById(teamId)
    if (!team) throw new NoSuchTeam('This team is not there any more. Choose another.')
    return team.name
  }

  return {
    /** Makes a link for the first set-up void. @throws Taken, NoSuchTeam */
    add: add.immediate,
    /**
     * A new e-mail address makes the account's links void.
     * @returns whether anything was different
     * @throws EditedMeanwhile, Taken, LastAdmin, NoSuchTeam
     */
    change: change.immediate,
    /** Signs the person out and voids their links. @returns false when it was so already @throws LastAdmin */
    disable: disable.immediate,
    /** @returns false when it was so already */
    enable: enable.immediate,
    ...signInRecords(db, clock),
  }
}

function plainly({ email, name, role, teamName }: Pick<Account, 'email' | 'name' | 'role' | 'teamName'>) {
  return { email, name, role, team: teamName }
}

type Plain = Record<string, string | null>

/** The fields that differ, before and after; null when none does. */
function differenceOf(before: Plain, after: Plain): { before: Plain; after: Plain } | null {
  const changed = Object.keys(before).filter((name) => before[name] !== after[name])
  const only = (all: Plain) => Object.fromEntries(changed.map((name) => [name, all[name] ?? null]))
  return changed.length === 0 ? null : { before: only(before), after: only(after) }
}
