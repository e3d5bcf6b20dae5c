import type { Database } from '../../db/open.ts'
import { type Actor, PROGRAM } from '../audit/record.ts'
import {
  type BankHoliday,
  calendarIn,
  type House,
  type Recess,
  UnreadableCalendar,
} from '../calendar/facts.ts'
import { calendarQueries } from '../calendar/queries.ts'
import { bankHolidaysGone, recessesGone } from '../calendar/withdrawing.ts'
import type { Conventions } from '../commitments/due/conventions.ts'
import { addDays, type Clock, today } from '../lib/dates.ts'
import { Declined, Unreachable } from './get-json.ts'
import { recessesIn } from './non-sitting.ts'
import type { Rejection } from './observations.ts'
import type { SurroundingsClient } from './surroundings-client.ts'
import { type CalendarTaken, calendarIntake } from './take-calendar.ts'

/** Recesses are announced some months ahead; and the last days of one that is over may still be moved. */
const LOOKS_BACK_DAYS = 90
const LOOKS_AHEAD_DAYS = 550

interface Order {
  client: SurroundingsClient
  by?: Actor | undefined
  conventions?: Conventions | undefined
}

export interface CalendarRefreshed extends CalendarTaken {
  /** Of lists that could not be had or read: what was known of them stands. */
  rejections: Rejection[]
}

/** What one list says: what is so, and what is so no more. */
interface Listed<Fact> {
  facts: Fact[]
  gone: Fact[]
}

/**
 * Brings recesses and bank holidays up to date with the lists of Parliament and GOV.UK, and the deadlines that hang on
 * them. Of sitting days nothing is concluded: that a day is in no list of days without a sitting does not yet make it
 * one.
 */
export async function refreshCalendar(
  db: Database,
  clock: Clock,
  { client, by = PROGRAM, conventions }: Order,
): Promise<CalendarRefreshed> {
  const known = calendarQueries(db).facts()
  const day = today(clock)
  const asked = { from: addDays(day, -LOOKS_BACK_DAYS), to: addDays(day, LOOKS_AHEAD_DAYS) }
  const rejections: Rejection[] = []
  const [commons, lords, bank] = await Promise.all([
    had('the recesses of the Commons', () => recessesOf('Commons')),
    had('the recesses of the Lords', () => recessesOf('Lords')),
    had('the bank holidays', bankHolidays),
  ])
  const taken = calendarIntake(db, clock, conventions).take({
    facts: {
      sittingDays: { Commons: [], Lords: [] },
      recesses: [...commons.facts, ...lords.facts],
      sessions: [],
      bankHolidays: bank.facts,
    },
    gone: { recesses: [...commons.gone, ...lords.gone], bankHolidays: bank.gone },
    source: 'Parliament’s and GOV.UK’s lists',
    by,
  })
  return { ...taken, rejections }

  async function had<Fact>(record: string, list: () => Promise<Listed<Fact>>): Promise<Listed<Fact>> {
    try {
      return await list()
    } catch (error) {
      rejections.push({ record, reason: reasonOf(error) })
      return { facts: [], gone: [] }
    }
  }

  async function recessesOf(house: House): Promise<Listed<Recess>> {
    const ours = known.recesses.filter((recess) => recess.house === house)
    const facts = recessesIn(await client.nonSitting(house, asked), house, ours)
    refuseEmpty(facts)
    return { facts, gone: recessesGone(ours, facts, asked, day) }
  }

  async function bankHolidays(): Promise<Listed<BankHoliday>> {
    const facts = calendarIn(await client.bankHolidays()).bankHolidays
    refuseEmpty(facts)
    return { facts, gone: bankHolidaysGone(known.bankHolidays, facts, day) }
  }
}

/** So far ahead there is always one: a list without any is broken. */
function refuseEmpty(facts: readonly (Recess | BankHoliday)[]): void {
  if (facts.length === 0) throw new UnreadableCalendar('the list has none, so what was known stands')
}

function reasonOf(error: unknown): string {
  const isItsOwn =
    error instanceof Unreachable || error instanceof Declined || error instanceof UnreadableCalendar
  if (!isItsOwn) throw error
  return error.message
}
