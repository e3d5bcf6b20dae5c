import { describe, expect, it } from 'vitest'
import { clashOf, readCalendar, UnreadableCalendar } from '../../server/calendar/facts.ts'

const read = (value: unknown) => readCalendar(JSON.stringify(value))
const recess = { house: 'Lords', name: 'Easter recess', from: '2027-03-26', to: '2027-04-11' }

describe('A calendar file', () => {
  it('may hold sitting days of one House and nothing else', () => {
    expect(read({ sittingDays: { Lords: ['2026-10-12'] } })).toEqual({
      sittingDays: { Commons: [], Lords: ['2026-10-12'] },
      recesses: [],
      sessions: [],
      bankHolidays: [],
    })
  })

  it('may hold recesses and sessions, the present one without a last day', () => {
    const { recesses, sessions } = read({
      recesses: [recess],
      sessions: [
        { name: '2026-27', from: '2026-05-13', to: '2027-04-29' },
        { name: '2027-28', from: '2027-05-11', to: null },
      ],
    })
    expect(recesses).toEqual([recess])
    expect(sessions[1]).toEqual({ name: '2027-28', from: '2027-05-11', to: null })
  })

  it('may be a list of bank holidays', () => {
    expect(read({ note: 'as published', dates: ['2029-01-01'] }).bankHolidays).toEqual([
      { day: '2029-01-01', name: null },
    ])
  })

  it("may be GOV.UK's own file, of which England and Wales count", () => {
    const file = {
      'england-and-wales': {
        division: 'england-and-wales',
        events: [{ title: 'Good Friday', date: '2029-03-30', notes: '', bunting: false }],
      },
      scotland: { division: 'scotland', events: [{ title: '2nd January', date: '2029-01-02' }] },
    }
    expect(read(file).bankHolidays).toEqual([{ day: '2029-03-30', name: 'Good Friday' }])
  })

  it('may begin with a byte order mark', () => {
    expect(readCalendar('\uFEFF{"dates":[]}').bankHolidays).toEqual([])
  })

  it("has the slip in the name of Parliament's Easter recess of 2020 put right", () => {
    expect(read({ recesses: [{ ...recess, name: 'Easter reces' }] }).recesses[0]?.name).toBe('Easter recess')
  })
})

describe('A calendar file is refused', () => {
  it.each([
    [
      'a day that does not exist',
      { dates: ['2026-02-29'] },
      'dates[0]: must be a real date such as 2026-01-12, not "2026-02-29"',
    ],
    [
      'a number for a date',
      { sittingDays: { Commons: ['2026-09-01', 5] } },
      'sittingDays.Commons[1]: must be a date such as 2026-01-12',
    ],
    [
      'a House that is none',
      { recesses: [{ ...recess, house: 'Senate' }] },
      'recesses[0].house: must be Commons or Lords',
    ],
    [
      'a misspelt House',
      { sittingDays: { commons: [] } },
      'sittingDays: must hold lists named Commons and Lords, and nothing else',
    ],
    [
      'an end before its beginning',
      { recesses: [{ ...recess, to: '2027-03-25' }] },
      'recesses[0].to: must not be before "from"',
    ],
    [
      'a recess of more than a year',
      { recesses: [{ ...recess, to: '2028-04-11' }] },
      'recesses[0].to: must be within half a year of "from"',
    ],
    [
      'a session that ends before it begins',
      { sessions: [{ name: '2027', from: '2027-05-11', to: '2027-05-10' }] },
      'sessions[0].to: must not be before "from"',
    ],
    [
      'a date missing',
      { 'england-and-wales': { events: [{ title: 'Easter Monday' }] } },
      'england-and-wales.events[0].date: must be a date such as 2026-01-12',
    ],
    [
      'a list for an object',
      [],
      'the file: must be an object with sittingDays, or recesses, or sessions, or dates, or england-and-wales',
    ],
    [
      'nothing that is a calendar',
      { days: [] },
      'the file: holds none of sittingDays, recesses, sessions, dates, england-and-wales',
    ],
  ])('for %s, in words that name the field', (_, value, message) => {
    expect(() => read(value)).toThrow(new UnreadableCalendar(message))
  })

  it('when two sessions overlap, naming both', () => {
    const sessions = [
      { name: '2027-28', from: '2027-05-11', to: null },
      { name: '2026-27', from: '2026-05-13', to: '2027-05-11' },
    ]
    expect(() => read({ sessions })).toThrow(
      'sessions: 2026-27 (to 2027-05-11) and 2027-28 (from 2027-05-11) overlap',
    )
  })

  it('when it is not JSON', () => {
    expect(() => readCalendar('BEGIN:VCALENDAR')).toThrow(/^is not JSON: /)
  })

  it('with the number of the other faults', () => {
    expect(() => read({ dates: ['x', 'y', 'z'] })).toThrow(/ \(and 2 more\)$/)
  })
})

it('A session without a last day cannot be followed by another', () => {
  const open = { name: '2026-27', from: '2026-05-13', to: null }
  expect(clashOf([open, { name: '2027-28', from: '2027-05-11', to: null }])).toBe(
    '2026-27 has no last day, yet 2027-28 begins after it',
  )
  expect(clashOf([open])).toBeNull()
})
