import { z } from 'zod'
import { type CivilDate, daysBetween, isCivilDate } from '../lib/dates.ts'

export type House = 'Commons' | 'Lords'

export interface Recess {
  house: House
  name: string
  from: CivilDate
  to: CivilDate
}

/** A session of Parliament; `to` is null for the present one. */
export interface Session {
  name: string
  from: CivilDate
  to: CivilDate | null
}

/** A bank holiday of England and Wales; the name is null where only the day was given. */
export interface BankHoliday {
  day: CivilDate
  name: string | null
}

export interface CalendarFacts {
  sittingDays: Record<House, CivilDate[]>
  recesses: Recess[]
  sessions: Session[]
  bankHolidays: BankHoliday[]
}

/** Thrown for a calendar that cannot be used; `message` is one line that names the field and the reason. */
export class UnreadableCalendar extends Error {}

/**
 * Reads a calendar from the text of a file: sitting days, recesses and sessions (`parliament_calendar.json`),
 * bank holidays (`bank_holidays_england_wales.json`) or GOV.UK's own `bank-holidays.json`. What a file holds
 * is told by its content; it may hold any of them and need not hold all.
 * @throws UnreadableCalendar naming the first field that is wrong
 */
export function readCalendar(text: string): CalendarFacts {
  return calendarIn(jsonIn(text))
}

/**
 * The same for what was JSON already.
 * @throws UnreadableCalendar naming the first field that is wrong
 */
export function calendarIn(json: unknown): CalendarFacts {
  const parsed = CalendarFile.safeParse(json)
  if (!parsed.success) throw new UnreadableCalendar(sayIssue(parsed.error.issues))
  const { sittingDays, recesses = [], sessions = [], dates = [] } = parsed.data
  const published = parsed.data['england-and-wales']?.events ?? []
  return {
    sittingDays: { Commons: sittingDays?.Commons ?? [], Lords: sittingDays?.Lords ?? [] },
    recesses,
    sessions,
    bankHolidays: [
      ...dates.map((day) => ({ day, name: null })),
      ...published.map(({ date, title }) => ({ day: date, name: title })),
    ],
  }
}

/** Why a set of sessions cannot be: two overlap, or one without a last day is followed by another. Or null. */
export function clashOf(sessions: readonly Session[]): string | null {
  const inOrder = [...sessions].sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const [i, session] of inOrder.entries()) {
    const next = inOrder[i + 1]
    if (!next) break
    if (session.to === null) return `${session.name} has no last day, yet ${next.name} begins after it`
    if (session.to >= next.from) {
      return `${session.name} (to ${session.to}) and ${next.name} (from ${next.from}) overlap`
    }
  }
  return null
}

const civilDate = z
  .string({ error: 'must be a date such as 2026-01-12' })
  .refine(isCivilDate, { error: ({ input }) => `must be a real date such as 2026-01-12, not "${input}"` })

const name = z.string({ error: 'must be a name' }).trim().min(1, 'must not be empty')

// A recess longer than half a year is a slip of a year, and would pass for knowledge of a whole year to come.
const LONGEST_RECESS = 183

const recess = z
  .object({
    house: z.enum(['Commons', 'Lords'], { error: 'must be Commons or Lords' }),
    name: name.transform((words) => words.replace(/ reces$/, ' recess')), // a slip in Parliament's own list
    from: civilDate,
    to: civilDate,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before "from"' })
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_RECESS, {
    path: ['to'],
    error: 'must be within half a year of "from"',
  })

const session = z
  .object({ name, from: civilDate, to: civilDate.nullish().transform((to) => to ?? null) })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], error: 'must not be before "from"' })

const sessions = z.array(session, { error: 'must be a list' }).superRefine((all, context) => {
  const clash = clashOf(all)
  if (clash) context.addIssue({ code: 'custom', message: clash })
})

const days = z.array(civilDate, { error: 'must be a list of dates' })

const KEYS = ['sittingDays', 'recesses', 'sessions', 'dates', 'england-and-wales'] as const

const CalendarFile = z
  .object(
    {
      sittingDays: z
        .strictObject(
          { Commons: days.optional(), Lords: days.optional() },
          { error: 'must hold lists named Commons and Lords, and nothing else' },
        )
        .optional(),
      recesses: z.array(recess, { error: 'must be a list' }).optional(),
      sessions: sessions.optional(),
      dates: days.optional(),
      'england-and-wales': z
        .object({
          events: z.array(z.object({ title: name, date: civilDate }), { error: 'must be a list' }),
        })
        .optional(),
    },
    { error: `must be an object with ${KEYS.join(', or ')}` },
  )
  .refine((file) => KEYS.some((key) => file[key] !== undefined), {
    error: `holds none of ${KEYS.join(', ')}`,
  })

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UnreadableCalendar(`is not JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`)
  }
}

/** `recesses[2].to: must not be before "from" (and 3 more)` */
function sayIssue([first, ...others]: readonly { path: PropertyKey[]; message: string }[]): string {
  const path = (first?.path ?? []).map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  )
  const field = path.join('').replace(/^\./, '') || 'the file'
  return `${field}: ${first?.message}${others.length > 0 ? ` (and ${others.length} more)` : ''}`
}
