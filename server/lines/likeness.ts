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

/** Of the wordings compared last; those of much used lines are compared with each new one. */
const MOST_KNOWN = 5_000

/** Which wordings are nearly the same: found by their bands, and then compared by the words of the answers. */
export const wordingLikeness = oncePerDatabase((db) => {
  const WORDING = 'select w.id, w.key, w.signature, w.line_id as lineId from line_wording w'
  const byId = db.prepare<[number], Wording>(`${WORDING} where w.id = ?`)
  const ofLine = db.prepare<[number], Wording>(`${WORDING} where w.line_id = ? order by w.id`)
  const sharingBands = db.prepare<{ bands: string; id: number }, Wording>(`
    ${WORDING}
     where w.id in (select wording_id from line_band where key in (select value from json_each(:bands)))
       and w.id <> :id`)
  const texts = wordingTexts(db)
  const known = new Map<number, Runs>()

  /** Those that are worth comparing with a wording, the likeliest first. */
  function candidates({ id, signature }: Wording): Wording[] {
    return sharingBands
      .all({ bands: JSON.stringify(bandKeysOf(signature)), id })
      .map((other) => ({ other, promise: promiseOf(signature, other.signature) }))
      .filter(({ promise }) => promise > 0)
      .sort((one, other) => other.promise - one.promise)
      .map(({ other }) => other)
  }

  function mayBeAlike(one: Wording, other: Wording): boolean {
    return promiseOf(one.signature, other.signature) > 0
  }

  /** Whether two wordings are nearly the same; one that stands nowhere is like none. */
  function areAlike(one: Wording, other: Wording): boolean {
    if (!mayBeAlike(one, other)) return false
    const [runs, others] = [runsOfWording(one), runsOfWording(other)]
    return runs !== null && others !== null && areNearlyTheSame(runs, others)
  }

  /** Kept by the key, which is the words': the number of a wording may be given again. */
  function runsOfWording({ id, key }: Wording): Runs | null {
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
    candidates,
    mayBeAlike,
    areAlike,
  }
})
