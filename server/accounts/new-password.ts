import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import type { Account } from './account.ts'
import { oneTimeLinks } from './one-time-links.ts'
import { accountQueries } from './queries.ts'
import { accountRecords } from './record.ts'

/** Choosing a password by a one-time link that an admin made. */
export function newPasswords(db: Database, clock: Clock) {
  const links = oneTimeLinks(db, clock)
  const accounts = accountQueries(db)
  const records = accountRecords(db, clock)

  function accountFor(token: string): Account | undefined {
    const id = links.accountFor(token)
    return id === undefined ? undefined : accounts.byId(id)
  }

  /** Spends the link. @returns null when it was spent or died meanwhile */
  const choose = db.transaction((token: string, passwordHash: string, requestId: string) => {
    const account = accountFor(token)
    if (!account) return null
    const { id, name } = account
    records.choosePassword(id, passwordHash, { accountId: id, name, via: 'web', requestId })
    return accounts.credentialsById(id) ?? null
  })

  return { accountFor, choose: choose.immediate }
}
