import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { projectFile } from '../../db/project-file.ts'

const FILE = projectFile('db/seeds/sample.json')

const House = z.enum(['Commons', 'Lords'])

const SampleMember = z.strictObject({
  key: z.string(),
  name: z.string(),
  house: House,
  seat: z.string().optional(),
  party: z.string().optional(),
})

/** Days before the day of loading, or a place in the session that ended last. */
const When = z.union([
  z.int(),
  z.strictObject({ inLastEndedSession: z.literal(true), daysBeforeItsEnd: z.int().positive() }),
])

const SampleAnswer = z.strictObject({
  kind: z.enum(['holding', 'final', 'corrected']),
  /** Days after tabling. */
  after: z.int().nonnegative(),
  correctedAfter: z.int().positive().optional(),
  by: z.string(),
  html: z.string(),
})

const SampleQuestion = z.strictObject({
  key: z.string(),
  house: House,
  uin: z.string(),
  heading: z.string(),
  type: z.enum(['named-day', 'ordinary', 'lords']),
  askedBy: z.string(),
  hasInterest: z.boolean().optional(),
  tabled: When,
  /** Days after tabling: the day named. */
  due: z.int().positive().optional(),
  text: z.string(),
  withdrawn: z.boolean().optional(),
  groupedWith: z.array(z.string()).optional(),
  answers: z.array(SampleAnswer),
  attachments: z
    .array(z.strictObject({ title: z.string(), fileType: z.string(), fileSizeBytes: z.int(), url: z.url() }))
    .optional(),
})

const SampleScript = z.strictObject({ members: z.array(SampleMember), questions: z.array(SampleQuestion) })

export type SampleScript = z.output<typeof SampleScript>
export type SampleQuestion = z.output<typeof SampleQuestion>

/** The sample as it is written: made-up Members and questions, with days counted from the day of loading. */
export function readSampleScript(): SampleScript {
  return SampleScript.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}
