import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'
import { RequiredReason, RevisionField } from '../web/fields.ts'
import { actionKey } from './action.ts'
import { isSlug } from './policy.ts'

const LONGEST_NUMBER = 20
const LONGEST_WORDS = 2_000
const LONGEST_DEADLINE = 200
const LONGEST_NOTE = 2_000

const Id = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

export const ActionParams = z.object({ slug: z.string().refine(isSlug), id: Id })

/** "12", "3.4b": one line in which something tells it from others. */
const NumberField = z
  .string()
  .default('')
  .transform((typed) => squash(stripControls(typed)).normalize('NFC'))
  .refine((typed) => actionKey(typed) !== '', { error: 'Enter the number, as printed: 12, or 3.4b.' })
  .refine((typed) => typed.length <= LONGEST_NUMBER, {
    error: `Shorten the number to at most ${LONGEST_NUMBER} characters.`,
  })

const WordsField = z
  .string()
  .default('')
  .transform((typed) => stripControls(typed).trim())
  .refine((typed) => typed !== '', { error: 'Enter the words of the action, as printed.' })
  .refine((typed) => typed.length <= LONGEST_WORDS, {
    error: `Shorten the words to at most ${LONGEST_WORDS.toLocaleString('en-GB')} characters.`,
  })

const DeadlineField = z
  .string()
  .default('')
  .transform((typed) => squash(stripControls(typed)))
  .refine((typed) => typed.length <= LONGEST_DEADLINE, {
    error: `Shorten the deadline to at most ${LONGEST_DEADLINE} characters.`,
  })
  .transform((typed) => typed || null)

/** A line of a file of actions. */
export const ActionLine = z.object({ number: NumberField, action: WordsField, deadline: DeadlineField })

export const ActionForm = ActionLine.extend({
  note: z
    .string()
    .default('')
    .transform((typed) => stripControls(typed).trim())
    .refine((typed) => typed.length <= LONGEST_NOTE, {
      error: `Shorten the note to at most ${LONGEST_NOTE.toLocaleString('en-GB')} characters.`,
    }),
  revision: RevisionField,
  /** Shows the form again, with the deadline as it is read. */
  check: z.string().optional(),
})

export const ActionRemovalForm = z.object({ reason: RequiredReason })

/** A question that touches an action, or does not: a button sends its `id`, a person types its number or address. */
export const TouchForm = z.object({
  id: Id.nullable().catch(null).default(null),
  question: z
    .string()
    .default('')
    .transform((typed) => squash(stripControls(typed)).slice(0, 500)),
  decision: z.enum(['tie', 'refuse']).catch('tie'),
})

export type SentTouch = z.output<typeof TouchForm>

const LONGEST_FILE = 120_000

export const ImportForm = z.object({
  csv: z
    .string()
    .default('')
    .transform(stripControls)
    .refine((typed) => typed.trim() !== '', {
      error: 'Paste the actions, with a first line that names the columns.',
    })
    .refine((typed) => typed.length <= LONGEST_FILE, {
      error: `Paste at most ${LONGEST_FILE.toLocaleString('en-GB')} characters at once: the rest can follow.`,
    }),
  /** What the preview said; nothing is written before it was seen. */
  seen: z.string().optional(),
})
