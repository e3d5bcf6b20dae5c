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
  const byId = new Map(steps.map((step) => [step.id, step]))
  const targetOf = targetsIn(steps)
  const pursued = (id: number) => targetsBy('question', id)
  const referred = (id: number) => targetsBy('answer', id)

  function targetsBy(foundIn: ReferenceRow['foundIn'], id: number): number[] {
    return referencesIn(byId.get(id), foundIn).flatMap((one) => targetOf(one) ?? [])
  }

  function flagsOfStep(step: Step): Flag[] {
    const all = referencesIn(step, 'answer').flatMap((reference) => flagOf(step, reference) ?? [])
    const keys = all.map(({ kind, uin }) => `${kind} ${uin}`)
    return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
  }

  function flagOf({ id }: Step, reference: ReferenceRow): Flag | null {
    const target = targetOf(reference)
    const { uin } = reference
    if (target === id) return null
    if (target !== null && reaches(target, id, referred)) return { kind: 'circle', uin, isAtTheEnd: false }
    if (target !== null && onlyRefers(id) && pursued(id).some((one) => reaches(one, target, pursued))) {
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
    const ends = referencesIn(byId.get(target), 'answer').map((one) => endOf(one, visited))
    return ends.every((end) => end !== null) ? (ends[0] ?? null) : null
  }

  return new Map(steps.map((step) => [step.id, flagsOfStep(step)]))
}

function referencesIn(step: Step | undefined, foundIn: ReferenceRow['foundIn']): ReferenceRow[] {
  return step?.references.filter((reference) => reference.foundIn === foundIn) ?? []
}

/** Whether following leads from one step to another, or they are the same. */
function reaches(from: number, to: number, next: (id: number) => readonly number[]): boolean {
  const seen = new Set([from])
  for (const id of seen) {
    if (id === to) return true
    for (const one of next(id)) seen.add(one)
  }
  return false
}
