import { z } from 'zod'
import { inPrintedOrder, sayAction } from '../policies/action.ts'
import type { ActionChoice } from '../policies/action-queries.ts'
import { type FieldSpec, type FormState, readForm } from '../web/forms.ts'
import { type CommitmentDetails, KIND_WORDS, STRENGTH_WORDS } from './commitment.ts'
import { KINDS, STRENGTHS } from './kinds.ts'
import { GivenLine } from './schema.ts'

/** What an owner, a team and policies are chosen from. */
export interface DetailsChoices {
  owners: readonly { id: number; name: string }[]
  teams: readonly { id: number; name: string }[]
  policies: readonly { id: number; slug: string; title: string }[]
  /** Of every policy, by its title. */
  actions: readonly ActionChoice[]
}

const VISIBILITIES = ['internal', 'restricted'] as const
const MOST_POLICIES = 100

/** Nobody, or a number; what is no number is the number of nothing. */
const Choice = z
  .string()
  .transform((text) => (text === '' ? null : /^\d{1,9}$/.test(text) ? Number(text) : 0))

/** What people say of a commitment, as a form sends it. A field that is left out stays as it is. */
export const DetailsForm = z.object({
  summary: GivenLine.optional(),
  kind: z.enum(KINDS, { error: 'Choose the kind.' }).optional(),
  strength: z.enum(STRENGTHS, { error: 'Choose the strength.' }).optional(),
  owner: Choice.optional(),
  team: Choice.optional(),
  policy: z.array(z.string()).max(MOST_POLICIES, { error: 'Choose fewer policies.' }).optional(),
  action: Choice.optional(),
  measure: GivenLine.optional(),
  visibility: z.enum(VISIBILITIES, { error: 'Choose who may read it.' }).optional(),
})

export type SentDetails = z.output<typeof DetailsForm>

/** The fields of DetailsForm that may come several times, for `readForm`. */
export const DETAILS_LISTS = ['policy'] as const

/** The fields of the form, filled in with what is given; without actions where its policies have none. */
export function detailsFields(
  { owners, teams, policies, actions }: DetailsChoices,
  given: CommitmentDetails,
) {
  const offered = actionsFor(given.policyIds, actions)
  return {
    summary: { label: 'Summary', hint: 'A few words by which it is found in lists.', value: given.summary },
    kind: { label: 'Kind', value: given.kind, options: inWords(KINDS, KIND_WORDS) },
    strength: { label: 'Strength', value: given.strength, options: inWords(STRENGTHS, STRENGTH_WORDS) },
    owner: { label: 'Owner', value: given.ownerId, options: [NOBODY, ...owners.map(named)] },
    team: { label: 'Team', value: given.teamId, options: [NO_TEAM, ...teams.map(named)] },
    policy: {
      label: 'Policies',
      as: 'checkboxes',
      values: policies.filter(({ id }) => given.policyIds.includes(id)).map(({ slug }) => slug),
      options: policies.map(({ slug, title }) => ({ value: slug, label: title })),
    },
    ...(offered.length > 0 ? { action: actionField(given.actionId, offered) } : {}),
    measure: { label: 'How we will know', hint: 'What will show that it is done.', value: given.measure },
    visibility: {
      label: 'Who may read what is noted here',
      value: given.visibility,
      options: [
        { value: 'internal', label: 'Everyone who has signed in' },
        { value: 'restricted', label: 'Editors and above' },
      ],
    },
  } satisfies Partial<Record<keyof SentDetails, FieldSpec>>
}

/** Those of some policies, policy by policy as each prints them. */
function actionsFor(policyIds: readonly number[], actions: readonly ActionChoice[]): ActionChoice[] {
  const wanted = policyIds.filter((id) => actions.some(({ policyId }) => policyId === id))
  return wanted.flatMap((id) => inPrintedOrder(actions.filter(({ policyId }) => policyId === id)))
}

function actionField(actionId: number | null, offered: readonly ActionChoice[]): FieldSpec {
  return {
    label: 'Action of a policy',
    hint: 'The numbered action of its policy that it repeats or carries out.',
    value: actionId,
    options: [NO_ACTION, ...offered.map((action) => ({ value: action.id, label: sayAction(action) }))],
  }
}

/** Reads a form of details alone: what is said of it then, or the form to be shown again. */
export function readDetails(
  body: unknown,
  given: CommitmentDetails,
  choices: DetailsChoices,
): { details: CommitmentDetails | null; state: FormState } {
  const { values, state } = readForm(DetailsForm, body, DETAILS_LISTS)
  if (!values) return { details: null, state }
  const errors = wrongChoices(values, given, choices)
  if (Object.keys(errors).length > 0) return { details: null, state: { ...state, errors } }
  return { details: detailsFrom(values, given, choices), state }
}

/** What is given, with what was sent in its place. To be called once `wrongChoices` has found nothing. */
export function detailsFrom(
  sent: SentDetails,
  given: CommitmentDetails,
  { policies, actions }: DetailsChoices,
): CommitmentDetails {
  const chosen =
    sent.policy && policies.filter((policy) => sent.policy?.some((name) => isNamed(policy, name)))
  const policyIds = chosen ? chosen.map(({ id }) => id) : given.policyIds
  const actionId = sent.action === undefined ? given.actionId : sent.action
  const isOfThem = actionsFor(policyIds, actions).some(({ id }) => id === actionId)
  return {
    summary: sent.summary ?? given.summary,
    kind: sent.kind ?? given.kind,
    strength: sent.strength ?? given.strength,
    ownerId: sent.owner === undefined ? given.ownerId : sent.owner,
    teamId: sent.team === undefined ? given.teamId : sent.team,
    policyIds,
    actionId: isOfThem ? actionId : null,
    measure: sent.measure ?? given.measure,
    visibility: sent.visibility ?? given.visibility,
  }
}

/** Choices of what is not there, by field. What is given already may stay, whatever became of it. */
export function wrongChoices(
  { owner, team, policy, action }: SentDetails,
  given: Pick<CommitmentDetails, 'ownerId' | 'teamId'>,
  { owners, teams, policies, actions }: DetailsChoices,
): Record<string, string> {
  const isThere = (list: readonly { id: number }[], id: number | null | undefined, old: number | null) =>
    id === undefined || id === null || id === old || list.some((one) => one.id === id)
  const unknown = policy?.find((name) => name !== '' && !policies.some((one) => isNamed(one, name)))
  return {
    ...(isThere(owners, owner, given.ownerId) ? {} : { owner: 'Choose an owner whose account can sign in.' }),
    ...(isThere(teams, team, given.teamId) ? {} : { team: 'Choose a team that there is.' }),
    ...(isThere(actions, action, null) ? {} : { action: 'Choose an action that there is.' }),
    ...(unknown === undefined ? {} : { policy: 'Choose policies that there are.' }),
  }
}

/** A policy goes by the name in its address, or by its number. */
function isNamed({ id, slug }: { id: number; slug: string }, name: string): boolean {
  return slug === name || String(id) === name
}

const NOBODY = { value: '', label: 'Nobody' }
const NO_ACTION = { value: '', label: 'No action' }
const NO_TEAM = { value: '', label: 'No team' }

function named({ id, name }: { id: number; name: string }) {
  return { value: id, label: name }
}

function inWords<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: words[value] }))
}
