import { plural } from '../../server/lib/text.ts'
import type { Comparison, Graded, Outcome } from './compare.ts'

/** Gives the heading of a question by Parliament's number. */
export type HeadingOf = (id: number) => string

/** For a person: the first ten of each task with their grades, first the site's, then plain FTS5's; then both means. */
export function sayComparison(compared: Comparison, headingOf: HeadingOf): string {
  return [
    ...sayAll('The site’s search', compared, 'site', headingOf),
    ...sayAll('Plain FTS5', compared, 'plain', headingOf),
    sayDifference(compared),
  ].join('\n')
}

function sayAll(name: string, compared: Comparison, which: 'site' | 'plain', headingOf: HeadingOf): string[] {
  const tasks = compared.tasks.flatMap((task) => [
    '',
    `${task.query}: ${task.task}`,
    `  nDCG@10 ${figure(task[which].ndcg)}`,
    ...sayOutcome(task[which], headingOf),
  ])
  return [name, ...tasks, '', `${name}: mean nDCG@10 ${figure(compared[which])}`, '']
}

function sayOutcome({ results }: Outcome, headingOf: HeadingOf): string[] {
  if (results.length === 0) return ['  nothing found']
  return results.map(
    ({ id, grade }, place) =>
      `  ${String(place + 1).padStart(2)}  ${sayGrade(grade)}  ${id}  ${headingOf(id)}`,
  )
}

function sayGrade(grade: Graded['grade']): string {
  return grade === null ? 'not judged' : `grade ${grade}`.padEnd('not judged'.length)
}

function sayDifference({ tasks, site, plain, difference }: Comparison): string {
  const better = tasks.filter((task) => task.site.ndcg > task.plain.ndcg).length
  const worse = tasks.filter((task) => task.site.ndcg < task.plain.ndcg).length
  return (
    `Mean nDCG@10 over ${plural(tasks.length, 'task')}: the site ${figure(site)}, plain FTS5 ${figure(plain)}, ` +
    `difference ${difference < 0 ? '−' : '+'}${figure(Math.abs(difference))}; ` +
    `the site is better in ${better}, worse in ${worse}, the same in ${tasks.length - better - worse}.`
  )
}

function figure(share: number): string {
  return share.toFixed(3)
}
