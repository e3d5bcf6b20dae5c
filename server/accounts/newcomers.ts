import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { Clock } from '../lib/dates.ts'
import { accountQueries } from './queries.ts'
import { accountRecords, type NewAccount } from './record.ts'
import { teamRecords } from './teams.ts'

export interface Newcomer {
  id: number
  /** Of the link for choosing a password; null when the account has one already. */
  token: string | null
}

/** Adding a person together with what lets them in: all of it, or nothing. */
export function newcomers(db: Database, clock: Clock) {
  const accounts = accountQueries(db)
  const records = accountRecords(db, clock)
  const teams = teamRecords(db, clock)

  const add = db.transaction((account: NewAccount, by: Actor, reason: string | null = null): Newcomer => {
    const id = records.add(account, by, reason)
    return { id, token: account.passwordHash === null ? records.makePasswordLink(id, by) : null }
  })

  const addToTeam = db.transaction((account: Omit<NewAccount, 'teamId'>, team: string | null, by: Actor) => {
    const known = team === null ? undefined : accounts.teamByName(team)
    const madeTeam = team !== null && !known
    const teamId = madeTeam ? teams.add(team, by) : (known?.id ?? null)
    return { ...add({ ...account, teamId }, by), madeTeam }
  })

  return {
    /** @throws Taken, NoSuchTeam */
    add: add.immediate,
    /** The same with a team by its name, which is made when there is none. @throws Taken */
    addToTeam: addToTeam.immediate,
  }
}
