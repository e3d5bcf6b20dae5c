import { oncePerDatabase } from '../../db/once.ts'
import { componentsOf } from './components.ts'
import { wordingLikeness } from './likeness.ts'
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
    const { lost, lines: shrunk } = wordings.forgetUnused()
    const lines = new Set(shrunk)
    for (const id of changes.added) join(id, shrunk, lines)
    const parted = [...shrunk].flatMap(split)
    settle([...changes.touched, ...lost, ...parted], lines)
  }

  /** Puts a new wording in the line of those that are nearly the same, or makes one line of several. */
  function join(id: number, shrunk: Set<number>, lines: Set<number>): void {
    const wording = likeness.byId(id)
    if (!wording) return
    const joined = new Set(wording.lineId === null ? [] : [wording.lineId])
    for (const other of likeness.candidates(wording)) {
      if (other.lineId !== null && joined.has(other.lineId)) continue
      if (!likeness.areAlike(wording, other)) continue
      const { kept, gone } = wordings.unite(wording, other)
      wording.lineId = kept
      for (const lineId of gone === null ? [kept] : [kept, gone]) {
        joined.add(lineId)
        lines.add(lineId)
      }
      if (gone !== null && shrunk.has(gone)) shrunk.add(kept)
    }
  }

  /** Parts a line that has lost a wording into what still hangs together. @returns its wordings if it was parted */
  function split(lineId: number): number[] {
    const all = likeness.ofLine(lineId)
    const byId = new Map(all.map((wording) => [wording.id, wording]))
    const parts = componentsOf(all, (one, isJoined) =>
      likeness.candidates(one).flatMap(({ id }) => {
        const other = byId.get(id)
        return other && !isJoined(other) && likeness.areAlike(one, other) ? [other] : []
      }),
    )
    if (parts.length < 2) return []
    wordings.part(parts)
    return all.map(({ id }) => id)
  }

  return { write }
})
