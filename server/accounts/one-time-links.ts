import type { Database } from '../../db/open.ts'
import { type Clock, now } from '../lib/dates.ts'
import { hashOf, newToken } from '../lib/tokens.ts'
import { PASSWORD_LINK_HOURS } from './account.ts'

const HOUR_MS = 3_600_000
/** The first set-up waits at a terminal. */
const LIFETIME_MS = { 'set-up': HOUR_MS, password: PASSWORD_LINK_HOURS * HOUR_MS } as const

/**
 * Links that let in once without a password. Only the hash of the token is kept, so that whoever reads the database
 * cannot use them.
 */
export function oneTimeLinks(db: Database, clock: Clock) {
  const insert = db.prepare<[string, string, number | null, string, string]>(`
    insert into one_time_link (token_hash, purpose, account_id, created_at, expires_at)
    values (?, ?, ?, ?, ?)`)
  const dropSetUps = db.prepare("delete from one_time_link where purpose = 'set-up'")
  const dropOf = db.prepare<[number]>('delete from one_time_link where account_id = ?')
  const dropExpired = db.prepare<[string]>('delete from one_time_link where expires_at <= ?')
  const setUp = db
    .prepare<[string, string], number>(`
      select 1 from one_time_link where token_hash = ? and purpose = 'set-up' and expires_at > ?`)
    .pluck()
  const accountFor = db
    .prepare<[string, string], number>(`
      select l.account_id
        from one_time_link l
        join account a on a.id = l.account_id
       where l.token_hash = ? and l.expires_at > ? and a.disabled_at is null`)
    .pluck()

  function make(purpose: keyof typeof LIFETIME_MS, accountId: number | null): string {
    const token = newToken()
    const expiresAt = new Date(clock().getTime() + LIFETIME_MS[purpose]).toISOString()
    dropExpired.run(now(clock))
    insert.run(hashOf(token), purpose, accountId, now(clock), expiresAt)
    return token
  }

  return {
    /** For the first account; a set-up link made before is void. @returns the token for the link */
    makeSetUp: db.transaction((): string => {
      dropSetUps.run()
      return make('set-up', null)
    }).immediate,
    /**
     * For choosing a password; one made before for the same account is void. To be called in the transaction that
     * puts it on the audit trail.
     */
    makeForPassword(accountId: number): string {
      dropOf.run(accountId)
      return make('password', accountId)
    },
    isSetUp: (token: string): boolean => setUp.get(hashOf(token), now(clock)) !== undefined,
    /** The account that may choose a password by this link; undefined when it is spent, old or never was. */
    accountFor: (token: string): number | undefined => accountFor.get(hashOf(token), now(clock)),
  }
}
