import { ACTION_RULES } from './action.ts'
import { CONSULTATION_RULES, REVIEW_REQUESTS } from './consultation.ts'
import { FUNDING_RULES } from './funding.ts'
import { LEGISLATION_RULES } from './legislation.ts'
import { PUBLICATION_RULES } from './publication.ts'
import type { Rule } from './rule.ts'
import { SOFT_RULES } from './soft.ts'
import { TARGET_RULES } from './target.ts'
import { WRITE_RULES } from './write.ts'

/**
 * All rules, in tiers. A promise of an upper tier counts before one of a lower tier in the same sentence, because it is
 * the one that can be checked; within a tier the one said first counts, and of two said at once the one listed first.
 */
export const TIERS: readonly (readonly Rule[])[] = [
  [...WRITE_RULES, ...FUNDING_RULES, ...CONSULTATION_RULES, ...LEGISLATION_RULES, ...PUBLICATION_RULES],
  [...REVIEW_REQUESTS, ...TARGET_RULES],
  ACTION_RULES,
  SOFT_RULES,
]
