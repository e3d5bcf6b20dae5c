import { adminNav } from '../admin-nav.ts'
import { plural } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { type FormState, showForm, titleOf } from '../web/forms.ts'
import { type Account, normaliseName, ROLE_WORDS, stateOf, type Team } from './account.ts'

/** Every team, and the form to add one. */
export function teamsPage(teams: readonly Team[], state: FormState) {
  return {
    title: titleOf('Teams', state),
    adminNav: adminNav(paths.adminTeams()),
    teams: teams.map((team) => ({
      name: team.name,
      href: paths.adminTeam(team.id),
      people: sayPeople(team),
    })),
    action: paths.adminTeams(),
    ...showForm({ name: { label: 'Name of the team', hint: HINT, width: '20' } }, state),
  }
}

const HINT = 'A unit of the department, such as Parliamentary Business.'

interface TeamPageParts {
  team: Team
  people: readonly Account[]
  state: FormState
  /** Somebody else renamed the team since this form was opened. */
  isStale: boolean
}

/** One team: who belongs to it, and its name. */
export function teamPage({ team, people, state, isStale }: TeamPageParts) {
  const { id, name, revision } = team
  return {
    title: isStale ? `Changed meanwhile: ${name}` : titleOf(name, state),
    adminNav: adminNav(paths.adminTeams()),
    backHref: paths.adminTeams(),
    name,
    people: people.map(showMember),
    action: paths.adminTeam(id),
    revision: isStale ? revision : (state.input.revision ?? revision),
    conflict: isStale ? conflictOf(name, state) : null,
    ...showForm({ name: { label: 'Name of the team', width: '20', value: name } }, state),
    changesHref: paths.audit({ kind: 'team', number: id }),
    removalAction: people.length === 0 ? paths.teamRemoval(id) : null,
  }
}

function showMember(account: Account) {
  const { id, name, role } = account
  return { name, href: paths.adminUser(id), role: ROLE_WORDS[role].label, state: stateOf(account) }
}

function conflictOf(now: string, { input }: FormState) {
  const typed = normaliseName(input.name ?? '')
  return { rows: [{ label: 'Name', now, typed, differs: now !== typed }] }
}

/** `3 people`, `1 person and 1 disabled`: both keep a team from being removed. */
function sayPeople({ people, disabledPeople }: Team): string {
  const said = plural(people, 'person', 'people')
  return disabledPeople === 0 ? said : `${said} and ${disabledPeople} disabled`
}
