import { type NameOf, type Naming, namerOf } from './linking.ts'
import { wordsBetween } from './pieces.ts'
import type { PolicyKind } from './policy.ts'
import { type NamedProvision, provisionsIn } from './provisions.ts'
import { type Known, referentsIn } from './referents.ts'

/** A name of a policy, and of what kind the policy is. */
export interface NameOfKind extends NameOf {
  kind: PolicyKind
}

/** That a text speaks of a policy. */
interface Mention extends Naming {
  /** Whether it is named there, or only meant, as by “the Act”. */
  isName: boolean
}

/** What a text says of policies, in its order. */
export interface Reading {
  mentions: Mention[]
  provisions: NamedProvision[]
}

/**
 * Makes the function that reads a text for policies: their names (`linking.ts`), words that mean one that was named before
 * in the same text (`referents.ts`), and their sections, schedules and the like (`provisions.ts`).
 */
export function policyReaderOf(names: readonly NameOfKind[]): (text: string) => Reading {
  const namer = namerOf(names)
  const known = knownOf(names)
  return (text) => {
    const namings = namer(text).filter((naming) => !isOfAnotherYear(text, naming, known))
    if (namings.length === 0) return { mentions: [], provisions: [] }
    const referents = referentsIn(text, namings, known)
    const mentions = referents.flatMap(({ policyId, start, end, isName }) =>
      policyId === null ? [] : [{ policyId, start, end, words: wordsBetween(text, start, end), isName }],
    )
    return { mentions, provisions: provisionsIn(text, referents) }
  }
}

function knownOf(names: readonly NameOfKind[]): Map<number, Known> {
  const known = new Map<number, Known & { years: Set<string> }>()
  for (const { policyId, kind, alias } of names) {
    const one = known.get(policyId) ?? { kind, years: new Set<string>() }
    for (const year of alias.match(YEAR) ?? []) one.years.add(year)
    known.set(policyId, one)
  }
  return known
}

const YEAR = /(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g

/** “Public Order Act 1986” does not name the Act of 2023, whose short name it begins with. */
function isOfAnotherYear(
  text: string,
  { policyId, end }: Naming,
  known: ReadonlyMap<number, Known>,
): boolean {
  const years = known.get(policyId)?.years
  const [, year] = /^\s+(\d{4})(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 10)) ?? []
  return year !== undefined && years !== undefined && years.size > 0 && !years.has(year)
}
