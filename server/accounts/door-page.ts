import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type FieldSpec, type FormState, showForm, titleOf } from '../web/forms.ts'
import type { Account } from './account.ts'
import { SHORTEST_PASSWORD } from './password-rules.ts'

/** The page of signing in. */
export function signInPage(state: FormState) {
  return {
    title: titleOf('Sign in', state),
    action: paths.signIn(),
    next: state.input.next ?? '',
    ...showForm(SIGN_IN, state),
  }
}

const SIGN_IN = {
  email: { label: 'E-mail address', type: 'email', autocomplete: 'username' },
  password: { label: 'Password', type: 'password', autocomplete: 'current-password' },
} satisfies Record<string, FieldSpec>

/** How long someone has to wait before the next attempt, in words. */
export function waitMessage(waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000)
  const wait = seconds <= 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute')
  return `There were too many attempts. Wait ${wait}, then try again.`
}

export const NEW_PASSWORD = {
  label: 'Password',
  type: 'password',
  autocomplete: 'new-password',
  hint: `At least ${SHORTEST_PASSWORD} characters. Three or four words that have nothing to do with each other are good, and spaces may stand between them.`,
} satisfies FieldSpec

/** The page on which the first admin makes their account. */
export function setUpPage(token: string, state: FormState) {
  return {
    title: titleOf('Make the first account', state),
    action: paths.setUp(),
    token,
    ...showForm(SET_UP, state),
  }
}

const SET_UP = {
  name: { label: 'Your name', autocomplete: 'name' },
  email: { label: 'Your e-mail address', type: 'email', autocomplete: 'username' },
  team: {
    label: 'Your team',
    hint: 'A unit of the department, such as Parliamentary Business. You can add more later.',
    autocomplete: 'organization',
  },
  password: NEW_PASSWORD,
} satisfies Record<string, FieldSpec>

/** The page on which a person chooses a password by their link. */
export function newPasswordPage({ name, email }: Account, token: string, state: FormState) {
  return {
    title: titleOf('Choose a password', state),
    action: paths.newPassword(),
    token,
    name,
    email,
    ...showForm({ password: { ...NEW_PASSWORD, label: 'New password' } }, state),
  }
}
