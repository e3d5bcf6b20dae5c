import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'
import { PageField, ReasonField, RevisionField } from '../web/fields.ts'

const LONGEST_LONG = 120
const LONGEST_TYPED = 100
/** As the record explains them, or it would never be found in an answer: one word, with two capitals. */
const SHORT = /^[\p{L}\p{N}][\p{L}\p{N}&/-]{1,9}$/u

const line = z
  .string()
  .default('')
  .transform((typed) => squash(stripControls(typed)).normalize('NFC'))

const ShortField = line.pipe(
  z.string().refine((typed) => SHORT.test(typed) && (typed.match(/\p{Lu}/gu) ?? []).length > 1, {
    error: 'Enter one word of up to 10 letters and digits, at least two of them capitals, such as E2EE.',
  }),
)

const LongField = line.pipe(
  z
    .string()
    .min(1, { error: 'Enter what it stands for.' })
    .max(LONGEST_LONG, { error: `Shorten what it stands for to at most ${LONGEST_LONG} characters.` })
    .refine((typed) => typed === '' || /\p{L}/u.test(typed), { error: 'Enter what it stands for in words.' }),
)

/** A box that may be ticked, beside a field that says that it was there. */
const TickField = z
  .array(z.string())
  .default([])
  .transform((sent) => sent.some((value) => value !== ''))

/** Of the forms, the field that comes twice. */
export const TICKED = ['word']

const FACTS = { long: LongField, word: TickField, reason: ReasonField }

/** What its sender had before them. */
const SEEN = { revision: RevisionField, was: z.string().default('') }

export const NewEntryForm = z.object({ short: ShortField, ...FACTS })

export const EntryForm = z.object({ ...FACTS, ...SEEN })

export const RefusalForm = z.object({ reason: ReasonField, ...SEEN })

export const RestorationForm = z.object(SEEN)

export const EntryParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

/** Which part of the glossary is looked at: what makes no sense is all of it, from the first page. */
export const GlossaryQuery = z.object({
  q: z
    .string()
    .catch('')
    .transform((typed) => squash(stripControls(typed)).slice(0, LONGEST_TYPED)),
  letter: z
    .string()
    .regex(/^(?:[A-Z]|0-9)$/)
    .nullable()
    .catch(null),
  page: PageField,
})
export type GlossaryQuery = z.output<typeof GlossaryQuery>
