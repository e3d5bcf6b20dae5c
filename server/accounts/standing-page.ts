import { adminNav } from '../admin-nav.ts'
import { paths } from '../paths.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { Account } from './account.ts'

/** Asks before someone is kept out. */
export function disablingPage({ id, name }: Account, isOwn: boolean, state: FormState) {
  return {
    ...standingPage(id, `Disable ${name}`, REASON, state),
    action: paths.userDisabling(id),
    consequences: [
      `${name} is signed out everywhere at once, and cannot sign in.`,
      'A password link that has not been used yet is void.',
      'What they did stays in the record, and you can enable the account again.',
    ],
    warning: isOwn
      ? 'This is your own account: you are signed out at once, and only another admin can let you in again.'
      : null,
    button: `Disable ${name}`,
    isWarning: true,
  }
}

/** Asks before someone is let in again. */
export function enablingPage({ id, name, hasPassword }: Account, state: FormState) {
  return {
    ...standingPage(id, `Enable ${name}`, { ...REASON, label: 'Reason (optional)' }, state),
    action: paths.userEnabling(id),
    consequences: [
      hasPassword
        ? `${name} can sign in again with the password that they had.`
        : `${name} has no password yet: make a password link for them afterwards.`,
      'The role and the team are as they were.',
    ],
    warning: null,
    button: `Enable ${name}`,
    isWarning: false,
  }
}

const REASON: FieldSpec = { label: 'Reason', hint: 'It stays in the audit trail.' }

function standingPage(id: number, heading: string, reason: FieldSpec, state: FormState) {
  return {
    title: titleOf(heading, state),
    adminNav: adminNav(paths.adminUsers()),
    heading,
    backHref: paths.adminUser(id),
    ...showForm({ reason }, state),
  }
}
