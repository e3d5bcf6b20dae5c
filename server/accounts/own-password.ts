import type { Database } from '../../db/open.ts'
import type { Actor } from '../audit/record.ts'
import type { Clock } from '../lib/dates.ts'
import type { Session } from '../web/sessions.ts'
import { problemWith } from './password-rules.ts'
import { hashPassword, isPassword } from './passwords.ts'
import { accountQueries } from './queries.ts'
import { signInRecords } from './sign-in-record.ts'
import { throttle } from './throttle.ts'

interface PasswordChange {
  session: Session
  current: string
  password: string
  by: Actor
}

export type PasswordOutcome =
  | { outcome: 'changed'; account: { id: number; epoch: number } }
  /** The present password is another. */
  | { outcome: 'wrong' }
  | { outcome: 'weak'; problem: string }
  | { outcome: 'wait'; waitMs: number }
  /** The session was ended while this was under way. */
  | { outcome: 'ended' }

/** Changing one's own password, for which the present one is asked: the browser may have been found open. */
export function ownPasswords(parts: { db: Database; sessionsDb: Database; clock: Clock }) {
  const accounts = accountQueries(parts.db)
  const records = signInRecords(parts.db, parts.clock)
  const turns = throttle(parts.sessionsDb, parts.clock)

  async function change({ session, current, password, by }: PasswordChange): Promise<PasswordOutcome> {
    const turn = turns.take([{ kind: 'ownPassword', of: String(session.accountId) }])
    if (turn.waitMs > 0) return { outcome: 'wait', waitMs: turn.waitMs }
    const account = accounts.byId(session.accountId)
    const stored = accounts.credentialsById(session.accountId)?.passwordHash ?? null
    if (!account || !(await isPassword(current, stored))) return { outcome: 'wrong' }
    turn.forgive?.()
    const problem = await problemWith(password, [account.name, account.email, account.teamName ?? ''])
    if (problem) return { outcome: 'weak', problem }
    if (!records.changePassword(session, await hashPassword(password), by)) return { outcome: 'ended' }
    const changed = accounts.credentialsById(account.id)
    return changed ? { outcome: 'changed', account: changed } : { outcome: 'ended' }
  }

  return { change }
}
