import { z } from 'zod'
import { PromiseJson } from './commitment.ts'
import { Address, Count, Day, House, Licence } from './parts.ts'
import { NamingJson } from './question.ts'

const Policy = z.object({
  title: z.string(),
  slug: z.string().describe('Its part of the address.'),
  kind: z.string(),
  datePublished: Day.nullable(),
  dateForReview: Day.nullable(),
  link: z.string().nullable().describe('Where it was published.'),
  aliases: z.array(z.string()).describe('Names by which questions and answers call it.'),
  questionCount: Count.describe('Questions that name it, or whose answers do.'),
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

export const WholePolicyJson = Policy.extend({
  body: z.string().describe('What is said of it, in Markdown.'),
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
