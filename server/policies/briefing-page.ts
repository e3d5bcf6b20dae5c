import { civilDateOf, type Instant, sayDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { PolicyAction } from './action.ts'
import { datesOf } from './list-page.ts'
import { KIND_WORDS } from './policy.ts'
import type { PolicyRow } from './queries.ts'

/** A promise as a briefing says it. */
export interface Briefed {
  href: string
  tag: { text: string; kind: string }
  /** The action to which it is tied. */
  actionId: number | null
  quote: string
  isOpen: boolean
  isOverdue: boolean
  /** Kind and strength, in words. */
  facts: readonly string[]
  due: string
  /** Who said it, and when. */
  said: string
  citation: string
  /** Where it had several that the visitor may see. */
  deadlines: readonly { origin: string; due: string; reason: string; who: string }[]
  evidence: readonly { kind: string; text: string; href: string | null; what: string; on: string }[]
}

interface BriefingParts {
  policy: PolicyRow
  /** As the policy prints them, each with its deadline as it is read. */
  actions: readonly { action: PolicyAction; due: string }[]
  /** Open ones first, by their last day. */
  briefed: readonly Briefed[]
  madeAt: Instant
}

/** All that was promised under a policy, by its actions, to be printed. */
export function briefingPage({ policy, actions, briefed, madeAt }: BriefingParts) {
  const { slug, title, kind } = policy
  const groups = actions.map((covered) => groupOf(covered, briefed))
  const own = new Set(actions.map(({ action }) => action.id))
  const loose = briefed.filter(({ actionId }) => actionId === null || !own.has(actionId))
  const silent = groups.filter(({ promises }) => promises.length === 0)
  return {
    title: `Briefing: ${title}`,
    heading: title,
    caption: KIND_WORDS[kind].one,
    backHref: paths.policy(slug),
    dates: datesOf(policy),
    made: `As recorded on ${sayDate(civilDateOf(madeAt))}`,
    summary: sayAll(briefed),
    groups: groups.filter(({ promises }) => promises.length > 0),
    loose,
    looseTitle: actions.length > 0 ? 'Promises linked to no action' : 'Promises',
    silent: silent.map(({ number, words, due }) => ({ number, words, due })),
  }
}

function groupOf(
  { action: { id, number, words }, due }: BriefingParts['actions'][number],
  all: readonly Briefed[],
) {
  return {
    id: `action-${id}`,
    number,
    words,
    due,
    promises: all.filter(({ actionId }) => actionId === id),
  }
}

function sayAll(briefed: readonly Briefed[]): string {
  if (briefed.length === 0) return 'Nothing that was promised under it is recorded yet.'
  const open = briefed.filter(({ isOpen }) => isOpen).length
  const overdue = briefed.filter(({ isOverdue }) => isOverdue).length
  return `${plural(briefed.length, 'promise')}: ${open} open, ${overdue} of them overdue, and ${briefed.length - open} ended.`
}
