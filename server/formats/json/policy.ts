import { z } from 'zod'
import { PromiseJson } from './commitment.ts'
import { Address, Count, Day, House, Licence, PolicyLink } from './parts.ts'
import { NamingJson } from './question.ts'

const Policy = z.object({
  title: z.string(),
  slug: z.string().describe('Its part of the address.'),
  kind: z.string(),
  datePublished: Day.nullable(),
  dateForReview: Day.nullable(),
  links: z
    .array(z.object({ label: z.string().describe('May be empty.'), url: Address }))
    .describe('Where it can be read.'),
  leadTeam: z
    .string()
    .nullable()
    .optional()
    .describe('The team that answers for it. Only for those who have signed in.'),
  supersededBy: PolicyLink.nullable().describe('The policy that took its place.'),
  aliases: z.array(z.string()).describe('Names by which questions and answers call it.'),
  questionCount: Count.describe('Questions that name it, or whose answers do.'),
  openCount: Count.describe('Commitments that belong to it and are open.'),
  overdueCount: Count.describe('Of the open ones those past their last day.'),
  url: Address,
})

export const PolicyJson = Policy.meta({ id: 'Policy', description: 'A strategy, Act, mission or the like.' })
export type PolicyJson = z.output<typeof PolicyJson>

export const PoliciesJson = z
  .object({
    total: Count,
    items: z.array(PolicyJson),
    next: z.null().describe('All are on one page.'),
    licence: Licence,
  })
  .meta({ id: 'Policies', description: 'Every policy.' })
export type PoliciesJson = z.output<typeof PoliciesJson>

const NamedQuestion = z.object({
  uin: z.string().nullable(),
  house: House.nullable(),
  heading: z.string().nullable(),
  dateTabled: Day.nullable(),
  dateAnswered: Day.nullable(),
  namedBy: z.array(NamingJson),
  url: Address,
})
export type NamedQuestionJson = z.output<typeof NamedQuestion>

const Action = z.object({
  number: z.string().describe('As printed.'),
  words: z.string().describe('As printed.'),
  deadline: z
    .object({ phrase: z.string().nullable(), earliest: Day.nullable(), latest: Day.nullable() })
    .describe('The words that say by when, and the days that they mean today.'),
  note: z.string(),
  questionCount: Count.describe('Questions that touch it.'),
  commitmentCount: Count.describe('Commitments that are tied to it.'),
  overdueCount: Count.describe('Of them those that are open and past their last day.'),
  url: Address,
})
export type ActionJson = z.output<typeof Action>

export const WholePolicyJson = Policy.extend({
  body: z.string().describe('What is said of it, in Markdown.'),
  supersedes: z.array(PolicyLink).describe('Policies whose place it took.'),
  actions: z.array(Action).describe('Its own numbered promises, as it prints them.'),
  commitments: z.object({
    total: Count,
    statuses: z.record(z.string(), Count).describe('How many there are, by status.'),
    items: z.array(PromiseJson).describe('Some, open ones first.'),
  }),
  provisions: z
    .array(z.object({ provision: z.string(), questionCount: Count, url: Address }))
    .describe('Its sections, schedules and the like that are named, most often first.'),
  questions: z.object({
    total: Count,
    items: z.array(NamedQuestion),
    next: Address.nullable().describe('The next page of questions; null on the last.'),
  }),
  licence: Licence,
}).meta({ id: 'WholePolicy', description: 'A policy with commitments and the questions that name it.' })
export type WholePolicyJson = z.output<typeof WholePolicyJson>
