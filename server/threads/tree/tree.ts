import type { ReferenceRow } from '../queries.ts'
import type { Step } from './steps.ts'

/** A step with those that go on from it. */
export interface Branch {
  step: Step
  branches: Branch[]
}

/**
 * The steps of a thread as a tree, or several: each stands under the first that it refers to, by its question before
 * its answer, unless that stands under it already. In the order of the steps.
 */
export function treeOf(steps: readonly Step[]): Branch[] {
  const branches = new Map(steps.map((step) => [step.id, { step, branches: [] as Branch[] }]))
  const parents = parentsOf(steps)
  const roots: Branch[] = []
  for (const branch of branches.values()) {
    const parent = branches.get(parents.get(branch.step.id) ?? -1)
    if (parent) parent.branches.push(branch)
    else roots.push(branch)
  }
  return roots
}

/** The steps as they are read down the page: each before those that go on from it. */
export function inTreeOrder(branches: readonly Branch[]): Step[] {
  return branches.flatMap(({ step, branches: under }) => [step, ...inTreeOrder(under)])
}

/** Number of a step → that of the step above it. */
function parentsOf(steps: readonly Step[]): Map<number, number> {
  const targets = targetsIn(steps)
  const parents = new Map<number, number>()
  for (const { id, references } of steps) {
    const parent = references
      .map((reference) => targets(reference))
      .find((target) => target !== null && !standsUnder(target, id, parents))
    if (parent !== undefined && parent !== null) parents.set(id, parent)
  }
  return parents
}

/** Whether one step stands somewhere under another, or is it. */
function standsUnder(one: number, other: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = one; at !== undefined; at = parents.get(at)) if (at === other) return true
  return false
}

/** Makes the function that tells the number of the step that a reference leads to; null where it leads to none of them. */
export function targetsIn(steps: readonly Step[]): (reference: ReferenceRow) => number | null {
  const stepOf = new Map(steps.flatMap(({ id, questionIds }) => questionIds.map((one) => [one, id] as const)))
  return ({ targetId }) => (targetId === null ? null : (stepOf.get(targetId) ?? null))
}
