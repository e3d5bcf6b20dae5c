import { z } from 'zod'
import { type CivilDate, isPlausibleDate } from '../lib/dates.ts'
import { PageField } from '../web/fields.ts'
import { readPlainDate } from './plain-date.ts'
import type { SyncWish } from './run-orders.ts'

/** The address of a run. */
export const RunParams = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

/** Which page of a list: anything else is the first. */
export const PageQuery = z.object({ page: PageField })

/** Of the list of answering bodies: one that is not in it, by its number. */
export const ANOTHER = 'another'

/** Nothing that Parliament's record holds is older; a slip of the year would ask for it month by month all the same. */
const FIRST_DAY = '2000-01-01'

const DayField = z
  .string()
  .default('')
  .transform((typed, context): CivilDate | null => {
    const words = typed.trim()
    if (words === '') return null
    const read = readPlainDate(words.slice(0, 60))
    if ('value' in read && isPlausibleDate(read.value)) return read.value
    context.addIssue({ code: 'custom', message: 'Enter a date such as 2026-01-12 or 12 January 2026.' })
    return z.NEVER
  })

const BODY_NUMBER = /^[1-9]\d{0,5}$/

/**
 * The form that starts a run.
 * @param today no day after it can be asked for
 */
export const newRunForm = (today: CivilDate) =>
  z
    .object({
      what: z.enum(['latest', 'fill'], { error: 'Choose what to fetch.' }),
      since: DayField,
      until: DayField,
      body: z.string({ error: 'Choose an answering body.' }),
      number: z
        .string()
        .default('')
        .transform((typed) => typed.trim()),
    })
    .superRefine(({ what, since, until, body, number }, context) => {
      const say = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message })
      if (what === 'latest' && (since ?? until) !== null) say('what', ONE_OF_BOTH)
      if (what === 'fill' && since === null) say('since', 'Enter the first day to fetch.')
      if (since !== null && since < FIRST_DAY) say('since', 'Enter a first day from 1 January 2000 on.')
      if (since !== null && since > today) say('since', 'The first day must not be in the future.')
      if (until !== null && until > today) say('until', 'The last day must not be in the future.')
      if (since !== null && until !== null && until < since)
        say('until', 'The last day must not be before the first.')
      if (body === ANOTHER && !BODY_NUMBER.test(number))
        say('number', 'Enter the number of the answering body, such as 1.')
      if (body !== ANOTHER && number !== '')
        say('number', 'Choose “Another, by its number”, or take the number out.')
      if (body !== ANOTHER && !BODY_NUMBER.test(body)) say('body', 'Choose an answering body from the list.')
    })
    .transform(
      ({ since, until, body, number }): SyncWish => ({
        body: Number(body === ANOTHER ? number : body),
        since,
        until,
      }),
    )

const ONE_OF_BOTH = 'Choose “All questions tabled since a day”, or take the days out.'
