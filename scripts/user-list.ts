import { type Account, stateOf } from '../server/accounts/account.ts'
import { civilDateOf, sayDate } from '../server/lib/dates.ts'

/** For programs. */
export function peopleAsJson(accounts: readonly Account[]): string {
  return JSON.stringify(accounts.map(plainly), null, 2)
}

function plainly({ email, name, role, teamName, ...rest }: Account) {
  const { hasPassword, disabledAt, lastSignedInAt, createdAt } = rest
  return { email, name, role, team: teamName, hasPassword, disabledAt, lastSignedInAt, createdAt }
}

const HEADS = ['E-mail', 'Name', 'Role', 'Team', 'Last signed in', 'State']

/** For reading at a terminal. */
export function peopleAsTable(accounts: readonly Account[]): string {
  if (accounts.length === 0) return 'There is no account yet.'
  const rows = [HEADS, ...accounts.map(cellsOf)]
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lineOf = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
  return rows.map((row) => lineOf(row).join('  ').trimEnd()).join('\n')
}

function cellsOf({ email, name, role, teamName, lastSignedInAt, ...rest }: Account): string[] {
  const lastSignedIn = lastSignedInAt === null ? 'never' : sayDate(civilDateOf(lastSignedInAt))
  return [email, name, role, teamName ?? '', lastSignedIn, stateOf(rest)?.words ?? '']
}
