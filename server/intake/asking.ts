import pRetry from 'p-retry'
import type { z } from 'zod'
import { Declined, getJson, type Limits, Unreachable } from './get-json.ts'
import { type Pace, pacer } from './pace.ts'

export interface Patience extends Pace, Limits {
  /** How often something is asked for again. */
  retries: number
  /** Before the first time that something is asked for again; then twice as long each time. */
  firstWaitMs: number
}

/** Asks for JSON of a known shape at a pace, and again where that makes sense. */
export function asking({ atOnce, gapMs, retries, firstWaitMs, ...limits }: Patience) {
  const { pace, holdBack } = pacer({ atOnce, gapMs })
  const again = { retries, minTimeout: firstWaitMs, maxTimeout: 60_000, randomize: true }
  let requests = 0

  /**
   * @throws Unreachable when it cannot be had now
   * @throws Declined when it cannot be had at all
   */
  async function get<T>(address: URL, shape: z.ZodType<T>): Promise<T> {
    const ask = () =>
      pace(() => {
        requests += 1
        return getJson(address, limits)
      })
    const json = await pRetry(ask, {
      ...again,
      shouldRetry: ({ error }) => error instanceof Unreachable,
      onFailedAttempt,
    })
    const reply = shape.safeParse(json)
    if (!reply.success) throw new Declined(`${address.host} sent a reply of an unknown form`)
    return reply.data
  }

  /** Everybody waits when one request was told to. */
  function onFailedAttempt({ error }: { error: Error }): void {
    if (error instanceof Unreachable) holdBack(error.waitMs)
  }

  return {
    get,
    /** How many requests were made so far. */
    requests: () => requests,
  }
}
