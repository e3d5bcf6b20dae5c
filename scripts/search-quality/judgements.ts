import { z } from 'zod'
import { Refused } from '../command.ts'
import { GRADES, type Grade } from './ndcg.ts'

const Ids = z.array(z.int().positive())

const Judgements = z
  .array(
    z.strictObject({
      task: z.string().min(1),
      query: z.string().min(1),
      grades: z
        .strictObject({ 0: Ids, 1: Ids, 2: Ids, 3: Ids })
        .partial()
        .refine((given) => idsIn(given).length === new Set(idsIn(given)).size, 'a question has two grades')
        .refine((given) => [given[1], given[2], given[3]].some((ids) => ids?.length), 'no grade is above 0'),
    }),
  )
  .min(1)

/** What somebody wants to know, what they type, and how well each question that was read serves them. */
export interface Task {
  task: string
  query: string
  /** By Parliament's number of the question. */
  grades: ReadonlyMap<number, Grade>
}

/** Reads tasks with their judgements. @throws Refused with every reason, when it is no such file */
export function readJudgements(content: string): Task[] {
  const read = Judgements.safeParse(parsed(content))
  if (!read.success) throw new Refused(`These are no judgements:\n${z.prettifyError(read.error)}`)
  return read.data.map(({ task, query, grades }) => ({
    task,
    query,
    grades: new Map(GRADES.flatMap((grade) => (grades[grade] ?? []).map((id) => [id, grade] as const))),
  }))
}

function idsIn(given: Record<string, readonly number[] | undefined>): number[] {
  return Object.values(given).flatMap((ids) => ids ?? [])
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new Refused('The judgements are not JSON.')
  }
}
