import type { Instant } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { wellSupported } from '../questions/search/meant/standing-for.ts'

/** An abbreviation and one thing that it stands for. */
export interface Entry {
  id: number
  short: string
  long: string
  /** What both are found by: folded and stemmed, the same for PCC and PCCs. */
  shortKey: string
  longKey: string
  /** Of those that come with the program; `word`: it is an ordinary word besides, as PACE is. */
  starting: 'abbreviation' | 'word' | null
  /** How many questions explain it so. */
  records: number
  /** What a person has decided on it. */
  verdict: 'stands' | 'refused' | null
  isWord: 0 | 1
  /** Of what people decided; 0 before anyone has. */
  revision: number
  decidedAt: Instant | null
  decidedBy: string | null
}

/** Thrown when an abbreviation stands for this already, by what a person says. */
export class ExpansionTaken extends Refusal {}

/** On what ground an abbreviation is said to stand for something. */
export type Origin = 'person' | 'starting' | 'record'

export function originOf({ verdict, starting }: Pick<Entry, 'verdict' | 'starting'>): Origin {
  if (verdict === 'stands') return 'person'
  return starting === null ? 'record' : 'starting'
}

/** Whether it is an ordinary word besides: by what a person says, else by the starting list. */
export function isWordToo({
  verdict,
  isWord,
  starting,
}: Pick<Entry, 'verdict' | 'isWord' | 'starting'>): boolean {
  return verdict === 'stands' ? isWord === 1 : starting === 'word'
}

/** A meaning of an abbreviation, for a question in which it stands. */
export interface Meaning extends Pick<Entry, 'short' | 'long' | 'starting' | 'records' | 'isWord'> {
  verdict: 'stands' | null
  /** The question explains it so itself. */
  isOwn: 0 | 1
}

const MOST_MEANINGS = 3

/**
 * What an abbreviation stands for in a question: as that explains it, else as people say, else each thing that is well
 * supported, or each that is known.
 */
export function meaningsIn(rows: readonly Meaning[]): Meaning[] {
  const own = rows.filter(({ isOwn }) => isOwn === 1)
  const decided = rows.filter(({ verdict }) => verdict === 'stands')
  const chosen = [own, decided, wellSupported(rows), [...rows]].find((some) => some.length > 0) ?? []
  const byLong = new Map(chosen.map((row) => [row.long.toLowerCase(), row]))
  return [...byLong.values()].slice(0, MOST_MEANINGS)
}
