import type { PromiseJson } from '../formats/json/commitment.ts'
import type { NamedQuestionJson, PoliciesJson, PolicyJson, WholePolicyJson } from '../formats/json/policy.ts'
import { LICENCE } from '../lib/licence.ts'
import { paths } from '../paths.ts'
import type { QuestionRow } from '../questions/queries.ts'
import type { ProvisionCount } from './provision-queries.ts'
import type { PolicyRow, QuestionNaming } from './queries.ts'

/** A policy for programs. */
function policyJson(policy: PolicyRow, baseUrl: string): PolicyJson {
  const { slug, title, kind, publishedOn, reviewOn, link, aliases, questions } = policy
  return {
    title,
    slug,
    kind,
    datePublished: publishedOn,
    dateForReview: reviewOn,
    link,
    aliases: [...aliases],
    questionCount: questions,
    url: `${baseUrl}${paths.policy(slug)}`,
  }
}

/** All of them for programs. */
export function policiesJson(policies: readonly PolicyRow[], baseUrl: string): PoliciesJson {
  const items = policies.map((policy) => policyJson(policy, baseUrl))
  return { total: items.length, items, next: null, licence: LICENCE }
}

interface NamedQuestion {
  row: QuestionRow
  namings: readonly QuestionNaming[]
}

interface WholePolicyParts {
  policy: PolicyRow
  /** Open ones first; not all of them where there are many. */
  commitments: { items: PromiseJson[]; statuses: readonly { status: string; commitments: number }[] }
  provisions: readonly ProvisionCount[]
  questions: readonly NamedQuestion[]
  page: number
  pageSize: number
  baseUrl: string
}

/** The same with its description in Markdown, its commitments, and a page of the questions that name it. */
export function wholePolicyJson({ policy, commitments, ...parts }: WholePolicyParts): WholePolicyJson {
  const { questions, page, pageSize, baseUrl } = parts
  const isLast = page * pageSize >= policy.questions
  return {
    ...policyJson(policy, baseUrl),
    body: policy.body,
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
