import type { z } from 'zod'
import type { CivilDate } from '../lib/dates.ts'
import { type FormState, readForm, withError } from '../web/forms.ts'
import type { Deadline } from './commitment.ts'
import type { Correction } from './correction.ts'
import type { Kind } from './kinds.ts'
import {
  ApprovalForm,
  CorrectionForm,
  DeliveryForm,
  ExtensionForm,
  LetterDeliveryForm,
  ReasonForm,
  SupersessionForm,
  UpdateForm,
} from './schema.ts'
import type { Entry } from './step-records.ts'
import type { StepName } from './steps-form.ts'

/** A step's form as it was read: what is to be entered, or what is wrong with it. */
export interface SentStep {
  entry: Entry | null
  revision: number
  state: FormState
}

/** What the reading of a step's form hangs on. */
export interface Given {
  today: CivilDate
  kind: Kind
  concern: string | null
  correction: Correction | null
  /** Words or a date, read as said on a day. */
  deadlineOf: (phrase: string, saidOn: CivilDate | null) => Deadline
  /** What is wrong with the words of a deadline; null when they can be read. */
  wrongDeadline: (phrase: string) => string | null
}

/** Reads the form of a step. */
export function entryFrom(step: Exclude<StepName, 'removal'>, body: unknown, given: Given): SentStep {
  switch (step) {
    case 'updates':
      return read(UpdateForm, body, ({ kind, date, note, evidence, visibility }) => ({
        act: kind,
        madeOn: date || given.today,
        note,
        evidence: evidence || null,
        visibility,
      }))
    case 'delivery':
      return read(
        given.kind === 'write_or_deposit' ? LetterDeliveryForm : DeliveryForm,
        body,
        ({ outcome, date, note, evidence, visibility }) => ({
          act: OUTCOMES[outcome],
          madeOn: date || given.today,
          note,
          evidence: evidence || null,
          visibility,
        }),
      )
    case 'extensions':
      return readExtension(body, given)
    case 'drop':
      return read(ReasonForm, body, ({ reason }) => ({
        ...because(reason, given.today),
        act: 'drop-proposed',
      }))
    case 'drop/approval':
      return read(ApprovalForm, body, ({ outcome, reason }) => ({
        ...because(reason, given.today),
        act: outcome === 'drop' ? 'dropped' : 'drop-refused',
      }))
    case 'supersession':
      return read(SupersessionForm, body, ({ reason, 'superseded-by': supersededBy }) => ({
        ...because(reason, given.today),
        act: 'superseded',
        supersededBy,
      }))
    case 'correction':
      return readCorrection(body, given)
    case 'reopening':
      return read(ReasonForm, body, ({ reason }) => ({ ...because(reason, given.today), act: 'reopened' }))
  }
}

/** A slip of the keys does not take away the deadline that there is. */
function readExtension(body: unknown, given: Given): SentStep {
  const sent = read(ExtensionForm, body, ({ deadline, reason }) => ({
    ...because(reason, given.today),
    act: 'extension',
    deadline: given.deadlineOf(deadline, given.today),
  }))
  const phrase = sent.entry?.deadline?.phrase
  const wrong = phrase ? given.wrongDeadline(phrase) : null
  return wrong === null ? sent : { ...sent, entry: null, state: withError(sent.state, 'deadline', wrong) }
}

/** The words that were chosen have to be words of the answer as it stands: it may have been corrected once more. */
function readCorrection(body: unknown, given: Given): SentStep {
  const { values, state } = readForm(CorrectionForm, body)
  if (!values) return { entry: null, revision: 0, state }
  const { outcome, note, revision, deadline } = values
  const said = because([given.concern, note].filter(Boolean).join('\n\n'), given.today)
  if (outcome === 'stands') return { entry: { ...said, act: 'confirmed' }, revision, state }
  const chosen = given.correction?.sentences.find(({ value }) => value === values.sentence)
  const wrong = (field: string, message: string) => ({
    entry: null,
    revision,
    state: withError(state, field, message),
  })
  if (!chosen) return wrong('sentence', 'Choose the words from the answer as it is now.')
  const entry = { ...said, act: 'requoted', requote: chosen.quote } as const
  if (deadline === 'keep') return { entry, revision, state }
  if (chosen.duePhrase === null)
    return wrong('deadline', 'These words name no time: leave the deadline as it is.')
  const read = given.deadlineOf(chosen.duePhrase, given.correction?.dateAnswered ?? null)
  return { entry: { ...entry, deadline: read }, revision, state }
}

const OUTCOMES = { delivered: 'delivered', partly: 'partly-delivered', not: 'not-delivered' } as const

function because(reason: string, today: CivilDate) {
  return { madeOn: today, note: reason, evidence: null, visibility: 'internal' as const }
}

function read<Schema extends z.ZodType<{ revision: number }>>(
  schema: Schema,
  body: unknown,
  toEntry: (values: z.output<Schema>) => Entry,
): SentStep {
  const { values, state } = readForm(schema, body)
  return { entry: values && toEntry(values), revision: values?.revision ?? 0, state }
}
