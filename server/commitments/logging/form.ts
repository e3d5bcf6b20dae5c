import { z } from 'zod'
import type { FieldSpec } from '../../web/forms.ts'
import type { CommitmentDetails } from '../commitment.ts'
import { type DetailsChoices, DetailsForm, detailsFields } from '../details-form.ts'
import { GivenLine } from '../schema.ts'

const Id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const Offset = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)

/** Which words of which answer. A browser sends each line end as two characters; the text has one. */
export const WordsForm = z.object({
  question: Id.nullable().catch(null),
  /** The current one, where it is left out. */
  version: Id.nullable().catch(null),
  start: Offset.nullable().catch(null),
  end: Offset.nullable().catch(null),
  quote: z
    .string()
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n')),
  /** Places of sentences that were ticked. */
  sentence: z.array(Offset).catch([]).default([]),
})

export const WORDS_LISTS = ['sentence'] as const

export type SentWords = z.output<typeof WordsForm>

/** Words to be logged, with what is said of them. What is left out is filled in by the program. */
export const LoggingForm = DetailsForm.extend({
  deadline: GivenLine.optional(),
  /** Shows the form again, with the deadline as it is read. */
  check: z.string().optional(),
  /** It looks like another commitment and is logged all the same. */
  anyway: z.string().optional(),
})

export type SentLogging = z.output<typeof LoggingForm>

/** Words that make an open commitment again. */
export const MentionForm = WordsForm.extend({
  suggestion: Id.nullable().catch(null),
  /** The words carry another deadline, and the commitment takes it. */
  slip: z.string().optional(),
  deadline: GivenLine.default(''),
  reason: GivenLine.default(''),
  revision: z.coerce.number().int().positive().nullable().catch(null),
}).refine(({ slip, reason }) => slip === undefined || reason !== '', {
  path: ['reason'],
  error: 'Say why the deadline is another now: the first one stays in the history.',
})

export type SentMention = z.output<typeof MentionForm>

/** The fields of the form, the deadline before who looks after it. */
export function loggingFields(choices: DetailsChoices, given: CommitmentDetails & { phrase: string | null }) {
  const { summary, kind, strength, ...rest } = detailsFields(choices, given)
  return {
    deadline: {
      label: 'Deadline',
      hint: 'The words of the answer, or a date such as 31 March 2026. Empty: no date was given.',
      value: given.phrase,
    },
    summary,
    kind,
    strength,
    ...rest,
  } satisfies Record<string, FieldSpec>
}
