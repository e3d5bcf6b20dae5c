import { renderMarkdown } from '../lib/markdown.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import type { PolicyAction } from './action.ts'
import { datesOf } from './list-page.ts'
import { KIND_WORDS, type NamedPolicy, sayLink, sayNamings } from './policy.ts'
import type { PolicyRow, QuestionNaming } from './queries.ts'

interface PolicyPageParts<Summary, Commitment> {
  policy: PolicyRow
  /** Open ones first; not all of them where there are many. */
  commitments: readonly Commitment[]
  statuses: readonly StatusCount[]
  /** Those of this page. */
  questions: readonly { summary: Summary; namings: readonly QuestionNaming[] }[]
  page: number
  pageSize: number
  mayEdit: boolean
  /** As the policy prints them, each with its deadline as it is read. */
  actions: readonly { action: PolicyAction; due: string }[]
  /** Whether the visitor may read what staff write. */
  withWork: boolean
  /** Those whose place it took. */
  supersedes: readonly NamedPolicy[]
}

/** One policy: what it is, and the questions that name it. */
export function policyPage<Summary extends object, Commitment extends object>({
  policy,
  ...parts
}: PolicyPageParts<Summary, Commitment>) {
  const { slug, title, kind, links, leadTeam, supersededBy, aliases, body, questions: total } = policy
  return {
    title,
    caption: KIND_WORDS[kind].one,
    dates: datesOf(policy),
    bodyHtml: body === '' ? null : renderMarkdown(body),
    links: links.map((link) => ({ text: sayLink(link), href: link.address })),
    leadTeam: parts.withWork ? leadTeam : null,
    supersededBy: supersededBy && showNamed(supersededBy),
    supersedes: parts.supersedes.map(showNamed),
    aliases,
    ...actionsOf(policy, parts),
    ...commitmentsOf(policy, parts),
    questionsTitle: total === 0 ? 'Questions' : `${plural(total, 'question')} found`,
    results: parts.questions.map(({ summary, namings }) => ({ ...summary, named: sayNamings(namings) })),
    noneText: noneText(policy),
    ...pagesOf(policy, parts.page, parts.pageSize),
    editHref: parts.mayEdit ? paths.policyEdit(slug) : null,
    jsonHref: paths.policyJson(slug),
  }
}

function actionsOf({ slug }: PolicyRow, { actions, mayEdit }: Acting) {
  return {
    actions: actions.map(({ action: { id, number, words, phrase }, due }) => ({
      number,
      words,
      href: paths.policyAction(slug, id),
      due: phrase === null ? 'No date given' : `“${phrase}”: ${due}`,
    })),
    newActionHref: mayEdit ? paths.newPolicyAction(slug) : null,
    importHref: mayEdit ? paths.policyActionsImport(slug) : null,
    actionsCsvHref: actions.length > 0 ? paths.policyActionsCsv(slug) : null,
  }
}

type Acting = Pick<PolicyPageParts<object, object>, 'actions' | 'mayEdit'>

/** How many commitments of a policy have a status. */
interface StatusCount {
  status: string
  commitments: number
}

function commitmentsOf<Commitment>({ slug }: PolicyRow, { commitments, statuses }: Listed<Commitment>) {
  const total = statuses.reduce((sum, { commitments }) => sum + commitments, 0)
  return {
    commitments,
    commitmentsTitle: total === 0 ? 'Commitments' : plural(total, 'commitment'),
    statuses: statuses.map(({ status, commitments }) => ({
      text: `${plural(commitments, 'commitment')} ${status.replace('-', ' ')}`,
      href: paths.commitments({ policy: slug, status }),
    })),
    registerHref: total > 0 ? paths.commitments({ policy: slug }) : null,
  }
}

type Listed<Commitment> = Pick<PolicyPageParts<object, Commitment>, 'commitments' | 'statuses'>

function noneText({ questions, aliases }: PolicyRow): string {
  if (questions > 0) return 'There are no more questions.'
  return aliases.length === 0
    ? 'Without aliases no question or answer can be found to name it.'
    : 'No question or answer in the record names it by one of its aliases.'
}

function pagesOf({ slug, questions }: PolicyRow, page: number, pageSize: number) {
  const hrefOf = (number: number) => paths.policy(slug, { page: number === 1 ? undefined : number })
  return {
    newerHref: page > 1 ? hrefOf(page - 1) : null,
    olderHref: page * pageSize < questions ? hrefOf(page + 1) : null,
    hasPages: page > 1 || questions > pageSize,
  }
}

function showNamed({ slug, title }: NamedPolicy) {
  return { title, href: paths.policy(slug) }
}
