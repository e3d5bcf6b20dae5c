import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import { hashOf, newToken } from '../lib/tokens.ts'

export const DEVICE_LIFETIME_MS = 365 * 86_400_000

/** The browsers in which somebody has signed in, by the token in a cookie of theirs; only its hash is kept. */
export function knownDevices(sessionsDb: Database, clock: Clock) {
  const insert = sessionsDb.prepare<[string, number, number]>(
    'insert into known_device (token_hash, account_id, last_used_at) values (?, ?, ?)',
  )
  const find = sessionsDb
    .prepare<[string, number, number], number>(
      'select 1 from known_device where token_hash = ? and account_id = ? and last_used_at > ?',
    )
    .pluck()
  const touch = sessionsDb.prepare<[number, string]>(
    'update known_device set last_used_at = ? where token_hash = ?',
  )
  const forgetAll = sessionsDb.prepare<[number]>('delete from known_device where account_id = ?')
  const forgetOld = sessionsDb.prepare<[number]>('delete from known_device where last_used_at <= ?')
  const oldest = () => clock().getTime() - DEVICE_LIFETIME_MS

  return {
    isKnown: (token: string, accountId: number): boolean =>
      find.get(hashOf(token), accountId, oldest()) !== undefined,
    /** After signing in. @returns the token that the browser is to keep */
    remember(token: string | null, accountId: number): string {
      if (token && find.get(hashOf(token), accountId, oldest())) {
        touch.run(clock().getTime(), hashOf(token))
        return token
      }
      const fresh = newToken()
      forgetOld.run(oldest())
      insert.run(hashOf(fresh), accountId, clock().getTime())
      return fresh
    },
    /** After a new password: whoever used the old one is a stranger again. */
    forgetAll: (accountId: number) => void forgetAll.run(accountId),
  }
}
