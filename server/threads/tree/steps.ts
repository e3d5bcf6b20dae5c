import { inOrderOfUin } from '../../questions/question.ts'
import type { Grouping, ReferenceRow } from '../queries.ts'

/** What of a question its place in a thread depends on. */
export interface Member {
  id: number
  uin: string | null
  dateTabled: string | null
}

/** Questions that were answered together, in order; mostly one. */
export interface Step {
  /** The number of the first. */
  id: number
  questionIds: number[]
  dateTabled: string | null
  /** Of all its questions and of their answer, each said once. */
  references: ReferenceRow[]
}

/** The steps of a thread in the order in which they were tabled; what has no date comes last. */
export function stepsOf(
  members: readonly Member[],
  references: readonly ReferenceRow[],
  groupings: readonly Grouping[],
): Step[] {
  const groups = groupsOf(members, groupings).map((group) => group.toSorted(inOrder))
  return groups.toSorted(([a], [b]) => (a && b ? inOrder(a, b) : 0)).map((group) => stepOf(group, references))
}

/** On one day by their numbers: which of them came into the record first says nothing. */
function inOrder(a: Member, b: Member): number {
  const [first, second] = [a.dateTabled ?? LAST, b.dateTabled ?? LAST]
  return first < second ? -1 : first > second ? 1 : inOrderOfUin(a, b) || a.id - b.id
}

const LAST = '9999'

function groupsOf(members: readonly Member[], groupings: readonly Grouping[]): Member[][] {
  const groupOf = new Map(members.map((member) => [member.id, [member]]))
  for (const { questionId, siblingId } of groupings) {
    const [one, other] = [groupOf.get(questionId), groupOf.get(siblingId)]
    if (!one || !other || one === other) continue
    one.push(...other)
    for (const { id } of other) groupOf.set(id, one)
  }
  return [...new Set(groupOf.values())]
}

/** @param ordered its questions, in order */
function stepOf(ordered: readonly Member[], references: readonly ReferenceRow[]): Step {
  const questionIds = ordered.map(({ id }) => id)
  const own = new Set(questionIds)
  return {
    id: questionIds[0] ?? 0,
    questionIds,
    dateTabled: ordered[0]?.dateTabled ?? null,
    references: eachOnce(references.filter(({ questionId }) => own.has(questionId))),
  }
}

/** Questions with one answer refer by it to the same. */
function eachOnce(references: readonly ReferenceRow[]): ReferenceRow[] {
  const seen = new Set<string>()
  return references.filter(({ foundIn, kind, uin, saidOn, targetId }) => {
    const key = [foundIn, kind, uin, saidOn, targetId].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}
