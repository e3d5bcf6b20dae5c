import { z } from 'zod'
import { calendarIn, type House, type Recess, UnreadableCalendar } from '../calendar/facts.ts'
import { easterOf } from '../commitments/due/arithmetic.ts'
import { addDays, type CivilDate, weekday } from '../lib/dates.ts'

const day = z.string().transform((text) => text.slice(0, 10))

/** A stretch of days on which a House does not sit, as Parliament lists it. The last day is one of them. */
const NonSittingPayload = z.object({
  StartDate: day,
  EndDate: day,
  Category: z.string().nullish(),
  House: z.string().nullish(),
  Description: z.string().nullish(),
})
type NonSitting = z.output<typeof NonSittingPayload>

/**
 * The recesses of a House in a list of days on which it does not sit. Fridays without a sitting, bank holidays,
 * prorogation and dissolution are no recesses and are left out.
 * @param known whose names stay where the list gives none
 * @throws UnreadableCalendar naming the first row that is wrong: of half a list nothing can be concluded
 */
export function recessesIn(rows: readonly unknown[], house: House, known: readonly Recess[]): Recess[] {
  const listed = rows.map(readRow).filter((row) => isRecess(row) && (row.House ?? house) === house)
  const recesses = listed.map(({ StartDate: from, EndDate: to, Description }) => {
    const before = known.find((recess) => recess.house === house && recess.from === from)
    return { house, name: ownName(Description) ?? before?.name ?? nameByDays(from, to), from, to }
  })
  return onePerStart(calendarIn({ recesses }).recesses)
}

function readRow(row: unknown, index: number): NonSitting {
  const { success, data, error } = NonSittingPayload.safeParse(row)
  if (success) return data
  const [issue] = error.issues
  throw new UnreadableCalendar(`row ${index + 1}, ${issue?.path.join('.') || 'all of it'}: ${issue?.message}`)
}

/** "Recess" alone, or "Lords recess", does not tell one from the others. */
function ownName(description: string | null | undefined): string | null {
  const name = description?.trim() ?? ''
  return /^(?:(?:commons|lords|parliamentary) )?(?:recess?)?$/i.test(name) ? null : name
}

/** The category is "Recess - Commons" where there is one. */
function isRecess({ Category, Description }: NonSitting): boolean {
  return Category ? /^recess\b/i.test(Category) : /\breces/i.test(Description ?? '')
}

/** Of two that begin on one day the longer. */
function onePerStart(recesses: readonly Recess[]): Recess[] {
  const longestLast = recesses.toSorted((a, b) => (a.to < b.to ? -1 : 1))
  return [...new Map(longestLast.map((recess) => [recess.from, recess])).values()]
}

/** The list mostly leaves names out. A recess is named by the days it holds, or by the month it is in. */
function nameByDays(from: CivilDate, to: CivilDate): string {
  const year = Number(from.slice(0, 4))
  const holds = (date: CivilDate) => from <= date && date <= to
  if (holds(`${year}-12-25`)) return 'Christmas recess'
  if (holds(easterOf(year))) return 'Easter recess'
  if (holds(lastMondayOfMay(year))) return 'Whitsun recess'
  if (holds(`${year}-08-15`)) return 'Summer recess'
  return NAME_OF_MONTH[from.slice(5, 7)] ?? 'Recess'
}

const NAME_OF_MONTH: Readonly<Record<string, string>> = {
  '02': 'February recess',
  '09': 'Conference recess',
  '11': 'November recess',
}

function lastMondayOfMay(year: number): CivilDate {
  const last = `${year}-05-31`
  return addDays(last, 1 - weekday(last))
}
