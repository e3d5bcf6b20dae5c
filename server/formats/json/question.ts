import { z } from 'zod'
import { LINK_STATES } from '../../policies/link-decisions.ts'
import { FOUND_IN } from '../../policies/policy.ts'
import { STATUSES } from '../../questions/question.ts'
import { REFERENCE_KINDS } from '../../threads/reading/wordings.ts'
import { PromiseInAnswerJson } from './commitment.ts'
import { Address, Count, Day, House, Licence, Moment, NamedMember, PolicyLink, pageOf } from './parts.ts'

/** A link to a policy in one place. */
export const NamingJson = z.object({
  state: z.enum(LINK_STATES).describe('Found by its words, or confirmed or added by a person.'),
  foundIn: z.enum(FOUND_IN).nullable().describe('Null where a person linked it and no words name it.'),
  words: z.string().nullable().describe('The first words there that name it.'),
  mentions: Count.describe('How often the text names it, or means it by words such as “the Act”.'),
})

const ProvisionOfPolicy = PolicyLink.extend({
  provision: z.string().describe('Said in one way: `section 121`, `part 1 of schedule 9`.'),
  foundIn: z.enum(FOUND_IN),
  words: z.string().describe('As they stand in the text: `Section 121 of the Act`.'),
})

const AskingMember = NamedMember.extend({
  party: z.string().nullable(),
  seat: z.string().nullable(),
  partyAsOn: Day.nullable().describe('The day on which party and seat are known to have been so.'),
})

const ReferenceSaid = z.object({
  foundIn: z.enum(FOUND_IN).describe('In the text of the question or in its answer.'),
  kind: z
    .enum(REFERENCE_KINDS)
    .describe('By the words that lead in to it: “pursuant to”, “I refer the Member to” and so on.'),
  words: z.string(),
})

const ThreadJson = z.object({
  refersTo: z.array(
    ReferenceSaid.extend({
      uin: z.string().describe('The number that the words give.'),
      date: Day.nullable().describe('The date that they give; without its year the nearest before them.'),
      dateOf: z
        .enum(['answered', 'tabled', 'either'])
        .nullable()
        .describe('Of what the date is, where they say so.'),
      isAmbiguous: z.boolean().describe('Several questions of the record may be meant.'),
      url: Address.nullable().describe('Of the question that is meant; null where it is not in the record.'),
    }),
  ),
  referredToBy: z
    .array(ReferenceSaid.extend({ uin: z.string().nullable(), dateTabled: Day.nullable(), url: Address }))
    .describe('At most a hundred.'),
})
export type ThreadJson = z.output<typeof ThreadJson>

const Question = z.object({
  id: z.int().nullable().describe('Parliament’s id; null for a question that was pasted in.'),
  uin: z.string().nullable().describe('The number, which is unique only within a House and session.'),
  house: House.nullable(),
  heading: z.string().nullable(),
  questionText: z.string(),
  questionTextIsCut: z.boolean().describe('Only the beginning is here: Parliament’s lists cut texts.'),
  askingMemberId: z.int().nullable(),
  askingMember: AskingMember.nullable(),
  memberHasInterest: z.boolean().nullable().describe('The Member declared an interest [R].'),
  answeringBodyId: z.int().nullable().describe('The Home Office is 1.'),
  answeringBodyName: z.string().nullable(),
  dateTabled: Day.nullable(),
  dateForAnswer: Day.nullable(),
  dateAnswered: Day.nullable().describe('Of a real answer: a holding answer is none.'),
  dateAnswerCorrected: Day.nullable(),
  isNamedDay: z.boolean().nullable().describe('Null in the Lords, which have no named days.'),
  isWithdrawn: z.boolean(),
  answerIsHolding: z.boolean().nullable().describe('Null while there is no answer.'),
  answerIsCorrection: z.boolean().nullable(),
  answeringMemberId: z.int().nullable(),
  answeringMember: NamedMember.nullable(),
  answerText: z.string().nullable().describe('The answer as it stands, as HTML made safe.'),
  answerTextIsCut: z.boolean(),
  status: z.enum(STATUSES),
  late: z.boolean().nullable().describe('Whether the answer is or was late; null where that is not known.'),
  commitments: z.array(PromiseInAnswerJson).describe('What was promised in its answer.'),
  policies: z
    .array(PolicyLink.extend(NamingJson.shape))
    .describe('Policies that it or its answer names, or that a person linked.'),
  provisions: z.array(ProvisionOfPolicy).describe('Sections, schedules and the like of them that it names.'),
  thread: ThreadJson.describe('What it and its answer refer to by number, and what refers to it.'),
  isSample: z.boolean().describe('Made up, to try the site with.'),
  lastSeen: Moment.describe('When the record was last seen in its source.'),
  url: Address,
})

export const QuestionJson = Question.meta({
  id: 'Question',
  description: 'A written question with its answer as it stands, under Parliament’s own field names.',
})
export type QuestionJson = z.output<typeof QuestionJson>

export const WholeQuestionJson = Question.extend({ licence: Licence }).meta({
  id: 'WholeQuestion',
  description: 'The same by itself, with the licence.',
})
export type WholeQuestionJson = z.output<typeof WholeQuestionJson>

export const QuestionsJson = pageOf(QuestionJson).meta({
  id: 'Questions',
  description: 'A page of the questions that were found.',
})
export type QuestionsJson = z.output<typeof QuestionsJson>
