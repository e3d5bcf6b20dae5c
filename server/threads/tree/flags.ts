import type { Status } from '../../questions/question.ts'
import type { ReferenceRow } from '../queries.ts'
import type { Step } from './steps.ts'
import { targetsIn } from './tree.ts'

/**
 * What is wrong with a referral in an answer. *circle*: following the referrals leads back to it. *sent-back*: it says
 * nothing but where the very answer is that its question pursues, or an earlier one. *absent*: the record has no such
 * question. *unanswered*, *lapsed*, *withdrawn*: it has the question, without an answer.
 */
export type FlagKind = 'circle' | 'sent-back' | 'absent' | 'unanswered' | 'lapsed' | 'withdrawn'

export interface Flag {
  kind: FlagKind
  /** The number of the question at which the referral ends. */
  uin: string
  /** The referral leads there by other answers that only refer on. */
  isAtTheEnd: boolean
}

/** A holding answer is none. */
const NO_ANSWER: Readonly<Partial<Record<Status, FlagKind>>> = {
  unanswered: 'unanswered',
  holding: 'unanswered',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
}

/** What a step's flags depend on. */
export interface Flagged {
  steps: readonly Step[]
  /** Of a question. */
  statusOf: (questionId: number) => Status | undefined
  /** Whether the answer of a step says nothing but where another is. */
  onlyRefers: (stepId: number) => boolean
}

/** The flags of each step, by its number. */
export function flagsOf({ steps, statusOf, onlyRefers }: Flagged): Map<number, Flag[]> {
  const targetOf = targetsIn(steps)
  const referrals = new Map(steps.map((step) => [step.id, referencesIn(step, 'answer')]))
  const referralReaches = reachingBy((step) => referencesIn(step, 'answer'))
  const pursuitReaches = reachingBy((step) => referencesIn(step, 'question'))

  function reachingBy(of: (step: Step) => ReferenceRow[]) {
    return reaching(new Map(steps.map((step) => [step.id, of(step).flatMap((one) => targetOf(one) ?? [])])))
  }

  function flagsOfStep({ id }: Step): Flag[] {
    const flags = new Map<string, Flag>()
    for (const reference of referrals.get(id) ?? []) {
      const flag = flagOf(id, reference)
      if (flag && !flags.has(`${flag.kind} ${flag.uin}`)) flags.set(`${flag.kind} ${flag.uin}`, flag)
    }
    return [...flags.values()]
  }

  function flagOf(id: number, reference: ReferenceRow): Flag | null {
    const target = targetOf(reference)
    const { uin } = reference
    if (target === id) return null
    if (target !== null && referralReaches(target, id)) return { kind: 'circle', uin, isAtTheEnd: false }
    if (target !== null && onlyRefers(id) && pursuitReaches(id, target)) {
      return { kind: 'sent-back', uin, isAtTheEnd: false }
    }
    return endOf(reference, new Set([id]))
  }

  /** Follows referrals through answers that only refer on, to where they end. */
  function endOf(reference: ReferenceRow, visited: Set<number>): Flag | null {
    const { targetId, uin, isAmbiguous } = reference
    if (targetId === null) return isAmbiguous ? null : { kind: 'absent', uin, isAtTheEnd: visited.size > 1 }
    const kind = NO_ANSWER[statusOf(targetId) ?? 'answered']
    if (kind) return { kind, uin, isAtTheEnd: visited.size > 1 }
    const target = targetOf(reference)
    if (target === null || visited.has(target) || !onlyRefers(target)) return null
    visited.add(target)
    return firstIfAll(referrals.get(target) ?? [], (one) => endOf(one, visited))
  }

  return new Map(steps.map((step) => [step.id, flagsOfStep(step)]))
}

function referencesIn(step: Step, foundIn: ReferenceRow['foundIn']): ReferenceRow[] {
  return step.references.filter((reference) => reference.foundIn === foundIn)
}

/** What the first gives, when each gives something; the rest are not looked at after one that does not. */
function firstIfAll<One, Result>(all: readonly One[], give: (one: One) => Result | null): Result | null {
  let first: Result | null = null
  for (const one of all) {
    const given = give(one)
    if (given === null) return null
    first ??= given
  }
  return first
}

/** Makes the function that tells whether following leads from one step to another, or they are the same. */
function reaching(next: ReadonlyMap<number, readonly number[]>): (from: number, to: number) => boolean {
  const reached = new Map<number, ReadonlySet<number>>()

  function from(id: number): ReadonlySet<number> {
    const known = reached.get(id)
    if (known) return known
    const seen = new Set([id])
    for (const one of seen) for (const after of next.get(one) ?? []) seen.add(after)
    reached.set(id, seen)
    return seen
  }

  return (one, other) => from(one).has(other)
}
