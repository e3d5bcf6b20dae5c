import { readFileSync } from 'node:fs'
import { type House, type Recess, readCalendar } from '../../../server/calendar/facts.ts'
import type { CivilDate } from '../../../server/lib/dates.ts'

const FACTS = new URL('../../../db/facts/', import.meta.url)
const known = (file: string) => readCalendar(readFileSync(new URL(file, FACTS), 'utf8'))

/** As the real list has them: without a name of their own where `name` is null. */
type ListedRecess = Omit<Recess, 'name'> & { name: string | null }

/**
 * The calendar as Parliament and GOV.UK list it: what every installation starts from, and after that each summer a
 * recess of both Houses. Its lists may be changed from outside.
 */
export function parliamentCalendar() {
  const { recesses } = known('parliament_calendar.json')
  const summers = Array.from({ length: 20 }, (_, index) => 2027 + index).flatMap((year) =>
    (['Commons', 'Lords'] as const).map((house) => summerOf(year, house)),
  )
  const bankHolidays = known('bank_holidays_england_wales.json').bankHolidays.map(({ day }) => day)
  return { recesses: [...recesses, ...summers] as ListedRecess[], bankHolidays }
}

export type ParliamentCalendar = ReturnType<typeof parliamentCalendar>

function summerOf(year: number, house: House): Recess {
  return { house, name: 'Summer recess', from: `${year}-07-22`, to: `${year}-08-31` }
}

/** The days on which a House does not sit, in no order: Fridays and prorogations are among them. */
export function nonSitting({ recesses }: ParliamentCalendar, parameters: URLSearchParams) {
  const [house, from, to] = ['house', 'startDate', 'endDate'].map((name) => parameters.get(name))
  const listed = recesses.map(({ name, ...recess }) => row(recess, 'Recess', '2', name))
  const others = [
    row({ house: 'Commons', from: '2026-03-06', to: '2026-03-06' }, 'Non-sitting Friday', '6'),
    row({ house: 'Commons', from: '2026-04-30', to: '2026-05-12' }, 'Prorogation', '3'),
  ]
  return [...others, ...listed.toReversed()].filter(
    ({ House, StartDate, EndDate }) =>
      (!house || House === house) && (!to || StartDate.slice(0, 10) <= to) && (!from || EndDate >= from),
  )
}

function row(
  { house, from, to }: Omit<Recess, 'name'>,
  category: string,
  code: string,
  description: string | null = null,
) {
  return {
    Id: Number(from.replaceAll('-', '')),
    StartDate: at(from),
    EndDate: at(to),
    Category: `${category} - ${house}`,
    CategoryCode: code,
    House: house,
    Description: description,
  }
}

const at = (day: CivilDate) => `${day}T00:00:00`

export function bankHolidayList({ bankHolidays }: ParliamentCalendar) {
  const events = bankHolidays.map((date) => ({ title: 'Bank holiday', date, notes: '', bunting: true }))
  return { 'england-and-wales': { division: 'england-and-wales', events }, scotland: { events: [] } }
}
