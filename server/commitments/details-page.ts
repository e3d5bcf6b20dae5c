import { paths } from '../paths.ts'
import { type FormState, showForm, titleOf } from '../web/forms.ts'
import { type Commitment, type CommitmentDetails, KIND_WORDS, STRENGTH_WORDS } from './commitment.ts'
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
  const { fields, errors } = showForm(detailsFields(choices, detailsOf(commitment)), state)
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
  const { summary, kind, strength, owner, team, policies, measure, visibility } = commitment
  return {
    ...{ summary, kind, strength, measure, visibility },
    ownerId: owner?.id ?? null,
    teamId: team?.id ?? null,
    policyIds: policies.map(({ id }) => id),
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
  const rows = FIELDS.map((field) => {
    const [yours, current] = [sideOf(field, mine, choices), sideOf(field, theirs, choices)]
    const opened = valueWhenOpened(field.name, meanwhile)
    const chosen = opened === undefined ? 'yours' : opened === auditedOf(field, mine, choices) ? 'now' : null
    return {
      label: field.label,
      name: field.name,
      isSame: yours.value === current.value,
      yours: { ...yours, isChosen: chosen === 'yours' },
      now: { ...current, isChosen: chosen === 'now' },
    }
  })
  return {
    changes: meanwhile.map(showChange),
    rows: rows.filter(({ isSame }) => !isSame),
    same: rows.filter(({ isSame }) => isSame),
  }
}

type Side = (details: CommitmentDetails, choices: DetailsChoices) => string

interface Field {
  name: string
  label: string
  /** As the form sends it. */
  value: Side
  /** As people read it. */
  text: Side
}

const nameOf = (list: readonly { id: number; name: string }[], id: number | null, none: string) =>
  id === null ? none : (list.find((one) => one.id === id)?.name ?? `Number ${id}`)

const chosenOf = ({ policyIds }: CommitmentDetails, { policies }: DetailsChoices) =>
  policies.filter(({ id }) => policyIds.includes(id))

const NO_WORDS = 'Nothing'
const VISIBILITY_WORDS = { internal: 'Everyone who has signed in', restricted: 'Editors and above' } as const

const FIELDS: readonly Field[] = [
  {
    name: 'summary',
    label: 'Summary',
    value: ({ summary }) => summary,
    text: ({ summary }) => summary || NO_WORDS,
  },
  { name: 'kind', label: 'Kind', value: ({ kind }) => kind, text: ({ kind }) => KIND_WORDS[kind] },
  {
    name: 'strength',
    label: 'Strength',
    value: ({ strength }) => strength,
    text: ({ strength }) => STRENGTH_WORDS[strength],
  },
  {
    name: 'owner',
    label: 'Owner',
    value: ({ ownerId }) => String(ownerId ?? ''),
    text: ({ ownerId }, { owners }) => nameOf(owners, ownerId, 'Nobody'),
  },
  {
    name: 'team',
    label: 'Team',
    value: ({ teamId }) => String(teamId ?? ''),
    text: ({ teamId }, { teams }) => nameOf(teams, teamId, 'No team'),
  },
  {
    name: 'policy',
    label: 'Policies',
    value: (details, choices) =>
      chosenOf(details, choices)
        .map(({ slug }) => slug)
        .join(POLICY_SEPARATOR),
    text: (details, choices) =>
      chosenOf(details, choices)
        .map(({ title }) => title)
        .join('; ') || 'None',
  },
  {
    name: 'measure',
    label: 'How we will know',
    value: ({ measure }) => measure,
    text: ({ measure }) => measure || NO_WORDS,
  },
  {
    name: 'visibility',
    label: 'Who may read what is noted here',
    value: ({ visibility }) => visibility,
    text: ({ visibility }) => VISIBILITY_WORDS[visibility],
  },
]

/** Between the policies of one side, which one choice sends all at once; no address of a policy has it. */
export const POLICY_SEPARATOR = ','

function sideOf({ value, text }: Field, details: CommitmentDetails, choices: DetailsChoices) {
  return { value: value(details, choices), text: text(details, choices) }
}

/** A field as the audit trail says it: see `audited` in trail.ts. */
function auditedOf(
  { name, value, text }: Field,
  details: CommitmentDetails,
  choices: DetailsChoices,
): string | null {
  if (name === 'owner') return details.ownerId === null ? null : text(details, choices)
  if (name === 'team') return details.teamId === null ? null : text(details, choices)
  return value(details, choices)
}

/** What a field was when the form was opened; undefined where nobody changed it since. */
function valueWhenOpened(name: string, meanwhile: readonly ChangeRow[]): string | null | undefined {
  const key = name === 'policy' ? 'policies' : name
  const first = meanwhile.find(({ before }) => before !== null && key in before)
  const value = first?.before?.[key]
  return name === 'policy' ? value?.replaceAll('\n', POLICY_SEPARATOR) : value
}
