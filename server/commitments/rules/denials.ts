import { DEEDS_OF_OTHERS } from './deeds-of-others.ts'
import { REFUSALS } from './refusals.ts'
import type { Denial } from './rule.ts'

/** What looks like a promise and is none, in the order in which it is taken out of a sentence. */
export const DENIALS: readonly Denial[] = [...REFUSALS, ...DEEDS_OF_OTHERS]
