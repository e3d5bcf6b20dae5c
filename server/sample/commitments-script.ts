import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../db/project-file.ts'
import { KINDS, STRENGTHS } from '../commitments/kinds.ts'
import { ACTS } from '../commitments/life.ts'

const FILE = projectFile('db/seeds/sample-commitments.json')

const SampleUpdate = z.strictObject({
  act: z.enum(ACTS),
  /** Days from loading: all of it has happened. */
  day: z.int().negative(),
  by: z.string(),
  note: z.string(),
  evidence: z.string().optional(),
  visibility: z.enum(['public', 'internal', 'restricted']).default('internal'),
  deadline: z.string().optional(),
  mention: z.strictObject({ question: z.string(), quote: z.string() }).optional(),
  /** The key of the commitment that takes its place. */
  supersededBy: z.string().optional(),
})

const SampleCommitment = z.strictObject({
  key: z.string(),
  question: z.string(),
  /** Exactly the words of one version of the question's answer, with the script's places for dates. */
  quote: z.string(),
  kind: z.enum(KINDS),
  strength: z.enum(STRENGTHS),
  due: z.string().nullable(),
  team: z.string(),
  logged: z.int().negative(),
  summary: z.string(),
  measure: z.string(),
  policies: z.array(z.string()),
  history: z.array(SampleUpdate),
  concern: z.boolean().default(false),
})

const CommitmentsScript = z.strictObject({
  teams: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  commitments: z.array(SampleCommitment),
})

export type CommitmentsScript = z.output<typeof CommitmentsScript>
export type SampleCommitment = z.output<typeof SampleCommitment>
export type SampleUpdate = z.output<typeof SampleUpdate>

/** The sample's commitments: made-up teams, and what became of promises in its answers. */
export function readCommitmentsScript(): CommitmentsScript {
  return CommitmentsScript.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
