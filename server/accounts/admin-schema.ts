import { z } from 'zod'
import { ReasonField, RequiredReason, RevisionField } from '../web/fields.ts'
import type { Account } from './account.ts'
import { ROLES } from './permissions.ts'
import { EmailField, NameField } from './schema.ts'

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
