import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'
import type { Account } from './account.ts'
import { ROLES } from './permissions.ts'
import { EmailField, NameField } from './schema.ts'

const LONGEST_REASON = 500

/** Why something is done, as the audit trail keeps it: one line. Nothing is '' and not an error. */
export const ReasonField = z
  .string()
  .default('')
  .transform((typed) => squash(stripControls(typed)))
  .pipe(
    z.string().max(LONGEST_REASON, { error: `Shorten the reason to at most ${LONGEST_REASON} characters.` }),
  )

const RequiredReason = ReasonField.pipe(
  z.string().min(1, { error: 'Enter a reason: it stays in the audit trail.' }),
)

const TeamField = z
  .string({ error: 'Choose a team, or “No team”.' })
  .regex(/^\d{0,9}$/, { error: 'Choose a team from the list.' })
  .transform((id) => (id === '' ? null : Number(id)))

const PERSON = {
  name: NameField('the name'),
  email: EmailField,
  role: z.enum(ROLES, { error: 'Choose a role.' }),
  team: TeamField,
  reason: ReasonField,
}

/** Of the thing when its form was opened. What is no number is the revision of nothing. */
const RevisionField = z.coerce.number().catch(-1)

export const NewPersonForm = z.object(PERSON)

/**
 * The form for changing a person. Who may do what, and who signs in as whom, is never changed without a reason; one
 * who filled in an older form is told so first, since they may have changed neither.
 */
export function personForm(old: Account) {
  return z.object({ ...PERSON, revision: RevisionField }).refine(
    ({ role, email, revision, reason }) => {
      const isSensitive = role !== old.role || email !== old.email
      return !isSensitive || revision !== old.revision || reason !== ''
    },
    {
      path: ['reason'],
      error: 'Enter why you change the role or the e-mail address: it stays in the audit trail.',
      when: () => true, // beside what is wrong with other fields, not after it
    },
  )
}

export const DisablingForm = z.object({ reason: RequiredReason })
export const EnablingForm = z.object({ reason: ReasonField })

export const NewTeamForm = z.object({ name: NameField('the name of the team') })
export const TeamForm = z.object({ name: NameField('the name of the team'), revision: RevisionField })
