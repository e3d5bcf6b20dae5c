import { paths } from '../paths.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { Commitment, CommitmentDetails } from './commitment.ts'
import { type DetailsChoices, detailsFields } from './details-form.ts'
import type { ChangeRow } from './following-queries.ts'
import { showChange } from './page-steps.ts'

interface DetailsPageParts {
  commitment: Commitment
  choices: DetailsChoices
  state: FormState
  conflict: ReturnType<typeof showConflict> | null
}

/** The form of what people say of a commitment. */
export function detailsPage({ commitment, choices, state, conflict }: DetailsPageParts) {
  const { id, quote, revision } = commitment
  const { fields, errors } = showForm<string>(detailsFields(choices, detailsOf(commitment)), state)
  const title = `Details of commitment ${id}`
  return {
    title: conflict ? `Changed meanwhile: ${title}` : titleOf(title, state),
    heading: title,
    quote: quote.text,
    backHref: paths.commitment(id),
    action: paths.commitmentStep(id, 'details'),
    fields: Object.values(fields),
    errors,
    // A form with mistakes in it is as old as it was; one that was told of a change has seen it.
    revision: conflict ? revision : (state.input.revision ?? revision),
    conflict,
  }
}

/** What people say of a commitment, as it stands. */
export function detailsOf(commitment: Commitment): CommitmentDetails {
  const { summary, kind, strength, owner, team, policies, action, measure, visibility } = commitment
  return {
    ...{ summary, kind, strength, measure, visibility },
    ownerId: owner?.id ?? null,
    teamId: team?.id ?? null,
    policyIds: policies.map(({ id }) => id),
    actionId: action?.id ?? null,
  }
}

interface ConflictParts {
  mine: CommitmentDetails
  now: Commitment
  /** What others did since the form was opened, the first first. */
  meanwhile: readonly ChangeRow[]
  choices: DetailsChoices
}

/**
 * Two versions of the details, field by field, to choose from. Chosen beforehand is what only one side changed; where
 * both did, nothing is.
 */
export function showConflict({ mine, now, meanwhile, choices }: ConflictParts) {
  const theirs = detailsOf(now)
  const policyIds = [...new Set([...mine.policyIds, ...theirs.policyIds])] // actions of either side's policies
  const [yours, current] = [mine, theirs].map((side) => sidesOf(side, choices, policyIds)) as [Side[], Side[]]
  const rows = yours.map((own, index) => bothOf(own, current[index] as Side, meanwhile))
  return {
    changes: meanwhile.map(showChange),
    rows: rows.filter(({ isSame }) => !isSame),
    same: rows.filter(({ isSame }) => isSame),
  }
}

interface Side {
  name: string
  label: string
  /** As the form sends it. */
  value: string
  /** As people read it. */
  text: string
}

/** Between the policies of one side, which one choice sends all at once; no address of a policy has it. */
export const POLICY_SEPARATOR = ','

/** The fields of the form as one side has them. */
function sidesOf(details: CommitmentDetails, choices: DetailsChoices, policyIds: readonly number[]): Side[] {
  const { policy } = detailsFields(choices, details)
  const specs = Object.entries<FieldSpec>({ ...detailsFields(choices, { ...details, policyIds }), policy })
  return specs.map(([name, { label, value, values, options }]) => {
    const chosen = (values ?? [value ?? '']).map(String)
    return { name, label, value: chosen.join(POLICY_SEPARATOR), text: sayChosen(chosen, options) }
  })
}

function sayChosen(chosen: readonly string[], options: FieldSpec['options']): string {
  if (!options) return chosen.join() || 'Nothing'
  const labelOf = (value: string) => options.find((option) => String(option.value) === value)?.label
  return chosen.map((value) => labelOf(value) ?? `Number ${value}`).join('; ') || 'None'
}

function bothOf(yours: Side, now: Side, meanwhile: readonly ChangeRow[]) {
  const { name, label } = yours
  const opened = valueWhenOpened(name, meanwhile)
  const chosen = opened === undefined ? 'yours' : opened === auditedOf(yours) ? 'now' : null
  return {
    label,
    name,
    isSame: yours.value === now.value,
    yours: { value: yours.value, text: yours.text, isChosen: chosen === 'yours' },
    now: { value: now.value, text: now.text, isChosen: chosen === 'now' },
  }
}

/** A field as the audit trail says it: see `audited` in trail.ts. */
function auditedOf({ name, value, text }: Side): string | null {
  if (name !== 'owner' && name !== 'team' && name !== 'action') return value
  return value === '' ? null : text
}

/** What a field was when the form was opened; undefined where nobody changed it since. */
function valueWhenOpened(name: string, meanwhile: readonly ChangeRow[]): string | null | undefined {
  const key = name === 'policy' ? 'policies' : name
  const first = meanwhile.find(({ before }) => before !== null && key in before)
  const value = first?.before?.[key]
  return name === 'policy' ? value?.replaceAll('\n', POLICY_SEPARATOR) : value
}
