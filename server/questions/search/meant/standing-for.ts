/** What an abbreviation stands for, and on what ground we say so. */
export interface AbbreviationRow {
  short: string
  long: string
  /** Of those that come with the program; `word`: it is an ordinary word besides, as PACE is. */
  starting: 'abbreviation' | 'word' | null
  /** How many questions explain it so. */
  records: number
  /** How many questions have the short form at all, whatever it means there. */
  documents: number
}

const MOST = 3
const FEWEST_RECORDS = 2
const SHARE_OF_BEST = 5
/** Explained in fewer than one in so many of the questions that have it, it is taken for an ordinary word. */
const ORDINARY = 20

/** Of several things that an abbreviation may stand for, those that are well supported, the best first. */
export function wellSupported<Row extends AbbreviationRow>(rows: readonly Row[]): Row[] {
  const best = Math.max(0, ...rows.map(({ records }) => records))
  const least = Math.max(FEWEST_RECORDS, best / SHARE_OF_BEST)
  return rows
    .filter(({ starting, records }) => starting !== null || rows.length === 1 || records >= least)
    .toSorted((a, b) => b.records - a.records || rank(a) - rank(b) || a.long.localeCompare(b.long))
    .slice(0, MOST)
}

function rank({ starting }: AbbreviationRow): number {
  return starting === null ? 1 : 0
}

/** Whether what was typed is meant as the abbreviation: in capitals always, in small letters unless it is a word. */
export function isMeantAs(typed: string, row: AbbreviationRow): boolean {
  return (typed.match(/\p{Lu}/gu) ?? []).length > 1 || typed === row.short || !isOrdinaryWord(row)
}

/** "ice", "pace", "who": to search for it would find much else. */
export function isOrdinaryWord({ starting, records, documents }: AbbreviationRow): boolean {
  return starting === null ? documents > records * ORDINARY : starting === 'word'
}
