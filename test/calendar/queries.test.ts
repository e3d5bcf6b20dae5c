import { describe, expect, it } from 'vitest'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { emptyDatabase, facts } from './starting-calendar.ts'

const NOTHING = { sittingDays: 0, recesses: 0, sessions: 0, bankHolidays: 0 }
const easter = { house: 'Commons' as const, name: 'Easter recess', from: '2027-03-26', to: '2027-04-11' }
const present = { name: '2026-27', from: '2026-05-13', to: null }
const some = facts({
  sittingDays: { Commons: ['2026-09-01', '2026-09-02'], Lords: ['2026-09-01'] },
  recesses: [easter],
  sessions: [present],
  bankHolidays: [{ day: '2026-12-25', name: null }],
})

describe('Loading a calendar', () => {
  it('counts what was added, and gives it back in order', () => {
    const calendar = calendarQueries(emptyDatabase())
    expect(calendar.load(some)).toEqual({ sittingDays: 3, recesses: 1, sessions: 1, bankHolidays: 1 })
    expect(calendar.facts()).toEqual(some)
  })

  it('changes nothing the second time, and leaves the revision', () => {
    const calendar = calendarQueries(emptyDatabase())
    calendar.load(some)
    const before = calendar.revision()
    expect(calendar.load(some)).toEqual(NOTHING)
    expect(calendar.revision()).toBe(before)
  })

  it('moves the revision when something changed', () => {
    const calendar = calendarQueries(emptyDatabase())
    calendar.load(some)
    const before = calendar.revision()
    calendar.load(facts({ bankHolidays: [{ day: '2026-12-25', name: 'Christmas Day' }] }))
    expect(calendar.revision()).toBeGreaterThan(before)
  })

  it('ends the present session when its last day comes, under the same id', () => {
    const db = emptyDatabase()
    const calendar = calendarQueries(db)
    const id = () => db.prepare("select id from session where name = '2026-27'").pluck().get()
    calendar.load(some)
    const before = id()
    const ended = { ...present, to: '2027-04-29' }
    const next = { name: '2027-28', from: '2027-05-11', to: null }
    expect(calendar.load(facts({ sessions: [ended, next] })).sessions).toBe(2)
    expect(calendar.facts().sessions).toEqual([ended, next])
    expect(id()).toBe(before)
  })

  it('lets an older file take nothing away', () => {
    const calendar = calendarQueries(emptyDatabase())
    const newer = facts({
      ...some,
      sessions: [{ ...present, to: '2027-04-29' }],
      bankHolidays: [{ day: '2026-12-25', name: 'Christmas Day' }],
    })
    calendar.load(newer)
    const older = facts({ sessions: [present], bankHolidays: [{ day: '2026-12-25', name: null }] })
    expect(calendar.load(older)).toEqual(NOTHING)
    expect(calendar.facts()).toEqual(newer)
  })

  it('changes the end of a recess, and keeps a sitting day inside it', () => {
    const calendar = calendarQueries(emptyDatabase())
    calendar.load(facts({ ...some, sittingDays: { Commons: ['2027-04-10'], Lords: [] } }))
    expect(calendar.load(facts({ recesses: [{ ...easter, to: '2027-04-12' }] })).recesses).toBe(1)
    expect(calendar.facts().recesses).toEqual([{ ...easter, to: '2027-04-12' }])
    expect(calendar.facts().sittingDays.Commons).toEqual(['2027-04-10'])
  })

  it('loads nothing of a file whose session overlaps one already loaded', () => {
    const calendar = calendarQueries(emptyDatabase())
    calendar.load(some)
    const clashing = facts({
      sittingDays: { Commons: ['2027-05-11'], Lords: [] },
      sessions: [{ name: '2027-28', from: '2027-05-11', to: null }],
    })
    expect(() => calendar.load(clashing)).toThrow(
      'sessions: with those already loaded, 2026-27 has no last day, yet 2027-28 begins after it',
    )
    expect(calendar.facts()).toEqual(some)
  })
})
