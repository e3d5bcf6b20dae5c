import type { DueWindow } from '../commitments/due/types.ts'
import type { CivilDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { PolicyAction } from './action.ts'

/** An action with what is known of it: who asked about it, and what was promised. */
export interface CoveredAction {
  action: PolicyAction
  due: Pick<DueWindow, 'earliest' | 'latest'> & { said: string }
  /** How many questions touch it. */
  questions: number
  /** Of the commitments that are tied to it, those of each status. */
  promised: readonly { status: string; label: string; commitments: number; overdue: number }[]
}

/** Which actions are shown. */
export const COVERAGES = ['unasked', 'unpromised'] as const
export type Coverage = (typeof COVERAGES)[number]

const HAS: Readonly<Record<Coverage, (covered: CoveredAction) => boolean>> = {
  unasked: ({ questions }) => questions === 0,
  unpromised: ({ promised }) => promised.length === 0,
}

/** The actions of a policy as a table of what is covered; all of them, or those that are not. */
export function coverageOf(
  slug: string,
  all: readonly CoveredAction[],
  chosen: Coverage | null,
  today: CivilDate,
) {
  const shown = chosen === null ? all : all.filter(HAS[chosen])
  return {
    actionsTitle: plural(all.length, 'action'),
    coverage: all.length === 0 ? [] : linksOf(slug, all, chosen),
    actions: shown.map((covered) => showCovered(slug, covered, today)),
  }
}

function linksOf(slug: string, all: readonly CoveredAction[], chosen: Coverage | null) {
  const countOf = (coverage: Coverage) => all.filter(HAS[coverage]).length
  const link = (text: string, coverage: Coverage | null) => ({
    text,
    href: `${paths.policy(slug, { actions: coverage ?? undefined })}#actions`,
    isCurrent: coverage === chosen,
  })
  return [
    link(`All (${all.length})`, null),
    link(`Never asked about (${countOf('unasked')})`, 'unasked'),
    link(`Promised in no answer (${countOf('unpromised')})`, 'unpromised'),
  ]
}

const LONGEST_WORDS = 200

function showCovered(slug: string, { action, due, questions, promised }: CoveredAction, today: CivilDate) {
  const { id, number, words } = action
  const overdue = promised.reduce((sum, one) => sum + one.overdue, 0)
  return {
    number,
    href: paths.policyAction(slug, id),
    words: words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).trimEnd()}…` : words,
    due: due.said,
    isPast: due.latest !== null && due.latest < today,
    asked: questions === 0 ? null : plural(questions, 'question'),
    promised:
      promised.map(({ label, commitments }) => `${commitments} ${label.toLowerCase()}`).join(', ') || null,
    overdue: overdue === 0 ? null : `${overdue} overdue`,
  }
}
