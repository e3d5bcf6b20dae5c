import { normaliseQuotes } from '../../lib/text.ts'
import type { Deadline } from '../commitment.ts'
import type { Kind } from '../kinds.ts'

/** A promise as it is compared with others. */
export interface Promised {
  text: string
  kind: Kind
  policyIds: readonly number[]
  deadline: Pick<Deadline, 'phrase' | 'earliest' | 'latest'>
}

/** The words of a promise, with those that say by when. */
interface Worded {
  text: string
  deadline: Pick<Deadline, 'phrase'>
}

/**
 * What two promises share of the runs of three words of the shorter one. On 610 real answers all pairs from 0.7 up
 * were the same promise; from 0.45 up it was the same where kind and policy were too.
 */
const SAME_WORDS = 0.7
const SIMILAR_WORDS = 0.45
/** So short a promise has to be the same word for word: "We will consult" is part of many. */
const FEW_RUNS = 5
const RUN = 3

/**
 * Makes the function that tells whether a promise is likely one that was made before: in nearly the same words, or in
 * similar words where kind, policy and time agree. The words that say by when do not count: a slip changes them. Nor
 * is a letter promised to one Member the letter promised to another, so those never count as the same by their words.
 */
export function likelihoodOf(promised: Promised): (other: Promised) => boolean {
  const runs = runsOf(promised)
  return (other) => {
    if (promised.kind === 'write_or_deposit' || other.kind === 'write_or_deposit') return false
    const shared = shareOf(runs, runsOf(other))
    return shared >= SAME_WORDS || (shared >= SIMILAR_WORDS && isOfOnePiece(promised, other))
  }
}

/**
 * How much two promises have in common by their words, from 0 to 1, and whether that is enough where it is known
 * otherwise that they belong together.
 */
export function wordsInCommon(one: Worded, other: Worded): { share: number; areSimilar: boolean } {
  const share = shareOf(runsOf(one), runsOf(other))
  return { share, areSimilar: share >= SIMILAR_WORDS }
}

function isOfOnePiece(one: Promised, other: Promised): boolean {
  const sharesPolicy = one.policyIds.some((id) => other.policyIds.includes(id))
  return one.kind === other.kind && sharesPolicy && mayMeet(one.deadline, other.deadline)
}

/** A side that gives no day contradicts nothing. */
function mayMeet(one: Promised['deadline'], other: Promised['deadline']): boolean {
  const isBefore = (first: Promised['deadline'], second: Promised['deadline']) =>
    first.latest !== null && second.earliest !== null && first.latest < second.earliest
  return !isBefore(one, other) && !isBefore(other, one)
}

/** From 0 to 1; the same whichever comes first. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  if (small.size === 0 || (small.size < FEW_RUNS && small.size < large.size)) return 0
  let shared = 0
  for (const run of small) if (large.has(run)) shared += 1
  if (small.size < FEW_RUNS) return shared === small.size ? 1 : 0
  return shared / small.size
}

/** Of the promises compared last: the open ones are compared with each new one, and their words never change. */
const known = new Map<string, ReadonlySet<string>>()
const MOST_KNOWN = 10_000

function runsOf({ text, deadline: { phrase } }: Worded): ReadonlySet<string> {
  const key = `${phrase ?? ''}\n${text}`
  const runs = known.get(key) ?? readRuns(text, phrase)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, runs)
  return runs
}

/** Runs of three words, or all the words where there are fewer. */
function readRuns(text: string, phrase: string | null): Set<string> {
  const words = wordsOf(phrase && text.includes(phrase) ? text.replace(phrase, ' ') : text)
  if (words.length <= RUN) return new Set(words.length > 0 ? [words.join(' ')] : [])
  return new Set(words.slice(RUN - 1).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`))
}

function wordsOf(text: string): string[] {
  return (
    normaliseQuotes(text)
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
