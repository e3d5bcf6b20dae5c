import type { Database } from '../../db/open.ts'

/** A session as it is found by its token. */
export interface StoredSession {
  number: number
  accountId: number
  /** The account's epoch when the session began: a later one ends it. */
  epoch: number
  /** Milliseconds since 1970. */
  lastUsedAt: number
  /** Words to be said once, on the next page. */
  notice: string | null
}

/** A session as its owner sees it in their list. */
export interface SessionRow {
  number: number
  address: string
  agent: string
  startedAt: number
  lastUsedAt: number
  isCurrent: 0 | 1
}

interface Limits {
  idle: number
  absolute: number
}

interface NewSession {
  hash: string
  accountId: number
  epoch: number
  address: string
  agent: string
  at: number
}

/** All SQL of sessions. */
export function sessionStatements(sessionsDb: Database) {
  const lives = 'last_used_at > :idle and started_at > :absolute'
  return {
    find: sessionsDb.prepare<Limits & { hash: string }, StoredSession>(`
      select number, account_id as accountId, epoch, last_used_at as lastUsedAt, notice
        from session
       where token_hash = :hash and ${lives}`),
    begin: sessionsDb.prepare<NewSession>(`
      insert into session (token_hash, account_id, epoch, address, agent, started_at, last_used_at)
      values (:hash, :accountId, :epoch, :address, :agent, :at, :at)`),
    touch: sessionsDb.prepare<[number, number]>('update session set last_used_at = ? where number = ?'),
    setNotice: sessionsDb.prepare<[string | null, number]>('update session set notice = ? where number = ?'),
    end: sessionsDb.prepare<[number, number]>('delete from session where account_id = ? and number = ?'),
    endOthers: sessionsDb.prepare<[number, number]>(
      'delete from session where account_id = ? and number <> ?',
    ),
    sweep: sessionsDb.prepare<Limits>(
      'delete from session where last_used_at <= :idle or started_at <= :absolute',
    ),
    ofAccount: sessionsDb.prepare<Limits & { accountId: number; epoch: number; number: number }, SessionRow>(`
      select number, address, agent, started_at as startedAt, last_used_at as lastUsedAt,
             number = :number as isCurrent
        from session
       where account_id = :accountId and epoch = :epoch and ${lives}
       order by last_used_at desc, number desc`),
  }
}
