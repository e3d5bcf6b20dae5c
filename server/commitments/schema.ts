import { z } from 'zod'
import { isCivilDate } from '../lib/dates.ts'
import { squash, stripControls } from '../lib/text.ts'
import { RevisionField } from '../web/fields.ts'
import { isBrokenReference, showsLetterOrDeposit, tidyEvidence } from './evidence.ts'
import { KINDS, STRENGTHS } from './kinds.ts'

const LONGEST_NOTE = 5_000
const LONGEST_LINE = 500

/** One line of words. */
export const GivenLine = z
  .string()
  .transform((text) => squash(stripControls(text)))
  .pipe(z.string().max(LONGEST_LINE, { error: `Shorten this to at most ${LONGEST_LINE} characters.` }))

const Line = z.string().default('').pipe(GivenLine)

const Needed = (message: string) => Line.pipe(z.string().min(1, { error: message }))

const Note = z
  .string()
  .default('')
  .transform((text) => stripControls(text).trim())
  .pipe(z.string().max(LONGEST_NOTE, { error: `Shorten the note to at most ${LONGEST_NOTE} characters.` }))

/** Left out, an entry is about today. */
const MadeOn = z
  .string()
  .default('')
  .refine((text) => text === '' || isCivilDate(text), { error: 'Enter a date such as 2026-01-12.' })

/** A web address, a deposited paper's reference, a letter, or words. */
const Evidence = Line.refine((text) => !isBrokenReference(text), {
  error: 'A deposited paper’s reference is DEP, a year, a hyphen and a number, such as DEP2025-0828.',
}).transform(tidyEvidence)

const Visibility = z.enum(['public', 'internal', 'restricted']).catch('internal')

export const UpdateForm = z
  .object({
    kind: z.enum(['chased', 'evidence', 'progress'], { error: 'Choose what kind of update it is.' }),
    date: MadeOn,
    note: Note,
    evidence: Evidence,
    visibility: Visibility,
    revision: RevisionField,
  })
  .refine(({ note, evidence }) => note !== '' || evidence !== '', {
    path: ['note'],
    error: 'Say what happened, or give the evidence.',
  })
  .refine(({ kind, evidence }) => kind !== 'evidence' || evidence !== '', {
    path: ['evidence'],
    error: 'Give the evidence: a web address, or the reference of a file.',
  })

export const ExtensionForm = z.object({
  deadline: Needed('Enter the new deadline: a date, or words such as “by summer 2026”.'),
  reason: Needed('Say why the deadline is put off: the first one stays in the history.'),
  revision: RevisionField,
})

export const DeliveryForm = z
  .object({
    outcome: z.enum(['delivered', 'partly', 'not'], { error: 'Choose what became of it.' }),
    date: MadeOn,
    note: Note,
    evidence: Evidence,
    visibility: Visibility,
    revision: RevisionField,
  })
  .refine(({ outcome, evidence }) => outcome === 'not' || evidence !== '', {
    path: ['evidence'],
    error: 'Give the evidence: a web address, or a reference such as DEP2025-0828.',
  })
  .refine(({ outcome, note }) => outcome !== 'not' || note !== '', {
    path: ['note'],
    error: 'Say how it is known that it was not delivered.',
  })

/** Of a promise to write or to deposit: it stays open until the letter or the deposit is there. */
export const LetterDeliveryForm = DeliveryForm.refine(
  ({ outcome, evidence }) => outcome !== 'delivered' || evidence === '' || showsLetterOrDeposit(evidence),
  {
    path: ['evidence'],
    error:
      'Give the letter with its date, such as “Letter to the Member for Northbridge, 3 March 2026”, a deposited paper such as DEP2025-0828, or a web address.',
  },
)

export const CorrectionForm = z
  .object({
    outcome: z.enum(['stands', 'moved'], { error: 'Choose what became of the promise.' }),
    sentence: z.string().default(''),
    deadline: z.enum(['keep', 'words']).catch('keep'),
    note: Note,
    revision: RevisionField,
  })
  .refine(({ outcome, sentence }) => outcome === 'stands' || sentence !== '', {
    path: ['sentence'],
    error: 'Choose the words that make the promise now.',
  })

/** Only asked how the words are read. */
export const CheckForm = z.object({ deadline: Line.catch('') })

export const StepQuery = z.object({ step: z.string().max(20).nullable().catch(null) })

export const ReasonForm = z.object({ reason: Needed('Say why.'), revision: RevisionField })

export const ApprovalForm = z.object({
  outcome: z.enum(['drop', 'keep'], { error: 'Choose whether to drop it.' }),
  reason: Needed('Say why.'),
  revision: RevisionField,
})

export const SupersessionForm = z.object({
  'superseded-by': z.coerce.number({ error: 'Enter the number of the other commitment.' }).int().positive({
    error: 'Enter the number of the other commitment.',
  }),
  reason: Needed('Say why.'),
  revision: RevisionField,
})

export const DismissalForm = z.object({ reason: Needed('Say why this is no commitment.') })

const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

export const InboxQuery = z.object({
  state: z.enum(['open', 'dismissed']).catch('open'),
  kind: z.enum(KINDS).nullable().catch(null),
  strength: z.enum(STRENGTHS).nullable().catch(null),
  rule: z.string().min(1).max(100).nullable().catch(null),
  /** By the name in its address. */
  policy: z.string().min(1).max(100).nullable().catch(null),
  page: PageNumber,
})

const MOST_DECISIONS = 100

export const DecisionsForm = z
  .object({
    suggestion: z
      .array(
        z
          .string()
          .regex(/^\d{1,9}$/, { error: 'Choose suggestions by their numbers.' })
          .transform(Number),
      )
      .min(1, { error: 'Choose at least one suggestion.' })
      .max(MOST_DECISIONS, { error: `Choose at most ${MOST_DECISIONS} suggestions.` })
      .default([]),
    decision: z.enum(['accept', 'dismiss'], { error: 'Choose whether to accept or to dismiss.' }),
    reason: GivenLine.default(''),
  })
  .refine(({ suggestion }) => suggestion.length > 0, {
    path: ['suggestion'],
    error: 'Choose at least one suggestion.',
  })
  .refine(({ decision, reason }) => decision === 'accept' || reason !== '', {
    path: ['reason'],
    error: 'Say why these are no commitments.',
  })

const IdPart = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

export const IdParams = z.object({ id: IdPart })

export const OfferParams = z.object({ id: IdPart, offer: IdPart })
