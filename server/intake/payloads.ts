import { z } from 'zod'
import { isCutAnswer } from '../answers/versions.ts'
import { isCivilDate } from '../lib/dates.ts'
import { mayBeCut } from '../questions/question.ts'
import { FIRST_DATE } from '../questions/search/search-key.ts'

const LONGEST_QUESTION = 20_000
const LONGEST_ANSWER = 1_000_000

/** `2026-07-01T00:00:00`, a civil date without a zone, as `2026-07-01`. */
const civilDate = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine(isCivilDate, 'must be a date such as 2026-01-12')

const optionalDate = civilDate.nullish().transform((date) => date ?? null)
const optionalId = z
  .int()
  .positive()
  .nullish()
  .transform((id) => id ?? null)
/** Half of a surrogate pair, which SQLite cannot keep: it would look changed at each import. */
const wellFormed = (text: string) =>
  /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

const MemberPayload = z
  .object({
    id: z.int().positive(),
    name: z.string().trim().min(1).max(200),
    party: z.string().trim().max(100).nullish(),
    memberFrom: z.string().trim().max(200).nullish(),
  })
  .nullish()
  .transform((member) => member ?? null)

const AttachmentPayload = z.object({
  url: z.string().max(2_000),
  title: z.string().max(500).nullish(),
  fileType: z.string().max(50).nullish(),
  fileSizeBytes: z.int().nonnegative().nullish(),
})

/** One question as Parliament's written questions API gives it, in the list and in the detail. */
export const QuestionPayload = z.object({
  id: z.int().positive(),
  uin: z
    .string()
    .trim()
    .regex(/^(HL)?\d{1,7}$/i, 'must be a number such as 104512 or HL1234')
    .toUpperCase(),
  house: z.enum(['Commons', 'Lords']),
  dateTabled: civilDate.refine((date) => date >= FIRST_DATE, `must not be before ${FIRST_DATE}`),
  dateForAnswer: optionalDate,
  // Not trimmed: a cut text is known by its length.
  questionText: z.string().max(LONGEST_QUESTION).regex(/\S/, 'must not be empty').transform(wellFormed),
  heading: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .transform((heading) => (heading ? wellFormed(heading) : null)),
  askingMemberId: optionalId,
  askingMember: MemberPayload,
  memberHasInterest: flag,
  isWithdrawn: flag,
  isNamedDay: flag,
  answeringBodyId: z.int().positive(),
  answeringBodyName: z.string().trim().min(1).max(200),
  answerIsHolding: flag,
  answerIsCorrection: flag,
  answeringMemberId: optionalId,
  answeringMember: MemberPayload,
  correctingMemberId: optionalId,
  correctingMember: MemberPayload,
  dateAnswered: optionalDate,
  answerText: z
    .string()
    .max(LONGEST_ANSWER)
    .nullish()
    .transform((text) => (text ? wellFormed(text) : null)),
  dateAnswerCorrected: optionalDate,
  attachments: z
    .array(AttachmentPayload)
    .max(200)
    .nullish()
    .transform((list) => list ?? []),
  groupedQuestions: z
    .array(z.string().max(20))
    .max(500)
    .nullish()
    .transform((list) => list ?? []),
  groupedQuestionsDates: z
    .array(z.object({ questionUin: z.string().max(20), dateTabled: civilDate }))
    .max(500)
    .nullish()
    .transform((list) => list ?? []),
})

export type QuestionPayload = z.output<typeof QuestionPayload>

/**
 * True when the question's text may have been cut by the list endpoint. It leaves no mark, but only the detail
 * has answers with tags and attachments, so a record with either is whole.
 */
export function questionIsCut(payload: QuestionPayload): boolean {
  const isDetail = payload.attachments.length > 0 || /<\w/.test(payload.answerText ?? '')
  return mayBeCut(payload.questionText) && !isDetail
}

/** True when the answer's text has been cut by the list endpoint. */
export function answerIsCut(payload: QuestionPayload): boolean {
  return payload.answerText !== null && isCutAnswer(payload.answerText)
}
