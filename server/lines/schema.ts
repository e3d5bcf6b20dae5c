import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'
import { PageField } from '../web/fields.ts'

const LONGEST_WORDS = 200
const MOST_WORDS = 16

/** Which list of lines, and which words; what makes no sense is left out. */
export const LinesQuery = z.object({
  show: z.enum(['used', 'new', 'changed', 'ended']).catch('used'),
  q: z
    .string()
    .transform((typed) => squash(stripControls(typed).normalize('NFC')).slice(0, LONGEST_WORDS))
    .catch(''),
  page: PageField,
})

export const LineParams = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
})

/** Pages of the answers that use a line, and of its wordings. */
export const LinePages = z.object({ page: PageField, wordings: PageField })

/** All of these words in any order, for FTS5; null for none. */
export function matchOf(typed: string): string | null {
  const words = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS)
  return words.length === 0 ? null : words.map((word) => `"${word}"`).join(' ')
}
