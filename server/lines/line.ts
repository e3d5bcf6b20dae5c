import type { CivilDate } from '../lib/dates.ts'

/** A paragraph of an answer as a use of a line. */
export interface Use {
  wordingId: number
  /** The same for all questions that had one answer. */
  answerKey: number
  answeredOn: CivilDate | null
}

/** What a line is, from its uses. */
export interface LineFacts {
  answers: number
  wordings: number
  firstOn: CivilDate | null
  /** When the second answer used it: until then it was no line. */
  secondOn: CivilDate | null
  lastOn: CivilDate | null
  /** When its newest wording was first used; null while it has one. */
  changedOn: CivilDate | null
  /** That of its last answer. */
  shownWordingId: number | null
}

/** A paragraph is a line once so many different answers use it. */
export const FEWEST_ANSWERS = 2

/** A line has ended when at least so many answers used it, and none in so many days before the newest answer of all. */
export const ENDED_ANSWERS = 3
export const ENDED_DAYS = 180

/** @param uses in order of time, those of unknown date last */
export function factsOf(uses: readonly Use[]): LineFacts {
  const firsts = firstOfEach(uses, ({ answerKey }) => answerKey)
  const wordings = firstOfEach(uses, ({ wordingId }) => wordingId)
  const newest = uses.findLast(({ answeredOn }) => answeredOn !== null) ?? uses.at(-1)
  return {
    answers: firsts.length,
    wordings: wordings.length,
    firstOn: uses[0]?.answeredOn ?? null,
    secondOn: firsts[1]?.answeredOn ?? null,
    lastOn: newest?.answeredOn ?? null,
    changedOn: wordings.length > 1 ? (wordings.at(-1)?.answeredOn ?? null) : null,
    shownWordingId: newest?.wordingId ?? null,
  }
}

function firstOfEach<Key>(uses: readonly Use[], keyOf: (use: Use) => Key): Use[] {
  const firsts = new Map<Key, Use>()
  for (const use of uses) if (!firsts.has(keyOf(use))) firsts.set(keyOf(use), use)
  return [...firsts.values()]
}
