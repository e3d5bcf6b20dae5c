import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { isCivilDate } from '../lib/dates.ts'
import type { MemberSighting } from '../members/record.ts'
import type { Rejection } from './observations.ts'
import { UnreadableFile } from './read-file.ts'

const text = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((value) => value || null)

const MemberLine = z.object({
  mnis_id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be Parliament’s number of the Member')
    .transform(Number),
  given_name: text,
  family_name: text,
  last_won_constituency: text,
  party_at_that_election: text,
  last_won_election_date: text.refine(
    (date) => date === null || isCivilDate(date),
    'must be a date such as 2024-07-04',
  ),
})

/**
 * Reads a members file: a table with a column `mnis_id` and, where known, names, and the seat and party at the
 * election last won with its date.
 * @throws UnreadableFile when it is no table
 */
export function readMembersFile(csv: string): ({ place: string; sighting: MemberSighting } | Rejection)[] {
  return readTable(csv).map((line, index) => {
    const place = `line ${index + 2}`
    const parsed = MemberLine.safeParse(line)
    if (parsed.success) return { place, sighting: sightingOf(parsed.data) }
    const issue = parsed.error.issues[0]
    return { record: place, reason: `${issue?.path.join('.')}: ${issue?.message}` }
  })
}

function readTable(csv: string): unknown[] {
  try {
    return parse(csv, {
      columns: true,
      trim: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
    })
  } catch (error) {
    throw new UnreadableFile(`is not a readable table: ${(error as Error).message}`)
  }
}

function sightingOf(line: z.output<typeof MemberLine>): MemberSighting {
  const name = [line.given_name, line.family_name].filter(Boolean).join(' ')
  return {
    parliamentId: line.mnis_id,
    name: name || null,
    house: line.last_won_constituency === null ? null : 'Commons',
    party: line.party_at_that_election,
    seat: line.last_won_constituency,
    asOn: line.last_won_election_date,
  }
}
