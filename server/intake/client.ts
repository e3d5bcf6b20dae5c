import pRetry from 'p-retry'
import { z } from 'zod'
import type { CivilDate } from '../lib/dates.ts'
import { Declined, getJson, type Limits, Unreachable } from './get-json.ts'
import { type Pace, pacer } from './pace.ts'

/** Which questions of an answering body: by what happened to them between two days, both included. */
export interface Window {
  what: 'tabled' | 'answered' | 'corrected'
  from: CivilDate
  to: CivilDate
  body: number
  /** Only those without an answer. */
  isOpen?: boolean
}

export interface Page {
  /** How many questions the whole window has. */
  total: number
  /** The rows as they came, none of them checked yet. */
  rows: readonly unknown[]
}

interface ClientOptions extends Partial<Pace>, Partial<Limits> {
  /** The address of the API: `https://…/api`. */
  base: string
  /** How often something is asked for again. */
  retries?: number
  /** Before the first time that something is asked for again; then twice as long each time. */
  firstWaitMs?: number
}

const PAGE = 100

const PageReply = z.object({ totalResults: z.int().nonnegative(), results: z.array(z.unknown()).max(1_000) })
const DetailReply = z.object({ value: z.unknown() })

/**
 * Parliament's written questions API. It has no published limit of its own: three requests at once and five a
 * second are what other clients of it keep to.
 */
export function parliamentClient({
  base,
  retries = 5,
  firstWaitMs = 1_000,
  atOnce = 3,
  gapMs = 200,
  timeoutMs = 60_000,
  largest = 20_000_000,
}: ClientOptions) {
  const { pace, holdBack } = pacer({ atOnce, gapMs })
  const again = { retries, minTimeout: firstWaitMs, maxTimeout: 60_000, randomize: true }
  let requests = 0

  async function get<T>(address: URL, shape: z.ZodType<T>): Promise<T> {
    const ask = () =>
      pace(() => {
        requests += 1
        return getJson(address, { timeoutMs, largest })
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

  /** A page of a window's questions, their texts cut, from the row `skip`. */
  async function page(window: Window, skip: number): Promise<Page> {
    const address = new URL(`${base}/writtenquestions/questions`)
    address.search = new URLSearchParams({
      [`${window.what}WhenFrom`]: window.from,
      [`${window.what}WhenTo`]: window.to,
      answeringBodies: String(window.body),
      sessionStatus: 'Any',
      includeWithdrawn: 'true',
      expandMember: 'true',
      ...(window.isOpen ? { questionStatus: 'NotAnswered' } : {}),
      skip: String(skip),
      take: String(PAGE),
    }).toString()
    const { totalResults, results } = await get(address, PageReply)
    return { total: totalResults, rows: results }
  }

  /** One question, its texts whole: the value as it came, not checked yet. */
  async function question(parliamentId: number): Promise<unknown> {
    const address = new URL(`${base}/writtenquestions/questions/${parliamentId}?expandMember=true`)
    const { value } = await get(address, DetailReply)
    return value
  }

  return {
    host: new URL(base).host,
    page,
    question,
    /** How many requests were made so far. */
    requests: () => requests,
  }
}

export type ParliamentClient = ReturnType<typeof parliamentClient>
