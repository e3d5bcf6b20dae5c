import { evaluate } from './evaluate.ts'
import { positionOf } from './keyed-arrays.ts'
import type { ListedSearch } from './lists/listed-search.ts'
import type { MatchLeaf } from './match.ts'
import { placesOf, positionsOf } from './members.ts'
import { type Limits, type Lookers, questionWorld } from './question-world.ts'
import type { StandingColumns } from './standing.ts'
import type { KnownTree } from './understand.ts'

/** What is looked for, and by what means. */
export interface Looked {
  /** All that must be true; null for nothing. */
  whole: KnownTree | null
  /** By the lists of words, where they can serve it. */
  listed: ListedSearch | null
  /** By the index alone, where that can. */
  match: string | null
  leaf: MatchLeaf
  limits: Limits
}

/** Where the records that a search finds stand, before the filters, ascending: null for all. */
export function matched(
  { whole, listed, match, leaf, limits }: Looked,
  standing: StandingColumns,
  lookers: Lookers,
): Int32Array | null {
  if (whole === null) return null
  const world = () => questionWorld(lookers, standing, leaf, limits)
  if (listed) {
    const found = listed.found()
    if (listed.facts === null) return found
    const having = evaluate(listed.facts, world(), null)
    return found.filter((position) => having[position] === 1)
  }
  if (match !== null) return positionsOf(lookers.matching(match, limits.floor), standing.keys)
  const found = placesOf(evaluate(whole, world(), null))
  const floor = positionOf(standing.keys, limits.floor)
  return floor === 0 ? found : found.filter((position) => position >= floor)
}
