import { z } from 'zod'
import { KINDS, type Kind } from '../../server/commitments/kinds.ts'

const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullish()

const Row = z.object({
  text: z.string().min(1),
  is_commitment: z.boolean(),
  kind: z.enum([...KINDS, 'none']).nullish(),
  due_phrase: z.string().nullish(),
  due_by: Day,
  answered_on: Day,
  borderline: z.boolean().nullish(),
})

/** A sentence that a person has judged. */
export interface Labelled {
  line: number
  text: string
  isCommitment: boolean
  /** Null where it is no commitment, or the person did not say. */
  kind: Kind | null
  /** Null where nothing says by when; undefined where the row does not speak of it, and it is not compared. */
  duePhrase: string | null | undefined
  dueBy: string | null
  answeredOn: string | null
  /** Left out of the figures: people would not agree on it. */
  isBorderline: boolean
}

/** The rows of a file, and for each line that is none its number and why. Empty lines are passed over. */
export function readLabelled(content: string): { rows: Labelled[]; wrong: string[] } {
  const rows: Labelled[] = []
  const wrong: string[] = []
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readLine(line, index + 1)
    if (typeof read === 'string') wrong.push(`Line ${index + 1}: ${read}`)
    else rows.push(read)
  }
  return { rows, wrong }
}

function readLine(line: string, number: number): Labelled | string {
  const value = parsed(line)
  if (value === undefined) return 'it is not JSON.'
  const read = Row.safeParse(value)
  if (read.success) return labelled(read.data, number)
  return `${read.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ')}.`
}

function labelled(row: z.infer<typeof Row>, line: number): Labelled {
  return {
    line,
    text: row.text,
    isCommitment: row.is_commitment,
    kind: row.is_commitment && row.kind !== 'none' ? (row.kind ?? null) : null,
    duePhrase: row.due_phrase,
    dueBy: row.due_by ?? null,
    answeredOn: row.answered_on ?? null,
    isBorderline: row.borderline ?? false,
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
