import { z } from 'zod'
import { type CivilDate, isCivilDate } from '../../lib/dates.ts'

/**
 * What vague words are taken to mean, as data. The defaults are the project's reference of deadline rules; a setting
 * may change any of them. Months are numbers from 1; a stretch of months that ends before it begins runs into the
 * next year.
 */
export type Conventions = z.output<typeof ConventionsSchema>

/** When to look again at what has no date: once, then every so many days. */
export type Review = z.output<typeof ReviewSchema>

export type Months = z.output<typeof MonthsSchema>

/**
 * The conventions with what a setting changes in them; `{}` gives the defaults.
 * @throws z.ZodError naming what is wrong
 */
export function readConventions(settings: unknown): Conventions {
  return ConventionsSchema.parse(settings)
}

const ReviewSchema = z.strictObject({
  after: z.strictObject({
    number: z.number().int().positive().max(1000),
    unit: z.enum(['working day', 'day', 'week', 'month', 'year']),
  }),
  everyDays: z.number().int().positive().max(3660),
})

const month = z.number().int().min(1).max(12)
const day = z.number().int().min(1).max(31)
const MonthsSchema = z.strictObject({ from: month, to: month, warning: z.string().nullable().default(null) })
const DaysSchema = z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to)
const date = z
  .string()
  .refine((text): text is CivilDate => isCivilDate(text), 'must be a date such as 2026-01-12')
const StretchSchema = z.strictObject({ from: date, to: date }).refine(({ from, to }) => from <= to)

const SEASONS = {
  spring: months(3, 5, 'Spring in Whitehall often slips to 21 June.'),
  summer: months(6, 8, 'Summer may also mean: before the House rises for the summer recess.'),
  autumn: months(9, 11, 'Some use autumn up to the Christmas recess, about 21 December.'),
  winter: months(12, 2),
}

const PARTS_OF_A_YEAR = {
  early: months(1, 3, 'Early in a year may stretch to the end of April.'),
  mid: months(5, 8),
  late: months(10, 12),
}

const REVIEWS = {
  shortly: review(6, 'week', 42),
  comingDays: review(10, 'working day', 14),
  comingWeeks: review(6, 'week', 42),
  comingMonths: review(3, 'month', 91),
  inDueCourse: review(3, 'month', 91),
  inTheLongTerm: review(1, 'year', 365),
  whenTimeAllows: review(3, 'month', 91),
  event: review(3, 'month', 91),
  unread: review(3, 'month', 91),
}

/**
 * Parliaments by their first and last day. The present one must be dissolved five years after its first meeting
 * (Dissolution and Calling of Parliament Act 2022, s. 4), and may be earlier.
 */
const PARLIAMENTS = [
  { from: '2017-06-13', to: '2019-11-05' },
  { from: '2019-12-17', to: '2024-05-30' },
  { from: '2024-07-09', to: '2029-07-09' },
]

/** The periods that spending reviews settled: day-to-day budgets of the review of June 2025. */
const SPENDING_REVIEWS = [{ from: '2026-04-01', to: '2029-03-31', settledOn: '2025-06-11' }]

const ConventionsSchema = z.strictObject({
  reviews: z.strictObject(withDefaults(ReviewSchema, REVIEWS)).prefault({}),
  seasons: z.strictObject(withDefaults(MonthsSchema, SEASONS)).prefault({}),
  yearParts: z.strictObject(withDefaults(MonthsSchema, PARTS_OF_A_YEAR)).prefault({}),
  newYear: MonthsSchema.default(months(1, 1, 'The new year may stretch to the end of March.')),
  /** Days of a month; days past its end are left out. */
  monthParts: z
    .strictObject(
      withDefaults(DaysSchema, {
        early: { from: 1, to: 10 },
        mid: { from: 11, to: 20 },
        late: { from: 21, to: 31 },
      }),
    )
    .prefault({}),
  /** How many days "at the end of" a month takes in. */
  daysAtTheEnd: z.number().int().min(1).max(15).default(7),
  parliaments: z.array(StretchSchema).default(PARLIAMENTS),
  spendingReviews: z
    .array(z.strictObject({ from: date, to: date, settledOn: date }))
    .default(SPENDING_REVIEWS),
})

export const USUAL_CONVENTIONS: Conventions = readConventions({})

function months(from: number, to: number, warning: string | null = null) {
  return { from, to, warning }
}

function review<Unit extends z.output<typeof ReviewSchema>['after']['unit']>(
  number: number,
  unit: Unit,
  everyDays: number,
) {
  return { after: { number, unit }, everyDays }
}

/** A shape in which every key may be left out, and then has its default. */
function withDefaults<Schema extends z.ZodType, Key extends string>(
  schema: Schema,
  defaults: Record<Key, z.output<Schema>>,
): Record<Key, z.ZodDefault<Schema>> {
  const entries = Object.entries<z.output<Schema>>(defaults)
  const shape = entries.map(([key, value]) => [
    key,
    schema.default(() => value as z.util.NoUndefined<z.output<Schema>>),
  ])
  return Object.fromEntries(shape) as Record<Key, z.ZodDefault<Schema>>
}
