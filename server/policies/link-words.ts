import { civilDateOf, sayDate } from '../lib/dates.ts'
import { capital } from '../lib/text.ts'
import type { Decision, LinkState } from './link-decisions.ts'
import type { FoundIn } from './policy.ts'

/** A link in one place, as it is said. */
export interface SaidLink {
  state: LinkState
  /** Null where no words name it. */
  foundIn: FoundIn | null
  words: string | null
  mentions: number
}

/** Who decided, and when; nothing where it is not for the reader. */
interface DecidedBy {
  decidedBy: string | null
  decidedAt: string | null
}

/**
 * The places of one link in words: `Named in the question as “OSA” and in the answer as “Online Safety Act” (3 times),
 * confirmed by Priya Nair on 2 February 2026`.
 */
export function sayLink(places: readonly SaidLink[], by: DecidedBy | null = null): string {
  const { state } = places[0] ?? { state: 'found' }
  const named = places.flatMap(({ foundIn, words, mentions }) =>
    foundIn === null
      ? []
      : [`in the ${foundIn} as “${words}”${mentions > 1 ? ` (${mentions} mentions)` : ''}`],
  )
  if (state === 'found') return `Named ${named.join(' and ')}, found by its words`
  const decided = sayDecided(state, by)
  return named.length > 0
    ? `Named ${named.join(' and ')}, ${decided}`
    : `${capital(decided)}; ${NOWHERE[state]}`
}

/** `refused by Priya Nair on 2 February 2026`; for those who do not see who it was, `refused`. */
export function sayDecided(decision: Decision, by: DecidedBy | null): string {
  if (by === null || by.decidedAt === null) return DECIDED[decision]
  const who = by.decidedBy === null ? '' : ` by ${by.decidedBy}`
  return `${decision}${who} on ${sayDate(civilDateOf(by.decidedAt))}`
}

const DECIDED: Readonly<Record<Decision, string>> = {
  confirmed: 'confirmed',
  added: 'added by a person',
  refused: 'refused',
}

const NOWHERE: Readonly<Record<Decision, string>> = {
  confirmed: 'the words that named it are gone',
  added: 'no words name it',
  refused: 'no words name it',
}
