import { oncePerDatabase } from '../../db/once.ts'
import { componentsOf } from './components.ts'
import { type Wording, wordingLikeness } from './likeness.ts'
import { lineSettling } from './settling.ts'
import { lineUses } from './uses.ts'
import { lineWordings } from './wordings.ts'

/** Questions whose answers are held in memory at once. */
const PART = 500

/**
 * Lines: groups of wordings of which each is nearly the same as another of its group. Which they are follows from the
 * current answers alone and not from the order in which these came; only the numbers of lines tell of that.
 */
export const lineRecords = oncePerDatabase((db) => {
  const uses = lineUses(db)
  const wordings = lineWordings(db)
  const likeness = wordingLikeness(db)
  const { settle } = lineSettling(db)

  /**
   * Finds the lines of questions that are new, have gone, or whose answers may have changed. Call in the transaction
   * of the change, with all the questions of it: other wordings are looked up where they are said to stand.
   */
  function write(questionIds: Iterable<number>): void {
    const ids = [...new Set(questionIds)]
    const changes = { added: new Set<number>(), touched: new Set<number>() }
    for (let from = 0; from < ids.length; from += PART) uses.write(ids.slice(from, from + PART), changes)
    const { gone, left } = wordings.forgetUnused()
    const lines = new Set<number>()
    const losses = lossesOf(gone)
    likeness.forgetReads()
    for (const id of changes.added) join(id, lines, losses)
    const parted = [...losses].flatMap(([lineId, lost]) => split(lineId, lost))
    settle([...changes.touched, ...left, ...parted], [...lines, ...losses.keys()])
  }

  /** Puts a new wording in the line of those that are nearly the same, or makes one line of several. */
  function join(id: number, lines: Set<number>, losses: Losses): void {
    const wording = likeness.byId(id)
    if (!wording) return
    const joined = new Set(wording.lineId === null ? [] : [wording.lineId])
    const unite = (other: Wording) => {
      const { kept, gone } = wordings.unite(wording, other)
      wording.lineId = kept
      for (const lineId of gone === null ? [kept] : [kept, gone]) {
        joined.add(lineId)
        lines.add(lineId)
      }
      if (gone !== null) moveLosses(losses, gone, kept)
    }
    likeness.eachAlike(wording, unite, (lineId) => joined.has(lineId))
  }

  /**
   * Parts a line that has lost wordings into what still hangs together.
   * @returns its wordings if it was parted
   */
  function split(lineId: number, lost: readonly Wording[]): number[] {
    const all = likeness.ofLine(lineId)
    // Where all that was next to them still hangs together, so does the line.
    const near = all.filter((one) => lost.some((other) => likeness.mayBeAlike(one, other)))
    if (partsOf(near).length < 2) return []
    const parts = partsOf(all)
    if (parts.length < 2) return []
    wordings.part(parts)
    return all.map(({ id }) => id)
  }

  function partsOf(all: readonly Wording[]): Wording[][] {
    return componentsOf(all, likeness.areAlike)
  }

  return { write }
})

/** The wordings that a line has lost, by its number. */
type Losses = Map<number, Wording[]>

function lossesOf(gone: readonly Wording[]): Losses {
  const losses: Losses = new Map()
  for (const wording of gone) {
    if (wording.lineId === null) continue
    losses.set(wording.lineId, [...(losses.get(wording.lineId) ?? []), wording])
  }
  return losses
}

/** A line that goes into another takes its losses along. */
function moveLosses(losses: Losses, gone: number, kept: number): void {
  const moved = losses.get(gone)
  if (moved) losses.set(kept, [...(losses.get(kept) ?? []), ...moved])
}
