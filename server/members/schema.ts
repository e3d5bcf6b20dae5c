import { z } from 'zod'

/** The number in `/members/4149` and `/members/local/1`. */
export const MemberParams = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})
