import { sayCount } from '../../lib/text.ts'
import type { World } from './evaluate.ts'
import { exactAmong } from './exact.ts'
import type { FactTest } from './fields.ts'
import { positionOf } from './keyed-arrays.ts'
import { type MatchLeaf, matchOf, quoted } from './match.ts'
import { addTo, both, keysOf, type Members, membersAt, positionsOf } from './members.ts'
import type { searchQueries } from './queries.ts'
import { firstKeyOfDay } from './search-key.ts'
import type { StandingColumns } from './standing.ts'
import { leavesOf, type Phrase } from './tree.ts'
import type { KnownFact, KnownTree } from './understand.ts'

/** Texts that a search reads, which takes 10 µs each: its phrases share them. */
const MOST_READ = 6_000

/** How far a search goes. */
export interface Limits {
  /** The first search key that is looked at. */
  floor: number
  /** Texts read for each phrase in exact forms. */
  mostRead: number
  /** Where it is told what was left out. */
  notices: string[]
}

/** The limits of a search over a record, from a floor on. */
export function limitsOf(tree: KnownTree | null, floor: number, notices: string[]): Limits {
  const phrases = leavesOf(tree).filter(
    (leaf) => leaf.kind === 'phrase' && leaf.isExact && leaf.words.length > 1,
  )
  return { floor, mostRead: Math.floor(MOST_READ / Math.max(1, phrases.length)), notices }
}

/** The statements by which leaves are looked up. */
export type Lookers = Pick<ReturnType<typeof searchQueries>, 'matching' | 'exactly' | 'texts' | 'keysOfUin'>

/** Looks the leaves of a search up: words in the index, exact forms in the texts, facts in the columns. */
export function questionWorld(
  sql: Lookers,
  { keys, columns, answered }: StandingColumns,
  leaf: MatchLeaf,
  { floor, mostRead, notices }: Limits,
): World<KnownFact> {
  const size = keys.length
  const at = (found: Float64Array) => membersAt(positionsOf(found, keys), size)

  function having({ tests }: KnownFact): Members {
    const [first, ...others] = tests.map(test)
    const sum = first ?? new Uint8Array(size)
    for (const other of others) addTo(sum, other)
    return sum
  }

  function test(fact: FactTest): Members {
    if (fact.kind === 'uin') return at(sql.keysOfUin(fact.uin))
    if (fact.kind === 'codes') return withCodes(columns[fact.column].codes, fact.codes)
    return fact.of === 'tabled' ? tabled(fact.from, fact.to) : between(answered, fact.from, fact.to)
  }

  /** The keys carry the day tabled and ascend. */
  function tabled(from: number, to: number): Members {
    const first = positionOf(keys, firstKeyOfDay(from))
    const last = positionOf(keys, firstKeyOfDay(to + 1))
    return new Uint8Array(size).fill(1, first, Math.max(first, last))
  }

  return {
    size,
    matching: (tree) => at(sql.matching(matchOf(tree, leaf), floor)),
    having,
    exactly(phrase, within) {
      const columns = phrase.scope === null ? '' : `${phrase.scope} : `
      const words = phrase.words.map((word) => columns + quoted(word))
      const withWords = at(sql.exactly(words.join(' AND '), floor))
      if (words.length === 1) return withWords
      const candidates = both(both(withWords, at(sql.matching(leaf(phrase), floor))), within) ?? withWords
      return at(Float64Array.from(exactAmong(newestOf(candidates, phrase), phrase, sql.texts)).sort())
    },
  }

  /** A phrase has to be looked for in the texts: of very many, in the newest. */
  function newestOf(candidates: Members, { words }: Phrase): number[] {
    const found = keysOf(candidates, keys)
    if (found.length > mostRead) {
      notices.push(
        `So many questions have “${words.join(' ')}” in some form that only the newest ${sayCount(mostRead)} of them ` +
          'were looked through for exactly this form.',
      )
    }
    return [...found.subarray(-mostRead)]
  }
}

function withCodes(codes: Int32Array, wanted: readonly number[]): Members {
  const members = new Uint8Array(codes.length)
  const isWanted = new Uint8Array(Math.max(0, ...wanted) + 1)
  for (const code of wanted) isWanted[code] = 1
  for (let at = 0; at < codes.length; at += 1) members[at] = isWanted[codes[at] ?? 0] ?? 0
  return members
}

/** Days that are known and lie in a span. */
function between(days: Int32Array, from: number, to: number): Members {
  const members = new Uint8Array(days.length)
  const first = Math.max(1, from)
  for (let at = 0; at < days.length; at += 1) {
    const day = days[at] ?? 0
    if (day >= first && day <= to) members[at] = 1
  }
  return members
}
