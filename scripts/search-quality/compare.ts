import type { Task } from './judgements.ts'
import { type Grade, ndcg } from './ndcg.ts'
import type { Search } from './searches.ts'

/** A question that was found; its grade is null when nobody has judged it for this task. */
export interface Graded {
  id: number
  grade: Grade | null
}

export interface Outcome {
  /** The first ten. */
  results: Graded[]
  ndcg: number
}

export interface Comparison {
  tasks: { task: string; query: string; site: Outcome; plain: Outcome }[]
  /** The means over the tasks. */
  site: number
  plain: number
  difference: number
}

/** Puts every task's query to both searches and grades what they find. */
export function compare(tasks: readonly Task[], searches: { site: Search; plain: Search }): Comparison {
  const compared = tasks.map((task) => ({
    task: task.task,
    query: task.query,
    site: outcomeOf(task, searches.site),
    plain: outcomeOf(task, searches.plain),
  }))
  const site = mean(compared.map((task) => task.site.ndcg))
  const plain = mean(compared.map((task) => task.plain.ndcg))
  return { tasks: compared, site, plain, difference: site - plain }
}

function outcomeOf({ query, grades }: Task, search: Search): Outcome {
  const results = search(query).map((id) => ({ id, grade: grades.get(id) ?? null }))
  const found = results.map(({ grade }) => grade)
  return { results, ndcg: ndcg(found, [...grades.values()]) }
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}
