/** What an abbreviation stands for, and on what ground we say so. */
export interface AbbreviationRow {
  short: string
  long: string
  /** Of those that come with the program; `word`: it is an ordinary word besides, as PACE is. */
  starting: 'abbreviation' | 'word' | null
  /** How many questions explain it so. */
  records: number
  /** A person says that it stands for this. */
  verdict: 'stands' | null
  /** By that person: it is an ordinary word besides. */
  isWord: 0 | 1
  /** How many questions have the short form at all, whatever it means there. */
  documents: number
}

const MOST = 3
const FEWEST_RECORDS = 2
const SHARE_OF_BEST = 5
/** Explained in fewer than one in so many of the questions that have it, it is taken for an ordinary word. */
const ORDINARY = 20

/**
 * Of several things that an abbreviation may stand for, those that are well supported, the best first: what a person says
 * before what the record explains, and that before what comes with the program.
 */
export function wellSupported<Row extends Support>(rows: readonly Row[]): Row[] {
  const best = Math.max(0, ...rows.map(({ records }) => records))
  const least = Math.max(FEWEST_RECORDS, best / SHARE_OF_BEST)
  return rows
    .filter(
      ({ verdict, starting, records }) =>
        verdict !== null || starting !== null || rows.length === 1 || records >= least,
    )
    .toSorted(
      (a, b) =>
        byPerson(b) - byPerson(a) ||
        b.records - a.records ||
        rank(a) - rank(b) ||
        a.long.localeCompare(b.long),
    )
    .slice(0, MOST)
}

type Support = Pick<AbbreviationRow, 'long' | 'starting' | 'records' | 'verdict'>

function byPerson({ verdict }: Support): number {
  return verdict === null ? 0 : 1
}

function rank({ starting }: Support): number {
  return starting === null ? 1 : 0
}

/** Whether what was typed is meant as the abbreviation: in capitals always, in small letters unless it is a word. */
export function isMeantAs(typed: string, row: AbbreviationRow): boolean {
  return (typed.match(/\p{Lu}/gu) ?? []).length > 1 || typed === row.short || !isOrdinaryWord(row)
}

/** "ice", "pace", "who": to search for it would find much else. */
export function isOrdinaryWord({ verdict, isWord, starting, records, documents }: AbbreviationRow): boolean {
  if (verdict !== null) return isWord === 1
  return starting === null ? documents > records * ORDINARY : starting === 'word'
}
