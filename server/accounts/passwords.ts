import { hash, verify } from '@node-rs/argon2'
import { Busy } from '../web/errors.ts'

/**
 * RFC 9106's second choice of parameters (64 MiB), with one pass more: 60 to 150 ms on the machines tried. One lane:
 * several would take processors from those who search meanwhile.
 */
const ARGON2ID = 2 // the package's own enumeration cannot be imported by a module that is only stripped of types
const COST = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 4, parallelism: 1 }

/** At work at once, each with 64 MiB; the others wait their turn. */
const MOST_AT_WORK = 2
/** Beyond this many waiting, a person would wait for seconds: they are asked to come again. */
const MOST_WAITING = 40

let atWork = 0
const waiting: (() => void)[] = []

/** @returns the hash in PHC form, with its salt and cost: `$argon2id$v=19$m=65536,t=4,p=1$…` */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), COST))
}

/**
 * Whether this is the password of an account. Without a hash (no such account) the same work is done for nothing, so
 * that the time it takes tells nobody which e-mail addresses have accounts.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const matches = await inTurn(() => verify(stored ?? NOBODYS, normalise(password)))
  return matches && stored !== null
}

/** The hash of a long random text that was thrown away, made with COST. */
const NOBODYS =
  '$argon2id$v=19$m=65536,t=4,p=1$gNSKLgUTkpMvZ8/qKVXw8Q$9nOwNokvzuaa+svOCVqd8JSQwLwlsrvFjKZYBCw0QM8'

/** The same typed on another keyboard may come in other code points. */
function normalise(password: string): string {
  return password.normalize('NFKC')
}

/** @throws Busy when too many wait already */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atWork >= MOST_AT_WORK) {
    if (waiting.length >= MOST_WAITING) {
      throw new Busy('Too many people are signing in at this moment.', 'Try again in a minute.', 60)
    }
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    atWork += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else atWork -= 1
  }
}
