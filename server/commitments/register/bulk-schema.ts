import { z } from 'zod'
import { isPlausibleDate } from '../../lib/dates.ts'
import { one, values } from '../../questions/schema.ts'
import { RequiredReason } from '../../web/fields.ts'

/** How many commitments may be changed at once. */
export const MOST_AT_ONCE = 500

/** A commitment with the revision that somebody saw of it. */
export interface Seen {
  id: number
  revision: number
}

const SEEN = /^\d{1,9}-\d{1,9}$/

/**
 * `7-3 9-1`: commitments with the revision of each, as our own page sends them. Each counts once; what makes no sense
 * makes all of it nothing.
 */
export const SeenForm = z.object({
  commitments: z
    .string()
    .transform((text) => text.split(' ').filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(SEEN)).max(MOST_AT_ONCE))
    .transform((parts) => {
      const pairs = parts.map((part) => part.split('-').map(Number) as [number, number])
      return [...new Map(pairs)].map(([id, revision]): Seen => ({ id, revision }))
    })
    .catch([]),
})

/** Which commitments are chosen on the register: by their numbers, or all that its filters find. */
export const ChoiceQuery = z.object({
  chosen: values.transform((list) =>
    [...new Set(list.filter((value) => /^\d{1,9}$/.test(value)).map(Number))].slice(0, MOST_AT_ONCE + 1),
  ),
  all: one.transform((value) => value === 'yes'),
})

/** An account or a team: `''` leaves it as it is, `none` takes it away. */
const Target = (message: string) =>
  z
    .string({ error: message })
    .default('')
    .refine((value) => /^(|none|\d{1,9})$/.test(value), { error: message })
    .transform((value) => (value === '' ? undefined : value === 'none' ? null : Number(value)))

export const ReassignmentForm = z
  .object({
    owner: Target('Choose the owner from the list.'),
    team: Target('Choose the team from the list.'),
    reason: RequiredReason,
  })
  .refine(({ owner, team }) => owner !== undefined || team !== undefined, {
    path: ['owner'],
    error: 'Choose another owner, another team, or both.',
  })

export const ReviewDatesForm = z.object({
  date: z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .refine((typed) => isPlausibleDate(typed), {
      error: 'Enter the day on which to look again, such as 2026-01-12.',
    }),
  reason: RequiredReason,
})
