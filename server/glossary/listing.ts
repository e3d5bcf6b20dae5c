import { beginsWords } from '../questions/search/names.ts'
import type { Entry } from './entry.ts'
import type { GlossaryQuery } from './schema.ts'

/** An abbreviation with all that it stands for. */
interface Group {
  short: string
  letter: string
  entries: Entry[]
}

/** A part of the glossary. */
export interface Listed {
  asked: GlossaryQuery
  /** Of one page. */
  groups: Group[]
  /** How many there are on all pages. */
  total: number
  /** How many begin with each letter, whatever is asked for. */
  letters: ReadonlyMap<string, number>
  hasMore: boolean
}

export const PAGE_SIZE = 50

/** The abbreviations that an address asks for, by their short forms. */
export function listed(entries: readonly Entry[], asked: GlossaryQuery): Listed {
  const all = groupsOf(entries)
  const found = all.filter(
    ({ letter, entries }) =>
      (asked.letter === null || asked.letter === letter) &&
      entries.some(({ short, long }) => beginsWords(asked.q, `${short} ${long}`)),
  )
  const from = (asked.page - 1) * PAGE_SIZE
  return {
    asked,
    groups: found.slice(from, from + PAGE_SIZE),
    total: found.length,
    letters: countsOf(all.map(({ letter }) => letter)),
    hasMore: from + PAGE_SIZE < found.length,
  }
}

/** PCC and PCCs are one. The best known meaning comes first. */
function groupsOf(entries: readonly Entry[]): Group[] {
  const byKey = new Map<string, Group>()
  for (const entry of entries) {
    const group = byKey.get(entry.shortKey) ?? {
      short: entry.short,
      letter: letterOf(entry.short),
      entries: [],
    }
    group.entries.push(entry)
    byKey.set(entry.shortKey, group)
  }
  for (const { entries } of byKey.values()) entries.sort((a, b) => weight(b) - weight(a))
  return [...byKey.values()]
}

function weight({ verdict, starting, records }: Entry): number {
  return (verdict === 'stands' ? 1e6 : 0) + (starting === null ? 0 : 0.5) + records
}

function letterOf(short: string): string {
  const letter = short.normalize('NFD').charAt(0).toUpperCase()
  return /[A-Z]/.test(letter) ? letter : '0-9'
}

function countsOf(letters: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
