import { z } from 'zod'
import { PageField } from '../web/fields.ts'
import { DECISIONS, STANDINGS_OF_LINK } from './link-decisions.ts'
import { isSlug } from './policy.ts'

const ASK_AGAIN = 'Load the page of the question again, and decide there.'

/** A person's decision on a link; `none` takes back the one that stands. */
export const LinkDecisionForm = z.object({
  question: z
    .string({ error: ASK_AGAIN })
    .regex(/^\d{1,9}$/, { error: ASK_AGAIN })
    .transform(Number),
  policy: z
    .string({ error: 'Choose a policy.' })
    .refine(isSlug, { error: 'Choose a policy: go back to the question, and choose one from the list.' }),
  decision: z
    .enum([...DECISIONS, 'none'], { error: ASK_AGAIN })
    .transform((decision) => (decision === 'none' ? null : decision)),
  seen: z.enum(STANDINGS_OF_LINK, { error: ASK_AGAIN }),
})

/** Which provision of a policy, and the page of the questions that name it. */
export const ProvisionQuery = z.object({
  provision: z.string().max(200).nullable().default(null).catch(null),
  page: PageField,
})
