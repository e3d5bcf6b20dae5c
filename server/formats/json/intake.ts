import { z } from 'zod'

const Text = z.string()

export const RunStandingJson = z
  .object({
    isUnderWay: z.boolean().describe('False once it has ended.'),
    state: z.object({ kind: Text, words: Text }).describe('Going on, finished, stopped, failed and so on.'),
    ending: Text.nullable().describe('Why it ended, or how it is about to.'),
    progress: Text.describe('How far it is, in words.'),
    thousandths: z.int().min(0).max(1_000).nullable().describe('How far it is; null when that is not known.'),
    took: Text.nullable(),
    counts: z
      .object({ added: Text, updated: Text, unchanged: Text, rejected: Text })
      .describe('Of records, as the page writes them.'),
  })
  .meta({ id: 'RunStanding', description: 'How a run of intake goes, or how it went.' })
export type RunStandingJson = z.output<typeof RunStandingJson>
