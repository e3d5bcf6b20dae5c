import type { CivilDate } from '../lib/dates.ts'
import { renderMarkdown } from '../lib/markdown.ts'
import { plural, sayCount } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type Coverage, type CoveredAction, coverageOf } from './coverage.ts'
import type { OpenCounts } from './json.ts'
import { sayLink } from './link-words.ts'
import { datesOf } from './list-page.ts'
import { KIND_WORDS, type NamedPolicy, sayWebLink } from './policy.ts'
import type { PolicyRow, QuestionNaming } from './queries.ts'

interface NamedQuestion<Summary> {
  summary: Summary
  namings: readonly QuestionNaming[]
}

/** What the page of a policy is made from. */
interface PolicyPageParts<Summary, Commitment, Months> {
  policy: PolicyRow
  counts: OpenCounts
  /** Those whose place it took. */
  supersedes: readonly NamedPolicy[]
  mayEdit: boolean
  /** Whether the visitor may read what staff write. */
  withWork: boolean
  /** How many commitments have each status, where any has. */
  statuses: readonly { status: string; label: string; commitments: number }[]
  /** The first open ones with a last day; where there are no actions by which to list them, the first of all. */
  due: readonly Commitment[]
  /** As the policy prints them. */
  actions: readonly CoveredAction[]
  /** Which of them are shown; null for all. */
  coverage: Coverage | null
  /** Commitments that are tied to no action; not all of them where there are many. */
  untied: readonly Commitment[]
  untiedTotal: number
  /** Null where there are not two bars to compare. */
  months: Months | null
  latest: readonly NamedQuestion<Summary>[]
  /** Those of this page. */
  questions: readonly NamedQuestion<Summary>[]
  page: number
  pageSize: number
  today: CivilDate
}

/** One policy: what it is, what was promised under it, and the questions that name it. */
export function policyPage<Summary extends object, Commitment extends object, Months extends object>(
  parts: PolicyPageParts<Summary, Commitment, Months>,
) {
  const { policy, actions, months, latest, questions, mayEdit } = parts
  const { slug, title, kind, questions: total } = policy
  const sections = {
    ...aboutOf(parts),
    ...promisedOf(parts),
    ...coverageOf(slug, actions, parts.coverage, parts.today),
    ...untiedOf(parts),
    months,
    latest: latest.map(showNamed),
    questionsTitle: total === 0 ? 'Questions' : `${plural(total, 'question')} found`,
    results: questions.map(showNamed),
    noneText: noneText(policy),
    ...pagesOf(policy, parts.page, parts.pageSize),
  }
  return {
    title,
    caption: KIND_WORDS[kind].one,
    ...sections,
    contents: contentsOf(sections, actions.length > 0),
    searchHref: total > 0 ? paths.questions({ policy: slug }) : null,
    briefingHref: paths.policyBriefing(slug),
    newActionHref: mayEdit ? paths.newPolicyAction(slug) : null,
    importHref: mayEdit ? paths.policyActionsImport(slug) : null,
    actionsCsvHref: actions.length > 0 ? paths.policyActionsCsv(slug) : null,
    editHref: mayEdit ? paths.policyEdit(slug) : null,
    jsonHref: paths.policyJson(slug),
  }
}

type Parts = PolicyPageParts<object, object, object>

function aboutOf({ policy, supersedes, withWork }: Parts) {
  const { body, links, leadTeam, supersededBy, aliases } = policy
  return {
    dates: datesOf(policy),
    bodyHtml: body === '' ? null : renderMarkdown(body),
    links: links.map((link) => ({ text: sayWebLink(link), href: link.address })),
    leadTeam: withWork ? leadTeam : null,
    supersededBy: supersededBy && linkTo(supersededBy),
    supersedes: supersedes.map(linkTo),
    aliases,
  }
}

function promisedOf<Commitment>({ policy, counts, statuses, due, actions }: Promised<Commitment>) {
  const { slug } = policy
  const total = statuses.reduce((sum, { commitments }) => sum + commitments, 0)
  const late = {
    label: 'Of the open ones, overdue',
    count: counts.overdue,
    href: paths.commitments({ policy: slug, due: 'overdue' }),
  }
  return {
    commitmentsTitle: total === 0 ? 'Commitments' : plural(total, 'commitment'),
    statuses: [
      ...statuses.map(({ status, label, commitments }) => ({
        label,
        count: sayCount(commitments),
        href: paths.commitments({ policy: slug, status }),
      })),
      ...(late.count > 0 ? [late] : []),
    ],
    due,
    dueTitle: actions.length > 0 ? 'Overdue and due next' : 'Open first, by their deadlines',
    registerHref: total > 0 ? paths.commitments({ policy: slug }) : null,
    undatedHref: counts.open > due.length ? paths.commitments({ policy: slug, due: 'none' }) : null,
  }
}

type Promised<Commitment> = Pick<
  PolicyPageParts<object, Commitment, object>,
  'policy' | 'counts' | 'statuses' | 'due' | 'actions'
>

/** Only where there are actions to be tied to. */
function untiedOf<Commitment>({ policy, actions, untied, untiedTotal }: Untied<Commitment>) {
  const isAsked = actions.length > 0 && untiedTotal > 0
  return {
    untied: isAsked ? untied : [],
    untiedTitle: `${plural(untiedTotal, 'promise')} linked to no action`,
    untiedHref:
      untiedTotal > untied.length ? paths.commitments({ policy: policy.slug, action: 'none' }) : null,
  }
}

type Untied<Commitment> = Pick<
  PolicyPageParts<object, Commitment, object>,
  'policy' | 'actions' | 'untied' | 'untiedTotal'
>

/** A shorter page needs none. */
const SHORTEST_CONTENTS = 4

interface Sections {
  bodyHtml: string | null
  untied: readonly unknown[]
  months: unknown
  latest: readonly unknown[]
  questionsTitle: string
}

/** What the page has, for its list of contents. */
function contentsOf({ bodyHtml, untied, months, latest, questionsTitle }: Sections, hasActions: boolean) {
  const contents = [
    ...(bodyHtml === null ? [] : [{ href: '#what-it-is', text: 'What it is' }]),
    { href: '#commitments', text: 'Commitments' },
    ...(hasActions ? [{ href: '#actions', text: 'Actions' }] : []),
    ...(untied.length > 0 ? [{ href: '#untied', text: 'Promises linked to no action' }] : []),
    ...(latest.length > 0 ? [{ href: '#latest', text: 'Latest answers' }] : []),
    ...(months === null ? [] : [{ href: '#over-time', text: 'Questions over time' }]),
    { href: '#questions', text: questionsTitle },
  ]
  return contents.length < SHORTEST_CONTENTS ? [] : contents
}

function showNamed<Summary extends object>({ summary, namings }: NamedQuestion<Summary>) {
  return { ...summary, named: sayLink(namings) }
}

function noneText({ questions, aliases }: PolicyRow): string {
  if (questions > 0) return 'There are no more questions.'
  return aliases.length === 0
    ? 'Without aliases no question or answer can be found to name it.'
    : 'No question or answer in the record names it by one of its aliases.'
}

function pagesOf({ slug, questions }: PolicyRow, page: number, pageSize: number) {
  const hrefOf = (number: number) => `${paths.policy(slug, { page: number === 1 ? undefined : number })}`
  return {
    newerHref: page > 1 ? hrefOf(page - 1) : null,
    olderHref: page * pageSize < questions ? hrefOf(page + 1) : null,
    hasPages: page > 1 || questions > pageSize,
  }
}

function linkTo({ slug, title }: NamedPolicy) {
  return { title, href: paths.policy(slug) }
}
