import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { projectFile } from '../../db/project-file.ts'
import { type Clock, isCivilDate } from '../lib/dates.ts'
import { Refusal } from '../lib/refusals.ts'
import { isSlug, KINDS } from './policy.ts'
import { policyRecords } from './record.ts'

const FILE = projectFile('db/facts/policies.json')

const StartingPolicies = z.array(
  z.strictObject({
    slug: z.string().refine(isSlug),
    title: z.string(),
    kind: z.enum(KINDS),
    publishedOn: z.string().refine(isCivilDate).nullable(),
    links: z.array(z.strictObject({ label: z.string(), address: z.url() })),
    aliases: z.array(z.string()),
    body: z.array(z.string()),
  }),
)

type StartingPolicy = z.output<typeof StartingPolicies>[number]

/**
 * Gives a database the policies that every installation starts with. Called on every start: each comes once, and what
 * people have changed or removed since is left as they made it.
 */
export function loadStartingPolicies(db: Database, clock: Clock): void {
  const isNew = startingBook(db)
  const records = policyRecords(db, clock)
  const load = db.transaction(() => {
    for (const policy of readStartingPolicies()) if (isNew(policy.slug)) addUnlessTaken(records, policy)
  })
  load.immediate()
}

/** @returns the function that notes a slug, and tells whether it was not noted before */
function startingBook(db: Database): (slug: string) => boolean {
  const note = db.prepare<[string]>('insert into starting_policy (slug) values (?) on conflict do nothing')
  return (slug) => note.run(slug).changes > 0
}

const NOT_KNOWN = { reviewOn: null, leadTeamId: null, supersededById: null }

/** People may have had the same policy, or one of its names, before it came with the program: theirs stands. */
function addUnlessTaken(
  { write }: ReturnType<typeof policyRecords>,
  { body, ...policy }: StartingPolicy,
): void {
  try {
    write({ ...policy, ...NOT_KNOWN, body: body.join('\n\n') })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

function readStartingPolicies(): StartingPolicy[] {
  return StartingPolicies.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
