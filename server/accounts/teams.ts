import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, now } from '../lib/dates.ts'
import { EditedMeanwhile } from '../lib/refusals.ts'
import { Taken, type Team, TeamHasPeople } from './account.ts'
import { accountQueries } from './queries.ts'

/** All writing of teams; each change with its audit record in one transaction. */
export function teamRecords(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const accounts = accountQueries(db)
  const insert = db.prepare<[string, string]>('insert into team (name, created_at) values (?, ?)')
  const setName = db.prepare<[string, number]>(
    'update team set name = ?, revision = revision + 1 where id = ?',
  )
  const remove = db.prepare<[number]>('delete from team where id = ?')
  const members = db.prepare<[number], number>('select count(*) from account where team_id = ?').pluck()

  const add = db.transaction((name: string, by: Actor): number => {
    refuseTakenName(name, null)
    const id = Number(insert.run(name, now(clock)).lastInsertRowid)
    audit({ by, action: 'added', thing: { kind: 'team', id, name }, after: { name } })
    return id
  })

  const rename = db.transaction((id: number, name: string, revision: number, by: Actor) => {
    const team = existing(id)
    if (team.revision !== revision) throw new EditedMeanwhile()
    if (team.name === name) return
    refuseTakenName(name, id)
    setName.run(name, id)
    audit({
      by,
      action: 'renamed',
      thing: { kind: 'team', id, name: team.name },
      before: { name: team.name },
      after: { name },
    })
  })

  /** For mistakes: a team to which anyone belongs, disabled accounts too, stays. */
  const removeEmpty = db.transaction((id: number, by: Actor) => {
    const { name } = existing(id)
    if (members.get(id) !== 0) {
      throw new TeamHasPeople('People belong to this team. Give each of them another team first.')
    }
    remove.run(id)
    audit({ by, action: 'removed', thing: { kind: 'team', id, name }, before: { name } })
  })

  function existing(id: number): Team {
    const team = accounts.teamById(id)
    if (!team) throw new Error(`There is no team ${id}`)
    return team
  }

  function refuseTakenName(name: string, ownerId: number | null): void {
    const owner = accounts.teamByName(name)
    if (owner && owner.id !== ownerId) throw new Taken(`There is a team called ${owner.name} already.`)
  }

  return {
    /** @throws Taken */
    add: add.immediate,
    /** @throws EditedMeanwhile, Taken */
    rename: rename.immediate,
    /** @throws TeamHasPeople */
    remove: removeEmpty.immediate,
  }
}
