import { adminNav } from '../admin-nav.ts'
import { civilDateOf, type Instant, sayDate, sayInstant } from '../lib/dates.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type FormState, showForm, titleOf } from '../web/forms.ts'
import { type Account, ROLE_WORDS, stateOf, type Team } from './account.ts'
import { conflictOf, newPersonFields, personFields } from './user-form.ts'

/** Everyone who has an account. */
export function usersPage(accounts: readonly Account[], ownId: number) {
  return {
    title: 'People',
    adminNav: adminNav(paths.adminUsers()),
    newHref: paths.newUser(),
    count: plural(accounts.length, 'person', 'people'),
    people: accounts.map((account) => showPerson(account, ownId)),
  }
}

function showPerson(account: Account, ownId: number) {
  const { id, name, email, role, teamName, lastSignedInAt } = account
  return {
    name,
    email,
    href: paths.adminUser(id),
    role: ROLE_WORDS[role].label,
    team: teamName ?? 'No team',
    lastSignedIn: lastSignedInAt === null ? 'Never' : sayDate(civilDateOf(lastSignedInAt)),
    isOwn: id === ownId,
    state: stateOf(account),
  }
}

/** @param taken the account that has the e-mail address already */
export function newUserPage(teams: readonly Team[], state: FormState, taken: Account | undefined) {
  return {
    title: titleOf('Add a person', state),
    adminNav: adminNav(paths.adminUsers()),
    backHref: paths.adminUsers(),
    action: paths.adminUsers(),
    taken: taken ? { name: taken.name, href: paths.adminUser(taken.id) } : null,
    ...showForm(newPersonFields(teams), state),
  }
}

interface UserPageParts {
  account: Account
  teams: readonly Team[]
  /** It is the admin's own account. */
  isOwn: boolean
  state: FormState
  /** Somebody else changed the account since this form was opened. */
  isStale: boolean
}

/** One person: what is known, the form to change it, and what lets them in. */
export function userPage({ account, teams, isOwn, state, isStale }: UserPageParts) {
  const { id, name, disabledAt, revision } = account
  return {
    title: isStale ? `Changed meanwhile: ${name}` : titleOf(name, state),
    adminNav: adminNav(paths.adminUsers()),
    backHref: paths.adminUsers(),
    name,
    isOwn,
    state: stateOf(account),
    facts: factsOf(account),
    ownHref: paths.account(),
    changesHref: paths.audit({ kind: 'account', number: id }),
    deedsHref: paths.audit({ person: id }),
    action: paths.adminUser(id),
    // A form with mistakes in it is as old as it was; one that was told of a change has seen it.
    revision: isStale ? revision : (state.input.revision ?? revision),
    conflict: isStale ? conflictOf(account, teams, state) : null,
    ...showForm(personFields(account, teams, isOwn), state),
    ...(disabledAt ? disabledActions(id) : actions(id)),
  }
}

function actions(id: number) {
  return {
    linkAction: paths.userPasswordLink(id),
    sessionsAction: paths.userSessionsEnding(id),
    disablingHref: paths.userDisabling(id),
    enablingHref: null,
  }
}

function disabledActions(id: number) {
  return { linkAction: null, sessionsAction: null, disablingHref: null, enablingHref: paths.userEnabling(id) }
}

function factsOf({ email, role, teamName, createdAt, lastSignedInAt, disabledAt }: Account) {
  const say = (instant: Instant | null) => (instant === null ? 'Never' : sayInstant(instant))
  return [
    { term: 'E-mail address', text: email },
    { term: 'Role', text: ROLE_WORDS[role].label },
    { term: 'Team', text: teamName ?? 'No team' },
    { term: 'Last signed in', text: say(lastSignedInAt) },
    { term: 'Added', text: say(createdAt) },
    ...(disabledAt ? [{ term: 'Disabled', text: say(disabledAt) }] : []),
  ]
}
