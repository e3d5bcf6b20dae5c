import { paths } from './paths.ts'

const PARTS = [
  { label: 'People', href: paths.adminUsers() },
  { label: 'Teams', href: paths.adminTeams() },
  { label: 'Intake', href: paths.intake() },
  { label: 'Audit trail', href: paths.audit() },
]

/**
 * The parts of the admin pages, as the partial `admin-nav` shows them. Beside the features, since several stand in it.
 * @param currentHref the address of the part that a page belongs to: of one person's page, that of the people
 */
export function adminNav(currentHref: string) {
  return PARTS.map((part) => ({ ...part, isCurrent: part.href === currentHref }))
}
