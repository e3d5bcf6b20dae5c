import { z } from 'zod'
import { squash, stripControls } from '../lib/text.ts'

/** Fields that forms of several features have. */

const LONGEST_REASON = 500

/** Why something is done, as the audit trail keeps it: one line. Nothing is '' and not an error. */
export const ReasonField = z
  .string()
  .default('')
  .transform((typed) => squash(stripControls(typed)))
  .pipe(
    z.string().max(LONGEST_REASON, { error: `Shorten the reason to at most ${LONGEST_REASON} characters.` }),
  )

export const RequiredReason = ReasonField.pipe(
  z.string().min(1, { error: 'Enter a reason: it stays in the audit trail.' }),
)

/** Of the thing when its form was opened. What is no whole number is the revision of nothing. */
export const RevisionField = z.coerce.number().int().catch(-1)

const LAST_PAGE = 10_000

/** The page of a list, in a query string; what makes no sense is the first. */
export const PageField = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .refine((page) => page <= LAST_PAGE)
  .catch(1)
