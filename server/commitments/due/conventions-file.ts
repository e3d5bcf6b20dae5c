import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Conventions, readConventions } from './conventions.ts'

/**
 * The setting DEADLINE_CONVENTIONS: a JSON file with what it changes of the conventions. Undefined stays so: then the
 * usual ones hold.
 */
export const ConventionsFile = z
  .string()
  .optional()
  .transform((path, context): Conventions | undefined => {
    if (path === undefined) return undefined
    try {
      return readConventions(JSON.parse(readFileSync(path, 'utf8')))
    } catch (error) {
      context.addIssue({ code: 'custom', message: whatIsWrong(error) })
      return z.NEVER
    }
  })

/** In one line: of several faults the first. */
function whatIsWrong(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error).message
  const [issue] = error.issues
  return `${issue?.path.join('.') || 'the file'}: ${issue?.message}`
}
