import { oncePerDatabase } from '../../db/once.ts'
import type { Instant } from '../lib/dates.ts'
import {
  type BankHoliday,
  type CalendarFacts,
  clashOf,
  type House,
  type Recess,
  type Session,
  UnreadableCalendar,
} from './facts.ts'

/** How many facts were added, changed or withdrawn. */
export interface CalendarChange {
  sittingDays: number
  recesses: number
  sessions: number
  bankHolidays: number
}

/** What is not so any more. */
export type Withdrawn = Pick<CalendarFacts, 'recesses' | 'bankHolidays'>

/** All SQL of the calendar. */
export const calendarQueries = oncePerDatabase((db) => {
  const addSittingDay = db.prepare<{ house: House; day: string }>(`
    insert into sitting_day (house, day) values (:house, :day)
    on conflict do nothing`)

  const addRecess = db.prepare<Recess>(`
    insert into recess (house, name, first_on, last_on) values (:house, :name, :from, :to)
    on conflict do nothing`)
  const putRecess = db.prepare<Recess>(`
    insert into recess (house, name, first_on, last_on) values (:house, :name, :from, :to)
    on conflict (house, first_on) do update
       set name = excluded.name, last_on = excluded.last_on, withdrawn_at = null
     where name <> excluded.name or last_on <> excluded.last_on or withdrawn_at is not null`)
  const withdrawRecess = db.prepare<Pick<Recess, 'house' | 'from'> & { at: Instant }>(`
    update recess set withdrawn_at = :at where house = :house and first_on = :from and withdrawn_at is null`)

  const addSession = db.prepare<Session>(`
    insert into session (name, first_on, last_on) values (:name, :from, :to)
    on conflict do nothing`)
  // A file from before the session ended gives no last day: it does not take away the one that is known.
  const putSession = db.prepare<Session>(`
    insert into session (name, first_on, last_on) values (:name, :from, :to)
    on conflict (name) do update
       set first_on = excluded.first_on, last_on = coalesce(excluded.last_on, last_on)
     where first_on <> excluded.first_on or last_on is not coalesce(excluded.last_on, last_on)`)

  const addBankHoliday = db.prepare<BankHoliday>(`
    insert into bank_holiday (day, name) values (:day, :name)
    on conflict do nothing`)
  const putBankHoliday = db.prepare<BankHoliday>(`
    insert into bank_holiday (day, name) values (:day, :name)
    on conflict (day) do update
       set name = coalesce(excluded.name, name), withdrawn_at = null
     where (excluded.name is not null and name is not excluded.name) or withdrawn_at is not null`)
  const withdrawBankHoliday = db.prepare<Pick<BankHoliday, 'day'> & { at: Instant }>(`
    update bank_holiday set withdrawn_at = :at where day = :day and withdrawn_at is null`)

  const sittingDays = db
    .prepare<{ house: House }, string>('select day from sitting_day where house = :house order by day')
    .pluck()
  const recesses = db.prepare<[], Recess>(
    `select house, name, first_on as "from", last_on as "to"
       from recess
      where withdrawn_at is null
      order by first_on, house`,
  )
  const sessions = db.prepare<[], Session>(
    `select name, first_on as "from", last_on as "to" from session order by first_on`,
  )
  const bankHolidays = db.prepare<[], BankHoliday>(
    'select day, name from bank_holiday where withdrawn_at is null order by day',
  )

  const revision = db.prepare<[], number>('select revision from calendar_revision').pluck()
  const moveRevision = db.prepare('update calendar_revision set revision = revision + 1')

  const load = db.transaction((facts: CalendarFacts, gone: Withdrawn, at: Instant): CalendarChange => {
    const recessesGone = gone.recesses.map(({ house, from }) => ({ house, from, at }))
    const bankHolidaysGone = gone.bankHolidays.map(({ day }) => ({ day, at }))
    const change = noted({
      sittingDays: runAll(addSittingDay, sittingDayRows(facts)),
      recesses: runAll(withdrawRecess, recessesGone) + runAll(putRecess, facts.recesses),
      sessions: runAll(putSession, facts.sessions),
      bankHolidays:
        runAll(withdrawBankHoliday, bankHolidaysGone) + runAll(putBankHoliday, facts.bankHolidays),
    })
    const clash = facts.sessions.length > 0 ? clashOf(sessions.all()) : null
    if (clash) throw new UnreadableCalendar(`sessions: with those already loaded, ${clash}`)
    return change
  })

  const addMissing = db.transaction(
    (facts: CalendarFacts): CalendarChange =>
      noted({
        sittingDays: runAll(addSittingDay, sittingDayRows(facts)),
        recesses: runAll(addRecess, facts.recesses),
        sessions: runAll(addSession, facts.sessions),
        bankHolidays: runAll(addBankHoliday, facts.bankHolidays),
      }),
  )

  function noted(change: CalendarChange): CalendarChange {
    if (Object.values(change).some((number) => number > 0)) moveRevision.run()
    return change
  }

  return {
    /**
     * Takes facts in, all or none; loading them again changes nothing. What is already known and not named in
     * them stays, so an older file removes nothing; only what is given as gone goes.
     * @throws UnreadableCalendar when a session overlaps one loaded before
     */
    load: (facts: CalendarFacts, gone: Withdrawn = NOTHING, at: Instant = ''): CalendarChange =>
      load.immediate(facts, gone, at),

    /** Adds what is not there yet and overwrites nothing; what was withdrawn stays so. */
    addMissing: (facts: CalendarFacts): CalendarChange => addMissing.immediate(facts),

    /** Moves whenever a load has added or changed something, in any process. */
    revision: (): number => revision.get() ?? 0,

    /** Everything that is known of the calendar, each list in order of date. */
    facts: (): CalendarFacts => ({
      sittingDays: {
        Commons: sittingDays.all({ house: 'Commons' }),
        Lords: sittingDays.all({ house: 'Lords' }),
      },
      recesses: recesses.all(),
      sessions: sessions.all(),
      bankHolidays: bankHolidays.all(),
    }),
  }
})

const NOTHING: Withdrawn = { recesses: [], bankHolidays: [] }

function sittingDayRows({ sittingDays }: CalendarFacts): { house: House; day: string }[] {
  return (['Commons', 'Lords'] as const).flatMap((house) => sittingDays[house].map((day) => ({ house, day })))
}

/** @returns how many rows were added or changed */
function runAll<Row>(statement: { run(row: Row): { changes: number } }, rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + statement.run(row).changes, 0)
}
