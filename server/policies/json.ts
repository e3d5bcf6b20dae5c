import type { PromiseJson } from '../formats/json/commitment.ts'
import type {
  ActionJson,
  NamedQuestionJson,
  PoliciesJson,
  PolicyJson,
  WholePolicyJson,
} from '../formats/json/policy.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'

import type { CoveredAction } from './coverage.ts'
import type { NamedPolicy } from './policy.ts'

import type { ProvisionCount } from './provision-queries.ts'

import type { PolicyRow, QuestionNaming } from './queries.ts'

/** Open commitments of a policy, and those of them that are overdue. */
export interface OpenCounts {
  open: number
  overdue: number
}

interface Listed {
  policy: PolicyRow
  counts: OpenCounts
}

interface Made {
  baseUrl: string
  /** Whether who asks may read what staff write. */
  withWork: boolean
}

/** A policy for programs. */
function policyJson({ policy, counts }: Listed, { baseUrl, withWork }: Made): PolicyJson {
  const { slug, title, kind, publishedOn, reviewOn, links, leadTeam, supersededBy, aliases, questions } =
    policy
  return {
    title,
    slug,
    kind,
    datePublished: publishedOn,
    dateForReview: reviewOn,
    links: links.map(({ label, address }) => ({ label, url: address })),
    ...(withWork ? { leadTeam } : {}),
    supersededBy: supersededBy && {
      title: supersededBy.title,
      url: baseUrl + paths.policy(supersededBy.slug),
    },
    aliases: [...aliases],
    questionCount: questions,
    openCount: counts.open,
    overdueCount: counts.overdue,
    url: `${baseUrl}${paths.policy(slug)}`,
  }
}

/** All of them for programs. */
export function policiesJson(policies: readonly Listed[], made: Made): PoliciesJson {
  const items = policies.map((listed) => policyJson(listed, made))
  return { total: items.length, items, next: null, licence: LICENCE }
}

interface NamedQuestion {
  row: QuestionRow
  namings: readonly QuestionNaming[]
}

interface WholePolicyParts extends Listed, Made {
  /** Those whose place it took. */
  supersedes: readonly NamedPolicy[]
  actions: readonly CoveredAction[]
  /** Open ones first; not all of them where there are many. */
  commitments: { items: PromiseJson[]; statuses: readonly { status: string; commitments: number }[] }
  provisions: readonly ProvisionCount[]
  questions: readonly NamedQuestion[]
  page: number
  pageSize: number
}

/** The same with its description in Markdown, its commitments, and a page of the questions that name it. */
export function wholePolicyJson({
  policy,
  counts,
  commitments,
  ...parts
}: WholePolicyParts): WholePolicyJson {
  const { questions, page, pageSize, baseUrl } = parts
  const isLast = page * pageSize >= policy.questions
  return {
    ...policyJson({ policy, counts }, parts),
    body: policy.body,
    supersedes: parts.supersedes.map(({ slug, title }) => ({ title, url: baseUrl + paths.policy(slug) })),
    actions: parts.actions.map((covered) => actionJson(policy.slug, covered, baseUrl)),
    commitments: commitmentsJson(commitments),
    provisions: parts.provisions.map(({ provision, questions }) => ({
      provision,
      questionCount: questions,
      url: `${baseUrl}${paths.provisions(policy.slug, { provision })}`,
    })),
    questions: {
      total: policy.questions,
      items: questions.map((question) => questionJson(question, baseUrl)),
      next: isLast ? null : `${baseUrl}${paths.policyJson(policy.slug, { page: page + 1 })}`,
    },
    licence: LICENCE,
  }
}

function actionJson(slug: string, { action, due, ...covered }: CoveredAction, baseUrl: string): ActionJson {
  const { id, number, words, phrase, note } = action
  return {
    number,
    words,
    deadline: { phrase, earliest: due.earliest, latest: due.latest },
    note,
    questionCount: covered.questions,
    commitmentCount: covered.promised.reduce((sum, { commitments }) => sum + commitments, 0),
    overdueCount: covered.promised.reduce((sum, { overdue }) => sum + overdue, 0),
    url: baseUrl + paths.policyAction(slug, id),
  }
}

function commitmentsJson({ items, statuses }: WholePolicyParts['commitments']) {
  return {
    total: statuses.reduce((sum, { commitments }) => sum + commitments, 0),
    statuses: Object.fromEntries(statuses.map(({ status, commitments }) => [status, commitments])),
    items,
  }
}

function questionJson({ row, namings }: NamedQuestion, baseUrl: string): NamedQuestionJson {
  const { uin, house, heading, dateTabled, dateAnswered } = row
  return {
    uin,
    house,
    heading,
    dateTabled,
    dateAnswered,
    namedBy: namings.map(({ state, foundIn, words, mentions }) => ({ state, foundIn, words, mentions })),
    url: `${baseUrl}${paths.question(row)}`,
  }
}
