import { z } from 'zod'
import { type CivilDate, isPlausibleDate } from '../lib/dates.ts'
import { type FormState, readForm } from '../web/forms.ts'
import type { AuditFilter } from './filter.ts'

/** What an address asks of the audit trail. */
export interface AuditRequest {
  /** Null when something in it makes no sense: then it is said, for a list of other records would mislead. */
  filter: AuditFilter | null
  /** The id below which the page begins; null for the newest. */
  before: number | null
  state: FormState
}

const text = z
  .string()
  .default('')
  .transform((typed) => typed.trim())

const person = text.transform((typed, context) => {
  if (typed === '') return null
  if (typed === 'none') return typed
  if (/^\d{1,15}$/.test(typed)) return Number(typed)
  context.addIssue({ code: 'custom', message: 'Choose a person from the list.' })
  return z.NEVER
})

const date = text.transform((typed, context) => {
  if (typed === '') return null
  const read = readDate(typed)
  if (read) return read
  const shown = typed.slice(0, 40)
  const message = `“${shown}” is not a date. Write it as 12/01/2026 or 2026-01-12.`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const AuditForm = z
  .object({
    person,
    kind: text.transform((typed) => typed || null),
    number: text.transform((typed) => typed || null),
    from: date,
    to: date,
  })
  .refine(({ kind, number }) => number === null || kind !== null, {
    path: ['kind'],
    message: 'Choose the kind of thing that has this number.',
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'The last day is before the first.',
  })

const Before = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
  .nullable()
  .catch(null)

/** Reads a query string. Of a name that came more than once the first value counts. */
export function readAuditRequest(query: Readonly<Record<string, unknown>>): AuditRequest {
  const first = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat()[0]]))
  const { values, state } = readForm(AuditForm, first)
  const dates = values && { from: values.from ?? '', to: values.to ?? '' } // as a date field of a browser takes them
  return {
    filter: values,
    before: Before.parse(first.before ?? null),
    state: { ...state, input: { ...state.input, ...dates } },
  }
}

function readDate(typed: string): CivilDate | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed) ?? []
  const iso = day && month ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
  return isPlausibleDate(iso) ? iso : null
}
