import type { z } from 'zod'
import type { CivilDate } from '../lib/dates.ts'
import { type FormState, readForm } from '../web/forms.ts'
import type { Deadline } from './commitment.ts'
import {
  ApprovalForm,
  DeliveryForm,
  ExtensionForm,
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

interface Given {
  today: CivilDate
  deadlineOf: (phrase: string) => Deadline
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
      return read(DeliveryForm, body, ({ outcome, date, note, evidence, visibility }) => ({
        act: OUTCOMES[outcome],
        madeOn: date || given.today,
        note,
        evidence: evidence || null,
        visibility,
      }))
    case 'extensions':
      return read(ExtensionForm, body, ({ deadline, reason }) => ({
        ...because(reason, given.today),
        act: 'extension',
        deadline: given.deadlineOf(deadline),
      }))
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
    case 'reopening':
      return read(ReasonForm, body, ({ reason }) => ({ ...because(reason, given.today), act: 'reopened' }))
  }
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
