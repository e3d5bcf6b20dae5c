import type { FieldSpec, FormState } from '../web/forms.ts'
import { type Account, normaliseEmail, normaliseName, ROLE_WORDS, type Team } from './account.ts'
import { ROLES, type Role } from './permissions.ts'

/** The fields for somebody new. */
export function newPersonFields(teams: readonly Team[]) {
  return fieldsWith(teams, {
    role: { value: 'reader' },
    reason: { label: 'Reason (optional)', hint: 'It stays in the audit trail.' },
  })
}

/** The same fields for changing somebody. */
export function personFields({ name, email, role, teamId }: Account, teams: readonly Team[], isOwn: boolean) {
  return fieldsWith(teams, {
    name: { value: name },
    email: { value: email, hint: 'A new one makes a password link void that has not been used yet.' },
    role: { value: role, hint: isOwn ? OWN_ROLE : '' },
    team: { value: teamId },
    reason: {
      label: 'Reason',
      hint: 'Needed when you change the role or the e-mail address. It stays in the audit trail.',
    },
  })
}

const OWN_ROLE = 'This is your own role: without Admin you cannot open these pages any more.'

type Name = 'name' | 'email' | 'role' | 'team' | 'reason'

function fieldsWith(teams: readonly Team[], specs: Partial<Record<Name, Partial<FieldSpec>>>) {
  const teamOptions = teams.map(({ id, name }) => ({ value: id, label: name }))
  return {
    name: { label: 'Name', width: '20', ...specs.name },
    email: { label: 'E-mail address', type: 'email', width: '20', ...specs.email },
    role: { label: 'Role', options: ROLES.map(roleOption), ...specs.role },
    team: { label: 'Team', options: [{ value: '', label: NO_TEAM }, ...teamOptions], ...specs.team },
    reason: { label: 'Reason', ...specs.reason },
  } satisfies Record<Name, FieldSpec>
}

const NO_TEAM = 'No team'

function roleOption(role: Role) {
  const { label, may } = ROLE_WORDS[role]
  return { value: role, label, hint: may }
}

/** What is now beside what was typed. */
export function conflictOf(account: Account, teams: readonly Team[], { input }: FormState) {
  const { name, email, role, teamName } = account
  const typedTeam = teams.find(({ id }) => String(id) === input.team)
  const rows = [
    { label: 'Name', now: name, typed: normaliseName(input.name ?? '') },
    { label: 'E-mail address', now: email, typed: normaliseEmail(input.email ?? '') },
    { label: 'Role', now: ROLE_WORDS[role].label, typed: roleLabel(input.role) },
    { label: 'Team', now: teamName ?? NO_TEAM, typed: typedTeam?.name ?? NO_TEAM },
  ]
  return { rows: rows.map((row) => ({ ...row, differs: row.now !== row.typed })) }
}

function roleLabel(typed: string | undefined): string {
  const role = ROLES.find((known) => known === typed)
  return role ? ROLE_WORDS[role].label : ''
}
