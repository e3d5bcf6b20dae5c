import { z } from 'zod'
import { Count, Licence } from './parts.ts'

const CompletionJson = z
  .object({
    written: z.string().describe('What it puts in: `asker:`, or a value, in quotes where it needs them.'),
    label: z.string().describe('What that is, in words.'),
    field: z.string().nullable().describe('The field word whose value it is; null for a field word itself.'),
    text: z.string().describe('The whole search once it is taken.'),
    caret: Count.describe('The place in it to go on typing.'),
  })
  .meta({ id: 'Completion', description: 'A way to go on with what is being typed.' })

export const CompletionsJson = z
  .object({
    total: Count.describe('How many are here: ten at most.'),
    items: z.array(CompletionJson),
    next: z.null(),
    licence: Licence,
  })
  .meta({ id: 'Completions', description: 'Field words and their values, for what is being typed.' })
export type CompletionsJson = z.output<typeof CompletionsJson>
