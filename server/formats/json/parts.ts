import { z } from 'zod'
import { isCivilDate } from '../../lib/dates.ts'

/**
 * What the JSON of several things is made of. The shapes beside this file are the one description of what programs
 * are given: the functions that write JSON return their types, and `/api/openapi.json` is made from them.
 */

export const Day = z
  .string()
  .refine(isCivilDate)
  .meta({ description: 'A day in London: `2026-01-12`.', format: 'date' })

export const Moment = z.iso.datetime().describe('A moment in UTC: `2026-01-12T09:30:00.000Z`.')

export const Count = z.int().min(0)

export const Address = z.url().describe('A whole address of this site.')

export const Licence = z.string().describe('Words to be kept with whatever you take from here.')

export const NamedMember = z.object({
  id: z.int().nullable().describe('Parliament’s id of the Member; null where it is not known.'),
  name: z.string().nullable(),
})

export const PolicyLink = z.object({ title: z.string(), url: Address })

export const House = z.enum(['Commons', 'Lords'])

const FacetOption = z
  .object({
    value: z.string().describe('What to give the parameter of the facet’s name.'),
    label: z.string(),
    count: Count.describe('How many would be found with it.'),
  })
  .meta({ id: 'FacetOption', description: 'A value that narrows the search.' })

/** A page of a list that can be searched. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    total: Count.describe('How many there are on all pages.'),
    items: z.array(item),
    facets: z.record(z.string(), z.array(FacetOption)).describe('By the parameter that narrows by them.'),
    next: Address.nullable().describe('The next page; null on the last.'),
    notices: z.array(z.string()).describe('What of the query was left out or read otherwise, in words.'),
    licence: Licence,
  })
}

export const ErrorJson = z
  .object({
    error: z.object({ status: z.int(), message: z.string().describe('A sentence for a person.') }),
  })
  .meta({ id: 'Error', description: 'Why a request was not answered.' })

export const HealthJson = z
  .object({ status: z.enum(['ok', 'unavailable']) })
  .meta({ id: 'Health', description: 'Whether the site and its database answer.' })
export type HealthJson = z.output<typeof HealthJson>
