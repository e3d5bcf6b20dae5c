import { oncePerDatabase } from '../../db/once.ts'
import { type Grouping, type ReferenceRow, threadQueries } from './queries.ts'

/** The questions that hang together by references and shared answers. */
export interface Gathered {
  ids: readonly number[]
  /** All of theirs; some lead nowhere, or out of a thread that was cut. */
  references: readonly ReferenceRow[]
  groupings: readonly Grouping[]
  /** There are more questions in the thread than were gathered. */
  isCut: boolean
}

/** A thread that is longer is shown around the question at hand. */
export const MOST_GATHERED = 100
/** References followed one after the other. */
const MOST_STEPS = 20

/** Gathers the thread of a question, what is nearest to it first. */
export const threadOf = oncePerDatabase((db) => {
  const queries = threadQueries(db)

  return (questionId: number): Gathered => {
    const ids = new Set([questionId])
    let reached = [questionId]
    let isCut = false
    for (let step = 0; reached.length > 0 && step < MOST_STEPS; step += 1) {
      const found = [...new Set(neighboursOf(reached))].filter((id) => !ids.has(id))
      reached = found.slice(0, MOST_GATHERED - ids.size)
      isCut ||= reached.length < found.length
      for (const id of reached) ids.add(id)
    }
    const all = [...ids]
    isCut ||= reached.length > 0 && neighboursOf(reached).some((id) => !ids.has(id))
    return { ids: all, references: queries.from(all), groupings: queries.groupings(all), isCut }
  }

  function neighboursOf(ids: readonly number[]): number[] {
    return [
      ...queries.from(ids).flatMap(({ targetId }) => targetId ?? []),
      ...queries.groupings(ids).map(({ siblingId }) => siblingId),
      ...queries.to(ids).map((reference) => reference.questionId),
    ]
  }
})
