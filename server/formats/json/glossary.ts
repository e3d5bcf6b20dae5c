import { z } from 'zod'
import { Address, Count, Day, Licence } from './parts.ts'

const Expansion = z.object({
  long: z.string().describe('What it stands for.'),
  from: z
    .enum(['person', 'starting', 'record'])
    .describe('Who says so: an editor, the list that comes with the program, or the record itself.'),
  questionCount: Count.describe('How many questions explain it so.'),
  firstUse: z
    .object({
      dateTabled: Day.nullable(),
      isExplanation: z.boolean().describe('The question explains it so; else it only has the abbreviation.'),
      url: Address,
    })
    .nullable(),
})

export const GlossaryEntryJson = z
  .object({
    short: z.string(),
    isWord: z.boolean().describe('It is an ordinary word besides.'),
    answerCount: Count.nullable().describe('How many answers have it; null for an ordinary word.'),
    expansions: z.array(Expansion).describe('The best known first.'),
  })
  .meta({ id: 'Abbreviation', description: 'An abbreviation and what it stands for.' })
export type GlossaryEntryJson = z.output<typeof GlossaryEntryJson>

export const GlossaryJson = z
  .object({
    total: Count,
    items: z.array(GlossaryEntryJson),
    next: Address.nullable().describe('The next page; null on the last.'),
    licence: Licence,
  })
  .meta({ id: 'Glossary', description: 'Abbreviations, by their letters.' })
export type GlossaryJson = z.output<typeof GlossaryJson>
