import { z } from 'zod'
import { STATUSES } from '../../commitments/commitment.ts'
import { PRECISIONS } from '../../commitments/due/types.ts'
import { KINDS, STRENGTHS } from '../../commitments/kinds.ts'
import { Address, Day, House, Licence, Moment, NamedMember, PolicyLink, pageOf } from './parts.ts'

const DueWindow = z.object({
  phrase: z.string().nullable().describe('The words of the answer that say by when.'),
  earliest: Day.nullable(),
  latest: Day.nullable().describe('The last day; null where no date was given or it is not known.'),
  precision: z.enum(PRECISIONS).describe('How closely the deadline is known.'),
  anchor: z.string().nullable().describe('What it hangs on, in words: “Royal Assent”.'),
  name: z.string().nullable().describe('What the words call the time: “spring”.'),
  recurs: z.string().nullable().describe('For what comes back: “every year”.'),
})

const Deadline = DueWindow.extend({
  reviewOn: Day.nullable().describe('When to look again, where there is no date.'),
  reviewEveryDays: z.int().nullable(),
})

const Promised = z.object({
  id: z.int(),
  url: Address,
  quote: z.string().describe('The exact words of the answer.'),
  kind: z.enum(KINDS),
  strength: z.enum(STRENGTHS).describe('How far the words bind.'),
  status: z.enum(STATUSES),
  isOverdue: z.boolean().describe('Open, and past its last day.'),
  deadline: Deadline,
  policies: z.array(PolicyLink),
  action: z
    .object({ number: z.string().describe('As printed.'), words: z.string(), url: Address })
    .nullable()
    .describe('The action of one of its policies that it repeats or carries out.'),
})

export const PromiseJson = Promised.meta({
  id: 'Promise',
  description: 'A commitment as it is listed with a policy: its promise alone.',
})
export type PromiseJson = z.output<typeof PromiseJson>

export const PromiseInAnswerJson = Promised.extend({
  start: z.int().describe('Where the words begin, in UTF-16 code units of the plain text of their answer.'),
  end: z.int(),
  isInCurrentAnswer: z.boolean().describe('False when the words stand in an earlier version of the answer.'),
}).meta({ id: 'PromiseInAnswer', description: 'A commitment as it is listed with its question.' })
export type PromiseInAnswerJson = z.output<typeof PromiseInAnswerJson>

/** What staff write: there for those who have signed in. */
const Work = z
  .object({
    owner: z.object({ id: z.int(), name: z.string(), isDisabled: z.boolean() }).nullable(),
    team: z.object({ id: z.int(), name: z.string() }).nullable(),
    summary: z.string(),
    measure: z.string().describe('How we will know that it is done.'),
    isDropProposed: z.boolean(),
    concern: z.string().nullable().describe('Why somebody should look at it again.'),
    supersededBy: z.int().nullable(),
    revision: z.int(),
  })
  .partial()
const FOR_THE_SIGNED_IN = Object.fromEntries(
  Object.entries(Work.shape).map(([name, schema]) => [
    name,
    schema.describe([schema.description, 'Only for those who have signed in.'].filter(Boolean).join(' ')),
  ]),
) as typeof Work.shape

const Commitment = Promised.extend({
  question: z.object({
    uin: z.string().nullable(),
    dateTabled: Day.nullable(),
    house: House.nullable(),
    heading: z.string().nullable(),
    url: Address,
  }),
  dateAnswered: Day.nullable(),
  answeringMember: NamedMember.nullable(),
  isSample: z.boolean().describe('Made up, to try the site with.'),
  ...FOR_THE_SIGNED_IN,
})

export const CommitmentJson = Commitment.meta({
  id: 'Commitment',
  description: 'A promise of the Government.',
})
export type CommitmentJson = z.output<typeof CommitmentJson>

const Update = z.object({
  kind: z.string(),
  date: Day,
  evidence: z.string().nullable(),
  note: z.string().optional().describe('Only for those who have signed in.'),
  visibility: z.enum(['public', 'internal', 'restricted']).optional(),
  author: z.string().optional(),
  writtenAt: Moment.optional(),
})

const SetDeadline = DueWindow.extend({
  origin: z.enum(['first', 'extension', 'slip', 'calendar']),
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: Moment,
})

export const WholeCommitmentJson = Commitment.extend({
  deadlines: z
    .array(SetDeadline)
    .optional()
    .describe('Every deadline that it had, the first first. Only for those who have signed in.'),
  updates: z.array(Update).describe('What was done, last first: for the public the public evidence alone.'),
  licence: Licence,
}).meta({ id: 'WholeCommitment', description: 'A commitment with its history.' })
export type WholeCommitmentJson = z.output<typeof WholeCommitmentJson>

export const CommitmentsJson = pageOf(CommitmentJson).meta({
  id: 'Commitments',
  description: 'A page of the register of commitments.',
})
export type CommitmentsJson = z.output<typeof CommitmentsJson>
