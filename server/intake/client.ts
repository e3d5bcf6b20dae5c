import { z } from 'zod'
import type { CivilDate } from '../lib/dates.ts'
import { asking, type Patience } from './asking.ts'
import { surroundingAddresses } from './surrounding-addresses.ts'
import { surroundingsClient } from './surroundings-client.ts'

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

interface ClientOptions extends Partial<Patience> {
  /** The address of the API: `https://…/api`. */
  base: string
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
  const patience = { atOnce, gapMs, retries, firstWaitMs, timeoutMs, largest }
  const { get, requests } = asking(patience)

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
    /** The calendar and the Members, which other hosts keep: one that is down holds up nothing here. */
    surroundings: surroundingsClient(surroundingAddresses(base), patience),
    /** How many requests for questions were made so far. */
    requests,
  }
}

export type ParliamentClient = ReturnType<typeof parliamentClient>
