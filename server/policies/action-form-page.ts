import { paths } from '../paths.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { PolicyAction } from './action.ts'
import { conflictRows } from './conflict-rows.ts'
import type { NamedPolicy } from './policy.ts'

interface ActionFormParts {
  policy: NamedPolicy
  /** Null for one that is not there yet. */
  action: PolicyAction | null
  state: FormState
  /** Somebody else changed it since this form was opened. */
  isStale: boolean
  /** How the deadline of the form is read. */
  reading: { said: string; notes: readonly string[] }
}

/** The form of an action of a policy. */
export function actionFormPage({
  policy: { slug, title },
  action,
  state,
  isStale,
  reading,
}: ActionFormParts) {
  const heading = action ? `Action ${action.number}` : 'Add an action'
  const { fields, errors } = showForm(fieldsOf(action), state)
  return {
    title: isStale ? `Changed meanwhile: ${heading}` : titleOf(heading, state),
    heading,
    policy: { title, href: paths.policy(slug) },
    backHref: action ? paths.policyAction(slug, action.id) : paths.policy(slug),
    action: action ? paths.policyAction(slug, action.id) : paths.policyActions(slug),
    fields,
    errors,
    reading,
    revision: isStale ? (action?.revision ?? '') : (state.input.revision ?? action?.revision ?? ''),
    conflict: isStale ? conflictRows(fieldsOf(action), LABELS, state) : null,
    button: action ? 'Save' : 'Add this action',
    importHref: action ? null : paths.policyActionsImport(slug),
    removalHref: action ? paths.policyActionRemoval(slug, action.id) : null,
  }
}

/** Asks before an action is removed. */
export function actionRemovalPage(
  { slug }: NamedPolicy,
  { id, number, words }: PolicyAction,
  state: FormState = EMPTY_FORM,
) {
  const heading = `Remove action ${number}`
  return {
    title: titleOf(heading, state),
    heading,
    words,
    backHref: paths.policyActionEdit(slug, id),
    action: paths.policyActionRemoval(slug, id),
    ...showForm({ reason: { label: 'Reason', hint: 'It stays in the audit trail.' } }, state),
  }
}

function fieldsOf(action: PolicyAction | null) {
  return {
    number: { label: 'Number', hint: 'As printed: 12, or 3.4b.', width: '5', value: action?.number ?? '' },
    action: {
      label: 'Action',
      hint: 'The promise, in exactly the words that are printed.',
      rows: 5,
      value: action?.words ?? '',
    },
    deadline: {
      label: 'Deadline (optional)',
      hint: 'The words that say by when, such as “by March 2027”, or a date.',
      value: action?.phrase ?? '',
    },
    note: { label: 'Note (optional)', hint: 'Anyone may read it.', rows: 3, value: action?.note ?? '' },
  } satisfies Record<string, FieldSpec>
}

const LABELS = { number: 'Number', action: 'Action', deadline: 'Deadline', note: 'Note' } as const
