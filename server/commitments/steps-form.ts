import type { FieldSpec } from '../web/forms.ts'
import { type CommitmentStatus, isOpen } from './commitment.ts'
import type { Correction } from './correction.ts'
import type { Kind } from './kinds.ts'

const NOTE: FieldSpec = { label: 'Note', hint: 'Markdown may be used.', as: 'area' }
const DATE: FieldSpec = { label: 'Date', type: 'date', hint: 'Today, when left out.', width: '10' }
const EVIDENCE: FieldSpec = {
  label: 'Evidence',
  hint: 'A web address, or the reference of a file such as DEP2025-0828.',
}
const REASON: FieldSpec = { label: 'Reason', hint: 'It stays with the commitment and in the audit trail.' }
const VISIBILITY: FieldSpec = {
  label: 'Who may read it',
  value: 'internal',
  options: [
    { value: 'internal', label: 'Everyone who has signed in' },
    { value: 'restricted', label: 'Editors and above' },
    { value: 'public', label: 'Anyone may see the evidence' },
  ],
}

/** The forms by which a commitment goes on, each with its fields. */
const STEP_FORMS = {
  updates: {
    kind: {
      label: 'What happened',
      value: 'progress',
      options: [
        { value: 'progress', label: 'Progress' },
        { value: 'chased', label: 'Chased' },
        { value: 'evidence', label: 'Evidence' },
      ],
    },
    date: DATE,
    note: NOTE,
    evidence: EVIDENCE,
    visibility: VISIBILITY,
  },
  extensions: {
    deadline: { label: 'New deadline', hint: 'A date, or words such as “by the end of July 2026”.' },
    reason: REASON,
  },
  delivery: {
    outcome: {
      label: 'What became of it',
      options: [
        { value: 'delivered', label: 'Delivered', hint: 'All that was promised.' },
        { value: 'partly', label: 'Partly delivered', hint: 'It stays open.' },
        { value: 'not', label: 'Not delivered', hint: 'It will not come any more.' },
      ],
    },
    date: DATE,
    evidence: EVIDENCE,
    note: NOTE,
    visibility: VISIBILITY,
  },
  drop: { reason: REASON },
  'drop/approval': {
    outcome: {
      label: 'Is it to be dropped?',
      as: 'radios',
      options: [
        { value: 'drop', label: 'Yes, drop it' },
        { value: 'keep', label: 'No, it stays open' },
      ],
    },
    reason: REASON,
  },
  supersession: {
    'superseded-by': { label: 'Number of the commitment that takes its place', width: '5' },
    reason: REASON,
  },
  reopening: { reason: REASON },
  correction: {
    outcome: {
      label: 'What became of the promise?',
      as: 'radios',
      options: [{ value: 'stands', label: 'The promise stands as it was' }],
    },
    note: NOTE,
  },
  removal: { reason: REASON },
} satisfies Record<string, Record<string, FieldSpec>>

export type StepName = keyof typeof STEP_FORMS

const STEP_TITLES: Readonly<Record<StepName, { title: string; button: string }>> = {
  updates: { title: 'Add an update', button: 'Add the update' },
  extensions: { title: 'Extend the deadline', button: 'Extend' },
  delivery: { title: 'Record what became of it', button: 'Record' },
  drop: { title: 'Propose to drop it', button: 'Propose' },
  'drop/approval': { title: 'Decide on the proposal to drop it', button: 'Decide' },
  supersession: { title: 'Another commitment takes its place', button: 'Record' },
  reopening: { title: 'Reopen it', button: 'Reopen' },
  correction: { title: 'Decide on the corrected words', button: 'Decide' },
  removal: { title: 'Undo: it was logged by mistake', button: 'Remove it' },
}

/** What the form of a step hangs on. */
export interface StepFacts {
  kind: Kind
  status: CommitmentStatus
  correction: Correction | null
}

/** The form of a step for a commitment: its words and its fields. */
export function stepForm(step: StepName, { kind, status, correction }: StepFacts) {
  const { title, button } = STEP_TITLES[step]
  if (step === 'updates' && !isOpen(status)) {
    return { title: 'Add evidence', button: 'Add the evidence', fields: EVIDENCE_AFTERWARDS }
  }
  if (step === 'delivery' && kind === 'write_or_deposit') {
    return { title: 'Record the letter or deposit', button, fields: LETTER_DELIVERY }
  }
  if (step === 'correction' && correction && correction.sentences.length > 0) {
    return { title, button, fields: correctionFields(correction) }
  }
  return { title, button, fields: STEP_FORMS[step] }
}

/** Nothing else is noted of what has ended. */
const EVIDENCE_AFTERWARDS: Record<string, FieldSpec> = {
  ...STEP_FORMS.updates,
  kind: { label: 'What is added', value: 'evidence', options: [{ value: 'evidence', label: 'Evidence' }] },
}

/** "I will write" is done once there is the letter, or the paper that was deposited. */
const LETTER_DELIVERY: Record<string, FieldSpec> = {
  ...STEP_FORMS.delivery,
  outcome: {
    label: 'What became of it',
    options: [
      {
        value: 'delivered',
        label: 'The letter was sent, or the paper deposited',
        hint: 'All that was promised.',
      },
      { value: 'partly', label: 'Some of it was', hint: 'It stays open.' },
      { value: 'not', label: 'It was not, and will not be', hint: 'It will not come any more.' },
    ],
  },
  date: { ...DATE, label: 'Date of the letter or deposit' },
  evidence: {
    label: 'The letter or the deposited paper',
    hint: 'A reference such as DEP2025-0828, a web address, or the letter with its date: “Letter to the Member for Northbridge, 3 March 2026”.',
  },
}

function correctionFields({ sentences }: Correction): Record<string, FieldSpec> {
  return {
    outcome: {
      label: 'What became of the promise?',
      options: [
        { value: 'stands', label: 'It stands as it was', hint: 'The old words stay quoted.' },
        {
          value: 'moved',
          label: 'It stands in the corrected words',
          hint: 'They are quoted from now on; the old ones stay below.',
        },
      ],
    },
    sentence: {
      label: 'The corrected words, if they are to be quoted',
      as: 'radios',
      value: sentences.find(({ isNearest }) => isNearest)?.value ?? '',
      options: sentences.map(({ value, quote }) => ({ value, label: quote.text })),
    },
    deadline: {
      label: 'The deadline',
      as: 'radios',
      value: 'keep',
      options: [
        { value: 'keep', label: 'Stays as it is' },
        { value: 'words', label: 'Is read from the corrected words' },
      ],
    },
    note: NOTE,
  }
}
