import type { FieldSpec } from '../web/forms.ts'

const NOTE: FieldSpec = { label: 'Note', hint: 'Markdown may be used.', as: 'area' }
const DATE: FieldSpec = { label: 'Date', type: 'date', hint: 'Today, when left out.', width: '10' }
const EVIDENCE: FieldSpec = {
  label: 'Evidence',
  hint: 'A web address, or the reference of a file such as DEP2026-0101.',
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
export const STEP_FORMS = {
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
  removal: { reason: REASON },
} satisfies Record<string, Record<string, FieldSpec>>

export type StepName = keyof typeof STEP_FORMS

export const STEP_TITLES: Readonly<Record<StepName, { title: string; button: string }>> = {
  updates: { title: 'Add an update', button: 'Add the update' },
  extensions: { title: 'Extend the deadline', button: 'Extend' },
  delivery: { title: 'Record what became of it', button: 'Record' },
  drop: { title: 'Propose to drop it', button: 'Propose' },
  'drop/approval': { title: 'Decide on the proposal to drop it', button: 'Decide' },
  supersession: { title: 'Another commitment takes its place', button: 'Record' },
  reopening: { title: 'Reopen it', button: 'Reopen' },
  removal: { title: 'Undo: it was logged by mistake', button: 'Remove it' },
}
