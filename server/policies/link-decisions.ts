import type { Instant } from '../lib/dates.ts'
import type { FoundLink } from './found.ts'
import type { FoundIn } from './policy.ts'

/** What a person decides of a link between a policy and a question. */
export const DECISIONS = ['confirmed', 'added', 'refused'] as const
export type Decision = (typeof DECISIONS)[number]

/** How a link stands: found by its words and nothing more, or decided on. */
export const LINK_STATES = ['found', ...DECISIONS] as const
export type LinkState = (typeof LINK_STATES)[number]

/** The same of a policy and a question between which there may be none. */
export const STANDINGS_OF_LINK = [...LINK_STATES, 'none'] as const
export type LinkStanding = (typeof STANDINGS_OF_LINK)[number]

/** A link as it is held: nowhere is one that a person confirmed or added, and that no words make. */
export interface HeldLink extends Omit<FoundLink, 'foundIn'> {
  foundIn: FoundIn | 'nowhere'
}

/** A decision as it is kept. */
export interface Decided {
  policyId: number
  decision: Decision
  decidedBy: string | null
  decidedAt: Instant
}

/**
 * The links that hold: those found, without what was refused, with what was confirmed or added although no words name it
 * any more.
 */
export function linksThatHold(
  found: readonly FoundLink[],
  decided: readonly Pick<Decided, 'policyId' | 'decision'>[],
): HeldLink[] {
  const held = found.filter(({ policyId }) => !isRefusedIn(decided, policyId))
  const isNamed = (id: number) => found.some(({ policyId }) => policyId === id)
  const kept = decided.filter(({ policyId, decision }) => decision !== 'refused' && !isNamed(policyId))
  return [
    ...held,
    ...kept.map(({ policyId }) => ({ policyId, foundIn: 'nowhere' as const, words: '', mentions: 0 })),
  ]
}

export function isRefusedIn(decided: readonly Pick<Decided, 'policyId' | 'decision'>[], id: number): boolean {
  return decided.some(({ policyId, decision }) => policyId === id && decision === 'refused')
}
