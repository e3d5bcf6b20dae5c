import type { Database } from '../../db/open.ts'
import type { Clock } from '../lib/dates.ts'
import { hashOf } from '../lib/tokens.ts'

/** So many attempts at once, then one in each so many milliseconds. */
interface Allowance {
  atOnce: number
  everyMs: number
}

/**
 * An account is guarded against guessing from many addresses, an address against trying many accounts. A browser in
 * which the person has signed in before counts by itself (OWASP's device cookie), so that somebody else's guessing
 * never keeps its owner out.
 */
const ALLOWANCES = {
  account: { atOnce: 6, everyMs: 40_000 }, // with its six at once fewer than 100 in an hour, as OWASP asks
  address: { atOnce: 20, everyMs: 60_000 },
  device: { atOnce: 8, everyMs: 40_000 },
  ownPassword: { atOnce: 6, everyMs: 40_000 }, // in a session that is open: apart, or a stranger could use it up
} satisfies Record<string, Allowance>

export interface Throttled {
  kind: keyof typeof ALLOWANCES
  /** What is counted: an e-mail address, an IP address. Kept as a hash only. */
  of: string
}

/** An attempt that may go on, or how long it has to wait. */
export type Turn = { waitMs: 0; forgive: () => void } | { waitMs: number; forgive?: never }

/**
 * Slows attempts down, and never shuts anyone out: what is owed is worked off by time alone, and an attempt that is
 * told to wait costs nothing more. (The generic cell rate algorithm: each key holds the time at which nothing is owed.)
 * Each attempt is charged before its password is looked at, so that many at once gain nothing.
 */
export function throttle(sessionsDb: Database, clock: Clock) {
  const freeAt = sessionsDb.prepare<[string], number>('select free_at from throttle where key = ?').pluck()
  const charge = sessionsDb.prepare<[string, number]>(`
    insert into throttle (key, free_at) values (?, ?)
    on conflict (key) do update set free_at = excluded.free_at`)
  const forget = sessionsDb.prepare<[string]>('delete from throttle where key = ?')
  const forgetPaid = sessionsDb.prepare<[number]>('delete from throttle where free_at <= ?')
  const giveBack = sessionsDb.prepare<[number, string]>(
    'update throttle set free_at = free_at - ? where key = ?',
  )

  const take = sessionsDb.transaction((all: readonly Throttled[]): number => {
    const at = clock().getTime()
    const owed = all.map((one) => ({
      ...one,
      key: keyOf(one),
      free: Math.max(at, freeAt.get(keyOf(one)) ?? 0),
    }))
    const waits = owed.map(({ kind, free }) => {
      const { atOnce, everyMs } = ALLOWANCES[kind]
      return free - at - (atOnce - 1) * everyMs
    })
    const waitMs = Math.max(0, ...waits)
    if (waitMs > 0) return waitMs
    forgetPaid.run(at)
    for (const { kind, key, free } of owed) charge.run(key, free + ALLOWANCES[kind].everyMs)
    return 0
  })

  /** An address gets back only what this attempt cost: who has one account must not clear the way to others. */
  const forgive = sessionsDb.transaction((all: readonly Throttled[]) => {
    for (const one of all) {
      if (one.kind === 'address') giveBack.run(ALLOWANCES.address.everyMs, keyOf(one))
      else forget.run(keyOf(one))
    }
  })

  return {
    /** Takes a turn under every key, or under none. `forgive` is for an attempt that was an honest one. */
    take(all: readonly Throttled[]): Turn {
      const waitMs = take.immediate(all)
      return waitMs > 0 ? { waitMs } : { waitMs: 0, forgive: () => forgive.immediate(all) }
    },
  }
}

function keyOf({ kind, of }: Throttled): string {
  return hashOf(`${kind}:${of}`)
}
