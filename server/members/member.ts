import { type CivilDate, sayDate } from '../lib/dates.ts'
import type { MemberRow, StandingRow } from './queries.ts'

/** The name to show; a Member whom nothing has named yet is shown by Parliament's number. */
export function memberName({ name, parliamentId }: Pick<MemberRow, 'name' | 'parliamentId'>): string {
  return name ?? `Member ${parliamentId}`
}

/**
 * The standing nearest to a date: the latest known on or before it, else the earliest known after.
 * Nothing says that it held on the date itself, so it is always shown with the date it was known on.
 */
export function standingOn(standings: readonly StandingRow[], date: CivilDate | null): StandingRow | null {
  if (date === null) return standings.at(-1) ?? null
  return standings.findLast(({ asOn }) => asOn <= date) ?? standings[0] ?? null
}

/** `Progress, Northbridge (as on 4 July 2024)`; nothing when neither party nor seat is known. */
export function sayStanding(standing: StandingRow | null): string | null {
  const known = [standing?.party, standing?.seat].filter(Boolean)
  return standing && known.length > 0 ? `${known.join(', ')} (as on ${sayDate(standing.asOn)})` : null
}
