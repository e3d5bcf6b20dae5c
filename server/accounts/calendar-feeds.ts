import { oncePerDatabase } from '../../db/once.ts'
import type { Database } from '../../db/open.ts'
import { type Actor, auditTrail } from '../audit/record.ts'
import { type Clock, type Instant, now } from '../lib/dates.ts'
import { hashOf, newToken } from '../lib/tokens.ts'
import type { VisitingAccount } from './permissions.ts'
import { accountQueries } from './queries.ts'
import { thingOf } from './sign-in-record.ts'

/**
 * Private addresses by which a calendar program reads a person's deadlines without signing in. Each account has one at
 * most, of which only the token's hash is kept. It is of one epoch of its account, so whatever ends all sessions (a new
 * password, disabling, an admin) ends it as well: who got hold of a session cannot keep what they made with it.
 */
export function calendarFeeds(db: Database, clock: Clock) {
  const audit = auditTrail(db, clock)
  const accounts = accountQueries(db)
  const sql = feedStatements(db)

  const make = db.transaction((accountId: number, by: Actor): string => {
    const token = newToken()
    sql.put.run({ accountId, hash: hashOf(token), at: now(clock) })
    audit({ by, action: 'made a calendar address for', thing: thingOf(accounts.existing(accountId)) })
    return token
  })

  const stop = db.transaction((accountId: number, by: Actor): boolean => {
    if (sql.drop.run(accountId).changes === 0) return false
    audit({ by, action: 'stopped the calendar address of', thing: thingOf(accounts.existing(accountId)) })
    return true
  })

  return {
    /** The address made before stops. @returns the token of the new one, which is kept nowhere */
    make: make.immediate,
    /** @returns false when there was none */
    stop: stop.immediate,
    /** When the address that works was made; null when there is none. */
    madeAt: (accountId: number): Instant | null => sql.madeAt.get(accountId) ?? null,
    /** Whose calendar it is, with the role that they have now; undefined for a token that does not work. */
    ownerOf(token: string): VisitingAccount | undefined {
      const found = sql.holder.get(hashOf(token))
      return found && accounts.visiting(found.accountId, found.epoch)
    },
  }
}

/** Those of three features at once: one's own account, the making of an address, the calendar itself. */
const feedStatements = oncePerDatabase((db) => {
  const put = db.prepare<{ accountId: number; hash: string; at: Instant }>(`
    insert into calendar_feed (account_id, token_hash, created_at, epoch)
    select id, :hash, :at, epoch
      from account
     where id = :accountId
        on conflict (account_id) do update
       set token_hash = excluded.token_hash, created_at = excluded.created_at, epoch = excluded.epoch`)
  const drop = db.prepare<[number]>('delete from calendar_feed where account_id = ?')
  const madeAt = db
    .prepare<[number], Instant>(`
      select f.created_at
        from calendar_feed f
        join account a on a.id = f.account_id and a.epoch = f.epoch
       where f.account_id = ?`)
    .pluck()
  const holder = db.prepare<[string], { accountId: number; epoch: number }>(
    'select account_id as accountId, epoch from calendar_feed where token_hash = ?',
  )
  return { put, drop, madeAt, holder }
})
