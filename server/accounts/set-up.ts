import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { oneTimeLinks } from './one-time-links.ts'
import { accountQueries } from './queries.ts'
import { accountRecords } from './record.ts'
import { teamRecords } from './teams.ts'

/**
 * While there is no account, makes the link by which the first admin makes theirs; one printed before is void.
 * @returns the path to open within an hour, or null when there are accounts
 */
export function offerSetUp(db: Database, clock: Clock): string | null {
  if (accountQueries(db).any()) return null
  return paths.setUp(oneTimeLinks(db, clock).makeSetUp())
}

interface FirstAccount {
  name: string
  email: string
  team: string
  passwordHash: string
}

/** The other end of that link. */
export function firstSetUp(db: Database, clock: Clock) {
  const links = oneTimeLinks(db, clock)
  const accounts = accountQueries(db)
  const records = accountRecords(db, clock)
  const teams = teamRecords(db, clock)

  const isOpen = (token: string): boolean => links.isSetUp(token) && !accounts.any()

  /** Makes the first admin and their team. @returns null when somebody else was first, or the link has died */
  const complete = db.transaction((token: string, first: FirstAccount, requestId: string) => {
    if (!isOpen(token)) return null
    const { team, ...account } = first
    const by = { accountId: null, name: account.name, via: 'web' as const, requestId }
    const teamId = accounts.teamByName(team)?.id ?? teams.add(team, by)
    const id = records.add({ ...account, role: 'admin', teamId }, { requestId })
    return accounts.credentialsById(id) ?? null
  })

  return { isOpen, complete: complete.immediate }
}
