import { paths } from '../paths.ts'
import { EMPTY_FORM, type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import { conflictRows } from './conflict-rows.ts'
import { forChoosing, KIND_WORDS, KINDS, lineOf, type NamedPolicy, type Policy } from './policy.ts'

/** What a lead team and a successor are chosen from. */
export interface PolicyChoices {
  teams: readonly { id: number; name: string }[]
  policies: readonly (NamedPolicy & Pick<Policy, 'supersededById'>)[]
}

/** The form for a policy that is not there yet. */
export function newPolicyPage(choices: PolicyChoices, state: FormState) {
  return {
    title: titleOf('Add a policy', state),
    heading: 'Add a policy',
    backHref: paths.policies(),
    backText: 'Policies',
    action: paths.policies(),
    ...showForm({ ...fieldsOf(null, choices), slug: SLUG, reason: REASON }, state),
    isNew: true,
    revision: '',
    conflict: null,
    removalHref: null,
    button: 'Add this policy',
  }
}

interface EditPageParts {
  policy: Policy
  choices: PolicyChoices
  state: FormState
  /** Somebody else changed the policy since this form was opened. */
  isStale: boolean
}

export function editPolicyPage({ policy, choices, state, isStale }: EditPageParts) {
  const { slug, title, revision } = policy
  return {
    title: isStale ? `Changed meanwhile: ${title}` : titleOf(`Edit ${title}`, state),
    heading: `Edit ${title}`,
    backHref: paths.policy(slug),
    backText: 'Back',
    action: paths.policy(slug),
    ...showForm({ ...fieldsOf(policy, choices), slug: SLUG, reason: REASON }, state),
    isNew: false,
    revision: isStale ? revision : (state.input.revision ?? revision),
    conflict: isStale ? conflictRows(fieldsOf(policy, choices), LABELS, state) : null,
    removalHref: paths.policyRemoval(slug),
    button: 'Save',
  }
}

/** Asks before a policy is removed. */
export function removalPage({ slug, title }: Policy, state: FormState = EMPTY_FORM) {
  const heading = `Remove ${title}`
  return {
    title: titleOf(heading, state),
    heading,
    backHref: paths.policyEdit(slug),
    action: paths.policyRemoval(slug),
    ...showForm({ reason: { label: 'Reason', hint: 'It stays in the audit trail.' } }, state),
  }
}

const SLUG: FieldSpec = {
  label: 'End of its address (optional)',
  hint: 'Small letters, digits and hyphens, such as fire-safety-plan. It never changes once the policy is added. Made from the title if you leave it empty.',
  width: '20',
}

const REASON: FieldSpec = { label: 'Reason (optional)', hint: 'It stays in the audit trail.' }

function fieldsOf(policy: Policy | null, { teams, policies }: PolicyChoices) {
  const others = policies.filter(({ id }) => id !== policy?.id)
  const successor = others.find(({ id }) => id === policy?.supersededById)
  return {
    title: { label: 'Title', value: policy?.title ?? '' },
    kind: {
      label: 'Kind',
      value: policy?.kind ?? '',
      options: [
        ...(policy ? [] : [{ value: '', label: 'Choose a kind' }]),
        ...KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].one })),
      ],
    },
    published: {
      label: 'Date of publication or Royal Assent (optional)',
      type: 'date',
      value: policy?.publishedOn ?? '',
    },
    review: { label: 'Date to review it (optional)', type: 'date', value: policy?.reviewOn ?? '' },
    team: {
      label: 'Lead team (optional)',
      value: policy?.leadTeamId ?? '',
      options: [NO_TEAM, ...teams.map(({ id, name }) => ({ value: id, label: name }))],
    },
    'superseded-by': {
      label: 'Superseded by (optional)',
      value: successor?.slug ?? '',
      options: [
        NO_SUCCESSOR,
        ...forChoosing(others).map(({ slug, title }) => ({ value: slug, label: title })),
      ],
    },
    links: {
      label: 'Links (optional)',
      hint: 'Where it can be read, one a line: words if you like, then an address that begins with https://, such as “Action plan https://www.gov.uk/…”.',
      rows: 3,
      value: policy?.links.map(lineOf).join('\n') ?? '',
    },
    aliases: {
      label: 'Aliases',
      hint: 'The names by which questions and answers name it, one a line. Only whole words count, and the longest name wins. Capitals count for a name of up to four letters that are all capitals, such as VAWG.',
      rows: 6,
      value: policy?.aliases.join('\n') ?? '',
    },
    body: {
      label: 'What it is (optional)',
      hint: 'In Markdown: an empty line between paragraphs, “- ” before each item of a list, “## ” before a heading, [words](https://…) for a link.',
      rows: 14,
      value: policy?.body ?? '',
    },
  } satisfies Record<string, FieldSpec>
}

const NO_TEAM = { value: '', label: 'No team' }
const NO_SUCCESSOR = { value: '', label: 'No other policy: it stands' }

const LABELS = {
  title: 'Title',
  kind: 'Kind',
  published: 'Published',
  review: 'Review',
  team: 'Lead team',
  'superseded-by': 'Superseded by',
  links: 'Links',
  aliases: 'Aliases',
  body: 'What it is',
} as const
