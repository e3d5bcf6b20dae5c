import { sayDate } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { OpenCounts } from './json.ts'
import { KIND_WORDS, KINDS, type Policy, type PolicyKind } from './policy.ts'
import type { PolicyRow } from './queries.ts'

interface ListParts {
  /** By title. */
  policies: readonly { policy: PolicyRow; counts: OpenCounts }[]
  /** The only kind that is listed; null for all. */
  kind: PolicyKind | null
  mayEdit: boolean
}

/** Every policy, by kind; those that stand before those whose place another took. */
export function policiesPage({ policies, kind: chosen, mayEdit }: ListParts) {
  const groups = KINDS.map((kind) => ({
    id: kind,
    title: KIND_WORDS[kind].many,
    count: policies.filter(({ policy }) => policy.kind === kind).length,
    policies: inOrder(policies.filter(({ policy }) => policy.kind === kind)).map(showListed),
  })).filter(({ count }) => count > 0)
  return {
    title: 'Policies',
    groups: groups.filter(({ id }) => chosen === null || id === chosen),
    kinds: groups.length < 2 ? [] : kindLinks(groups, chosen, policies.length),
    newHref: mayEdit ? paths.newPolicy() : null,
    jsonHref: paths.policiesJson(),
  }
}

type Listed = ListParts['policies'][number]

function inOrder(policies: readonly Listed[]): Listed[] {
  const isOld = ({ policy }: Listed) => Number(policy.supersededBy !== null)
  return policies.toSorted((a, b) => isOld(a) - isOld(b))
}

function kindLinks(
  groups: readonly { id: PolicyKind; title: string; count: number }[],
  chosen: PolicyKind | null,
  total: number,
) {
  const all = { text: `All kinds (${total})`, href: paths.policies(), isCurrent: chosen === null }
  const kinds = groups.map(({ id, title, count }) => ({
    text: `${title} (${count})`,
    href: paths.policies({ kind: id }),
    isCurrent: id === chosen,
  }))
  return [all, ...kinds]
}

function showListed({ policy, counts }: Listed) {
  const { slug, title, supersededBy } = policy
  return {
    title,
    href: paths.policy(slug),
    supersededBy: supersededBy && { title: supersededBy.title, href: paths.policy(supersededBy.slug) },
    facts: [...datesOf(policy), ...countsOf(policy, counts)],
    overdue: counts.overdue === 0 ? null : `${counts.overdue} overdue`,
  }
}

function countsOf({ questions }: PolicyRow, { open }: OpenCounts): string[] {
  const found = questions === 0 ? 'No question names it yet' : `${plural(questions, 'question')} found`
  return open === 0 ? [found] : [found, plural(open, 'open promise')]
}

/** `Published 26 October 2023`, `To be reviewed on 1 May 2026`. */
export function datesOf({ kind, publishedOn, reviewOn }: Policy): string[] {
  const began = kind === 'act' ? 'Royal Assent' : 'Published'
  return [
    ...(publishedOn === null ? [] : [`${began} ${sayDate(publishedOn)}`]),
    ...(reviewOn === null ? [] : [`To be reviewed on ${sayDate(reviewOn)}`]),
  ]
}
