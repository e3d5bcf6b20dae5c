import { z } from 'zod'
import { PageField, RevisionField } from '../../web/fields.ts'
import { LISTS_ACROSS, QUESTION_LISTS, STANDINGS, WHOSE } from './lists.ts'

const WhoseField = z.enum(WHOSE)

export const DeadlinesQuery = z.object({
  whose: WhoseField.nullable().catch(null),
  /** One list, in pages; left out: the first of each. */
  list: z
    .enum([...STANDINGS, ...LISTS_ACROSS, ...QUESTION_LISTS])
    .nullable()
    .catch(null),
  page: PageField,
})

export const CalendarQuery = z.object({
  token: z.string().max(100).catch(''),
  whose: WhoseField.catch('mine'),
})

export const ReviewForm = z.object({ revision: RevisionField, back: z.string().max(500).catch('') })
