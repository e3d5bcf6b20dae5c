import { Temporal } from 'temporal-polyfill'

/** A civil date in Europe/London as ISO text: `2026-01-12`. Compares correctly as a string. */
export type CivilDate = string

/** A moment in UTC as ISO text: `2026-01-12T09:30:00.000Z`. Compares correctly as a string. */
export type Instant = string

/** Tells the time; replaced in tests. */
export type Clock = () => Date

const LONDON = 'Europe/London'

/** True for a real date written yyyy-mm-dd: `2026-02-29` is false. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = Number(text.slice(8))
  return day > 0 && day <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/** None in a month that there is not. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

/** A real date in a year that begins with 1 or 2: any other that is typed is a slip, and compares wrongly as text. */
export function isPlausibleDate(text: string): boolean {
  return /^[12]/.test(text) && isCivilDate(text)
}

export function now(clock: Clock): Instant {
  return clock().toISOString()
}

/** Today in London, whatever zone the machine is in. */
export function today(clock: Clock): CivilDate {
  return civilDateOf(now(clock))
}

/** The civil date in London at an instant. The last is remembered: each page asks, and each record that is taken in. */
export function civilDateOf(instant: Instant): CivilDate {
  const hour = Math.floor(Date.parse(instant) / HOUR_MS)
  if (hour !== lastCivil.hour) lastCivil = { hour, date: londonDate(instant) }
  return lastCivil.date
}

const HOUR_MS = 3_600_000
/** London's clocks differ from UTC by whole hours, so it has one date throughout an hour of UTC. */
let lastCivil: { hour: number; date: CivilDate } = { hour: Number.NaN, date: '' }

function londonDate(instant: Instant): CivilDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON).toPlainDate().toString()
}

/** The moment at which a civil date begins in London; written as `now` writes it, so that the two compare. */
export function startOfDay(date: CivilDate): Instant {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(LONDON).toInstant()
  return start.toString({ fractionalSecondDigits: 3 })
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Whole days since 1 January 1970. */
export function dayNumber(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

/** The date of a day counted from 1 January 1970. */
export const dateOfDay = remembering(
  (day: number): CivilDate => new Date(day * 86_400_000).toISOString().slice(0, 10),
)

/** Days from one date to a later one; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: CivilDate): number {
  return ((dayNumber(date) + 3) % 7) + 1
}

const LONG = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const WITH_DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `12 January 2026`. */
export const sayDate = remembering((date: CivilDate): string => LONG.format(new Date(`${date}T00:00:00Z`)))

/** `Thu 18 Dec 2025`, for the counting of days. */
export function sayDay(date: CivilDate): string {
  return WITH_DAY.format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')
    .replace('Sept', 'Sep')
}

const LONDON_DATE = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: LONDON,
})
const LONDON_TIME = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: LONDON,
})

/** `12 January 2026, 14:05`: an instant as the clocks in London showed it. */
export function sayInstant(instant: Instant): string {
  const moment = new Date(instant)
  return `${LONDON_DATE.format(moment)}, ${LONDON_TIME.format(moment)}`
}

/** So many days are remembered: more than the record has. */
const MOST_DAYS = 20_000

/** The same function, which remembers what it gave: a page of results has some forty dates, mostly the same as the page before. */
function remembering<Of extends CivilDate | number>(make: (of: Of) => string): (of: Of) => string {
  const given = new Map<Of, string>()
  return (of) => {
    const known = given.get(of)
    if (known !== undefined) return known
    const made = make(of)
    if (given.size >= MOST_DAYS) given.clear()
    given.set(of, made)
    return made
  }
}
