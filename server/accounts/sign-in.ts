import type { Database } from '../../db/open.ts'
import { networkOf } from '../lib/addresses.ts'
import type { Clock } from '../lib/dates.ts'
import { knownDevices } from './known-devices.ts'
import { isPassword } from './passwords.ts'
import { accountQueries } from './queries.ts'
import { type Throttled, throttle } from './throttle.ts'

interface Attempt {
  /** As `normaliseEmail` gives it. */
  email: string
  password: string
  /** Where the request came from. */
  address: string
  /** From the browser's cookie, if it has one. */
  deviceToken: string | null
}

export type SignInOutcome =
  | { outcome: 'right'; account: { id: number; epoch: number } }
  /** No such account, disabled, no password yet, another password: nobody is told which. */
  | { outcome: 'wrong' }
  | { outcome: 'wait'; waitMs: number }

/**
 * Compares an e-mail address and a password with the accounts. Whatever is wrong, the same work is done and the same
 * is answered, so that neither words nor time tell which e-mail addresses have accounts.
 */
export function signInDesk(parts: { db: Database; sessionsDb: Database; clock: Clock }) {
  const accounts = accountQueries(parts.db)
  const devices = knownDevices(parts.sessionsDb, parts.clock)
  const turns = throttle(parts.sessionsDb, parts.clock)

  async function attempt({ email, password, address, deviceToken }: Attempt): Promise<SignInOutcome> {
    const account = accounts.credentials(email)
    const isKnown = devices.isKnown(deviceToken ?? '', account?.id ?? 0)
    const turn = turns.take(isKnown ? fromDevice(deviceToken) : fromStranger(email, address))
    if (turn.waitMs > 0) return { outcome: 'wait', waitMs: turn.waitMs }
    const isRight = await isPassword(password, account?.passwordHash ?? null)
    if (!isRight || !account || !isStill(account)) return { outcome: 'wrong' }
    turn.forgive?.()
    return { outcome: 'right', account }
  }

  /** Comparing takes long enough for the password to be changed, or the account disabled, meanwhile. */
  function isStill({ id, epoch }: { id: number; epoch: number }): boolean {
    return accounts.visiting(id, epoch) !== undefined
  }

  return { attempt }
}

function fromDevice(token: string | null): Throttled[] {
  return [{ kind: 'device', of: String(token) }]
}

function fromStranger(email: string, address: string): Throttled[] {
  return [
    { kind: 'account', of: email },
    { kind: 'address', of: networkOf(address) },
  ]
}
