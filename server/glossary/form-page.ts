import { paths } from '../paths.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import { type Entry, isWordToo } from './entry.ts'
import { sayOrigin } from './page.ts'

/** The form for an abbreviation that is not there yet. */
export function newEntryPage(state: FormState) {
  return {
    title: titleOf('Add an abbreviation', state),
    heading: 'Add an abbreviation',
    backHref: paths.glossary(),
    action: paths.glossary(),
    ...showForm({ short: SHORT, ...fieldsOf(null) }, state),
    isNew: true,
    short: '',
    origin: '',
    seen: { revision: '', was: '' },
    conflict: null,
    overtaken: null,
    refusal: null,
    takeBack: null,
    button: 'Add it',
  }
}

interface EntryPageParts {
  entry: Entry
  state: FormState
  /** Somebody else decided on it since this form was opened. */
  isStale: boolean
}

/** The form that corrects what an abbreviation stands for, and the one that refuses it. */
export function entryPage({ entry, state, isStale }: EntryPageParts) {
  const { id, short, long, revision, verdict } = entry
  const heading = `Correct ${short}`
  const isCorrection = state.input.long !== undefined
  const seen = {
    revision: isStale ? revision : (state.input.revision ?? revision),
    was: isStale ? long : (state.input.was ?? long),
  }
  return {
    title: isStale ? `Changed meanwhile: ${short}` : titleOf(heading, state),
    heading,
    backHref: paths.glossary({ q: short }),
    action: paths.glossaryEntry(id),
    ...showForm({ short: SHORT, ...fieldsOf(entry) }, isStale && !isCorrection ? EMPTY_FORM : state),
    isNew: false,
    short,
    origin: sayOrigin(entry, true),
    seen,
    conflict: isStale && isCorrection ? conflictOf(entry, state) : null,
    overtaken: isStale && !isCorrection ? `${short}: ${sayNow(entry)}` : null,
    refusal: {
      action: paths.glossaryRefusal(id),
      ...showForm({ reason: REASON }, isStale && !isCorrection ? state : EMPTY_FORM, 'refusal-'),
      seen: { revision, was: long },
    },
    takeBack:
      verdict === 'stands' ? { action: paths.glossaryRestoration(id), seen: { revision, was: long } } : null,
    button: 'Save',
  }
}

const SHORT: FieldSpec = {
  label: 'Abbreviation',
  hint: 'As it is written, such as E2EE: one word with at least two capitals.',
  width: '10',
}

const REASON: FieldSpec = { label: 'Reason (optional)', hint: 'It stays in the audit trail.' }

function fieldsOf(entry: Entry | null) {
  return {
    long: {
      label: 'What it stands for',
      hint: 'As it would stand in a sentence: in small letters unless it is a name.',
      value: entry?.long ?? '',
    },
    word: {
      label: 'Is it an ordinary word too?',
      as: 'checkboxes',
      values: entry && isWordToo(entry) ? ['yes'] : [],
      hint: 'It is then taken for the abbreviation only where it is in capitals.',
      options: [{ value: 'yes', label: 'It is an ordinary word too, as PACE is' }],
    },
    reason: REASON,
  } satisfies Record<string, FieldSpec>
}

function conflictOf(entry: Entry, { input }: FormState) {
  const typed = (input.long ?? '').trim()
  const now = sayNow(entry)
  return { rows: [{ label: 'What it stands for', now, typed, differs: now !== typed }] }
}

function sayNow({ long, verdict }: Entry): string {
  return verdict === 'refused' ? `${long} (refused)` : long
}
