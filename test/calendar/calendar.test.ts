import { describe, expect, it } from 'vitest'
import { calendarOf, hasEnded } from '../../server/calendar/calendar.ts'
import { facts, startingCalendar } from './starting-calendar.ts'

const calendar = startingCalendar()
const { Commons, Lords } = calendar.sittingDays

const knownTo = (days: string[], recesses: [string, string][] = []) =>
  calendarOf(
    facts({
      sittingDays: { Commons: days, Lords: [] },
      recesses: recesses.map(([from, to]) => ({ house: 'Commons', name: 'Recess', from, to })),
    }),
  ).sittingDays.Commons.known.at(-1)?.to

describe('A sitting day', () => {
  it('is one on which the House sat, Saturdays included', () => {
    expect(Commons.includes('2026-01-05')).toBe(true)
    expect(Commons.includes('2025-04-12')).toBe(true)
  })

  it('is known not to be one when it is not listed: a Friday, a recess, an interrupted session', () => {
    expect(Commons.includes('2026-01-09')).toBe(false)
    expect(Commons.includes('2025-12-24')).toBe(false)
    expect(Lords.includes('2020-05-25')).toBe(false)
  })

  it('is unknown before the first and after the last that is known', () => {
    expect(Commons.includes('2017-04-26')).toBe('unknown')
    expect(Commons.includes('2026-07-17')).toBe('unknown')
    expect(Lords.includes('2026-10-12')).toBe('unknown')
  })
})

describe('Knowledge of a House', () => {
  it('ends with its last sitting day when no recess follows', () => {
    expect(Commons.known.at(-1)?.to).toBe('2026-07-16')
    expect(knownTo(['2026-07-16'])).toBe('2026-07-16')
    expect(knownTo(['2026-07-17'])).toBe('2026-07-17')
  })

  it('goes on through a recess that follows directly', () => {
    expect(Lords.known.at(-1)?.to).toBe('2026-10-11')
    expect(knownTo(['2026-07-16'], [['2026-07-17', '2026-08-31']])).toBe('2026-08-31')
  })

  it('takes in the weekends on either side of that recess', () => {
    expect(knownTo(['2026-07-17'], [['2026-07-20', '2026-08-28']])).toBe('2026-08-30')
  })

  it('goes on through a second recess after the first', () => {
    const recesses: [string, string][] = [
      ['2026-07-17', '2026-08-28'],
      ['2026-08-31', '2026-09-02'],
    ]
    expect(knownTo(['2026-07-16'], recesses)).toBe('2026-09-02')
  })

  it('does not jump over a day that is neither', () => {
    expect(knownTo(['2026-07-16'], [['2026-07-18', '2026-08-31']])).toBe('2026-07-16')
    expect(knownTo(['2026-07-16'], [['2026-08-01', '2026-08-31']])).toBe('2026-07-16')
  })

  it('has a hole where a long time without sitting has no reason: no recess is guessed', () => {
    const { known, count } = calendarOf(
      facts({ sittingDays: { Commons: ['2026-07-16', '2026-10-12'], Lords: [] } }),
    ).sittingDays.Commons
    expect(known).toEqual([
      { from: '2026-07-16', to: '2026-07-16' },
      { from: '2026-10-12', to: '2026-10-12' },
    ])
    expect(count('2026-07-15', '2026-10-12')).toBe('unknown')
  })

  it('has no hole in the time between two sessions', () => {
    expect(Commons.count('2024-05-24', '2024-07-09')).toBe(1)
  })

  it('is none where nothing is loaded', () => {
    const nothing = calendarOf(facts({}))
    expect(nothing.sittingDays.Commons.known).toEqual([])
    expect(nothing.sittingDays.Commons.next(1, '2026-01-05')).toBe('unknown')
    expect(nothing.workingDays.count('2026-01-05', '2026-01-06')).toBe('unknown')
  })
})

describe('Sitting days', () => {
  it('are counted after the first day and through the last', () => {
    expect(Commons.count('2025-12-18', '2026-01-12')).toBe(5)
    expect(Commons.count('2026-01-05', '2026-01-05')).toBe(0)
  })

  it('are listed up to the nth', () => {
    const days = ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-12']
    expect(Commons.next(5, '2025-12-18')).toEqual(days)
  })

  it('are counted from before the first known day on, and no earlier', () => {
    expect(Commons.count('2017-06-12', '2017-06-15')).toBe(3)
    expect(Commons.count('2017-06-11', '2017-06-15')).toBe('unknown')
  })

  it('are unknown past the horizon', () => {
    expect(Commons.next(2, '2026-07-14')).toEqual(['2026-07-15', '2026-07-16'])
    expect(Commons.next(3, '2026-07-14')).toBe('unknown')
    expect(Commons.count('2026-07-14', '2026-07-17')).toBe('unknown')
  })

  it('have bounds past the horizon', () => {
    expect(Commons.bounds('2026-07-14', '2026-07-20')).toEqual({ least: 2, most: 6 })
    expect(Commons.bounds('2026-07-14', '2026-07-16')).toEqual({ least: 2, most: 2 })
  })
})

describe('Working days', () => {
  const { workingDays } = calendar

  it('leave out Saturdays, Sundays and bank holidays', () => {
    expect(workingDays.next(10, '2023-11-27')).toContain('2023-12-11')
    expect(workingDays.next(3, '2025-12-24')).toEqual(['2025-12-29', '2025-12-30', '2025-12-31'])
  })

  it('are known for whole years, from 2019 to 2028', () => {
    expect(workingDays.known).toEqual([{ from: '2019-01-01', to: '2028-12-31' }])
    expect(workingDays.count('2018-12-31', '2019-01-02')).toBe(1)
    expect(workingDays.count('2018-12-30', '2019-01-02')).toBe('unknown')
    expect(workingDays.next(1, '2028-12-29')).toBe('unknown')
  })

  it('are not known for a year of which one bank holiday is loaded', () => {
    const { bankHolidays } = calendarFacts
    const more = calendarOf(
      facts({ bankHolidays: [...bankHolidays, { day: '2029-05-08', name: 'Jubilee' }] }),
    )
    expect(more.workingDays.known.at(-1)?.to).toBe('2028-12-31')
  })

  it('have bounds where they are not known: weekdays at most', () => {
    expect(workingDays.bounds('2028-12-28', '2029-01-08')).toEqual({ least: 1, most: 7 })
    expect(workingDays.bounds('2016-12-30', '2017-01-03')).toEqual({ least: 0, most: 2 })
  })
})

const calendarFacts = facts({
  bankHolidays: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'].map((day) => ({
    day: `2028-${day}`,
    name: null,
  })),
})

describe('A recess', () => {
  it('is found by a day in it', () => {
    const christmas = { house: 'Commons', name: 'Christmas recess', from: '2025-12-19', to: '2026-01-04' }
    expect(calendar.recessOn('Commons', '2026-01-04')).toEqual(christmas)
    expect(calendar.recessOn('Commons', '2026-01-05')).toBeNull()
    expect(calendar.recessesBetween('Commons', '2025-12-18', '2026-01-05')).toEqual([christmas])
    expect(calendar.recessesBetween('Commons', '2026-01-05', '2026-01-12')).toEqual([])
  })
})

describe('A session', () => {
  it('is found by a date in it', () => {
    expect(calendar.sessionOn('2024-05-24')?.name).toBe('2023-24')
    expect(calendar.sessionOn('2024-06-01')).toBeNull()
    expect(calendar.sessionOn('2031-01-01')?.name).toBe('2026-27')
  })

  it('has ended from the day after its last', () => {
    const session = { name: '2024-26', from: '2024-07-09', to: '2026-04-29' }
    expect(hasEnded(session, '2026-04-29')).toBe(false)
    expect(hasEnded(session, '2026-04-30')).toBe(true)
    expect(hasEnded({ ...session, to: null }, '2026-04-30')).toBe(false)
  })

  it('is over for a date in it, after it, or before every known one', () => {
    expect(calendar.isSessionOver('2026-04-20', '2026-04-29')).toBe(false)
    expect(calendar.isSessionOver('2026-04-20', '2026-04-30')).toBe(true)
    expect(calendar.isSessionOver('2026-05-05', '2026-05-06')).toBe(true)
    expect(calendar.isSessionOver('2010-01-01', '2018-01-01')).toBe(false)
    expect(calendar.isSessionOver('2010-01-01', '2020-01-01')).toBe(true)
    expect(calendar.isSessionOver('2026-06-01', '2026-07-01')).toBe(false)
  })

  it('is known as the one that ended last', () => {
    expect(calendar.lastEndedSession('2026-07-01')?.name).toBe('2024-26')
    expect(calendar.lastEndedSession('2026-04-29')?.name).toBe('2023-24')
    expect(calendar.lastEndedSession('2017-01-01')).toBeNull()
  })
})

it('Bank holidays are given for an interval', () => {
  const days = calendar.bankHolidaysIn('2025-12-25', '2026-01-01').map(({ day }) => day)
  expect(days).toEqual(['2025-12-26', '2026-01-01'])
})
