import { oncePerDatabase } from '../../db/once.ts'
import { areNearlyTheSame, bandKeysOf, promiseOf, type Runs, runsOf } from './fingerprint.ts'
import { keyOf } from './paragraphs.ts'
import { wordingTexts } from './wording-texts.ts'

/** A wording with what tells which others are nearly the same. */
export interface Wording {
  id: number
  key: number
  signature: Buffer
  lineId: number | null
}

/** In place of a line's number in the bands of wordings that are of none. */
export const NO_LINE = 0

/** Wordings read at once: of a line the first is mostly like, and then no other of it matters. */
const AT_ONCE = 50

/** Of the wordings compared last; those of much used lines are compared with each new one. */
const MOST_KNOWN = 5_000

/** What does not change of a wording while it is there. */
type Read = Omit<Wording, 'lineId'>

/** Which wordings are nearly the same: found by their bands, and then compared by the words of the answers. */
export const wordingLikeness = oncePerDatabase((db) => {
  const WORDING = 'select w.id, w.key, w.signature, w.line_id as lineId from line_wording w'
  const byId = db.prepare<[number], Wording>(`${WORDING} where w.id = ?`)
  const ofLine = db.prepare<[number], Wording>(`${WORDING} where w.line_id = ? order by w.id`)
  const nextLine = db
    .prepare<[number, number], number | null>(
      'select min(line_id) from line_band where key = ? and line_id > ?',
    )
    .pluck()
  const inBand = db
    .prepare<[number, number, number], number>(`
      select wording_id
        from line_band
       where key = ? and line_id = ? and wording_id > ?
       order by wording_id
       limit ${AT_ONCE}`)
    .pluck()
  const texts = wordingTexts(db)
  const known = new Map<number, Runs>()
  /** By their numbers, which may be given again once a wording has gone. */
  const reads = new Map<number, Read>()

  /**
   * Tells of the others that are nearly the same: of a line one, then of those in no line each.
   * @param tell puts them in one line; what it moves is not told again
   * @param isJoined whether a line needs no look any more
   */
  function eachAlike(one: Wording, tell: (other: Wording) => void, isJoined: (lineId: number) => boolean) {
    const compared = new Set([one.id])
    const readOnce = (id: number) => {
      if (compared.has(id)) return undefined
      compared.add(id)
      return read(id)
    }
    const keys = bandKeysOf(one.signature)
    for (const key of keys) {
      for (const line of linesIn(key)) {
        if (!isJoined(line)) for (const other of alikeIn(one, key, line, readOnce)) tell(other)
      }
    }
    for (const key of keys) for (const other of alikeIn(one, key, NO_LINE, readOnce)) tell(other)
  }

  /** One after the other: each is found at once, however many wordings it has. */
  function linesIn(key: number): number[] {
    const lines: number[] = []
    for (
      let line = nextLine.get(key, NO_LINE) ?? null;
      line !== null;
      line = nextLine.get(key, line) ?? null
    ) {
      lines.push(line)
    }
    return lines
  }

  /** Of a band and a line, or of none; of a line the first. */
  function alikeIn(one: Wording, key: number, line: number, readOnce: (id: number) => Read | undefined) {
    const lineId = line === NO_LINE ? null : line
    const found: Wording[] = []
    let ids: number[] = []
    do {
      ids = inBand.all(key, line, ids.at(-1) ?? 0)
      for (const id of ids) {
        const other = readOnce(id)
        if (!other || !areAlike(one, other)) continue
        found.push({ ...other, lineId })
        if (lineId !== null) return found
      }
    } while (ids.length === AT_ONCE)
    return found
  }

  function read(id: number): Read | undefined {
    const wording = reads.get(id) ?? byId.get(id)
    if (wording) reads.set(id, wording)
    return wording
  }

  function mayBeAlike(one: Read, other: Read): boolean {
    return promiseOf(one.signature, other.signature) > 0
  }

  /** Whether two wordings are nearly the same; one that stands nowhere is like none. */
  function areAlike(one: Read, other: Read): boolean {
    if (!mayBeAlike(one, other)) return false
    const [runs, others] = [runsOfWording(one), runsOfWording(other)]
    return runs !== null && others !== null && areNearlyTheSame(runs, others)
  }

  /** Kept by the key, which is the words': the number of a wording may be given again. */
  function runsOfWording({ id, key }: Read): Runs | null {
    const runs = known.get(key) ?? readRuns(id, key)
    if (known.size >= MOST_KNOWN) known.clear()
    if (runs) known.set(key, runs)
    return runs
  }

  function readRuns(id: number, key: number): Runs | null {
    const words = texts.paragraphOf(id)?.words
    return words && keyOf(words.join(' ')) === key ? runsOf(words) : null
  }

  return {
    byId: (id: number) => byId.get(id),
    ofLine: (lineId: number) => ofLine.all(lineId),
    eachAlike,
    /** Before wordings are compared, when some may have gone. */
    forgetReads: () => reads.clear(),
    mayBeAlike,
    areAlike,
  }
})
