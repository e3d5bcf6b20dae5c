import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, daysBetween } from '../../server/lib/dates.ts'
import { lateness } from '../../server/questions/lateness.ts'
import type { Measure, TimedQuestion } from '../../server/questions/lateness-rules.ts'
import { startingCalendar } from '../calendar/starting-calendar.ts'

const calendar = startingCalendar()

const ORDINARY: TimedQuestion = {
  house: 'Commons',
  isNamedDay: false,
  dateTabled: '2025-12-18',
  dateForAnswer: '2026-01-06',
  dateAnswered: null,
  isWithdrawn: false,
}
const NAMED: TimedQuestion = {
  ...ORDINARY,
  isNamedDay: true,
  dateTabled: '2025-12-15',
  dateForAnswer: '2025-12-18',
}
const LORDS: TimedQuestion = {
  ...ORDINARY,
  house: 'Lords',
  dateTabled: '2023-11-27',
  dateForAnswer: '2023-12-11',
}

const judge = (question: TimedQuestion, today = '2026-02-02', measure: Measure = 'sitting-days') => {
  const judged = lateness(question, calendar, today, measure)
  return { ...judged, steps: judged.steps() }
}
const answered = (question: TimedQuestion, dateAnswered: CivilDate) => ({ ...question, dateAnswered })

describe('An ordinary question of the Commons', () => {
  it('is on time on the fifth sitting day', () => {
    expect(judge(answered(ORDINARY, '2026-01-12'))).toMatchObject({
      late: false,
      rule: 'Ordinary question: five sitting days from tabling',
      due: '2026-01-12',
      daysTaken: 5,
      daysLate: 0,
      unit: 'sitting day',
    })
  })

  it('is late on the sixth', () => {
    expect(judge(answered(ORDINARY, '2026-01-13'))).toMatchObject({ late: true, daysTaken: 6, daysLate: 1 })
  })

  it('is still on time on a Friday without a sitting after the fifth sitting day', () => {
    const question = answered({ ...ORDINARY, dateTabled: '2026-01-14' }, '2026-01-23')
    expect(judge(question)).toMatchObject({ late: false, due: '2026-01-22', daysTaken: 5 })
    expect(judge(question).steps.at(-1)).toBe(
      'Answered Fri 23 Jan 2026: 5 sitting days after tabling, on time.',
    )
  })

  it('can be measured in working days instead, and then says so', () => {
    expect(judge(answered(ORDINARY, '2026-01-12'), '2026-02-02', 'working-days')).toMatchObject({
      late: true,
      rule: 'Ordinary question: five working days from tabling',
      due: '2025-12-29',
      daysTaken: 14,
      daysLate: 9,
      unit: 'working day',
    })
  })

  it('is judged while open as if it were answered today', () => {
    expect(judge(ORDINARY, '2026-01-12')).toMatchObject({ late: false, daysTaken: null, daysLate: 0 })
    expect(judge(ORDINARY, '2026-01-13')).toMatchObject({ late: true, daysTaken: null, daysLate: 1 })
    expect(judge(ORDINARY, '2025-12-01')).toMatchObject({ late: false, daysLate: 0 })
  })
})

describe('A named day question', () => {
  it('is on time on the day named, and late after it, in days', () => {
    expect(judge(answered(NAMED, '2025-12-18'))).toMatchObject({
      late: false,
      due: '2025-12-18',
      daysTaken: 3,
    })
    expect(judge(answered(NAMED, '2025-12-22'))).toMatchObject({ late: true, daysLate: 4, unit: 'day' })
  })

  it('is late while open when the day named has passed', () => {
    expect(judge(NAMED, '2025-12-18').late).toBe(false)
    expect(judge(NAMED, '2025-12-19').late).toBe(true)
  })

  it('can be judged without the day of tabling, unless it may have lapsed', () => {
    const undated = { ...NAMED, dateTabled: null }
    expect(judge(answered(undated, '2025-12-19'))).toMatchObject({ late: true, daysTaken: null, daysLate: 1 })
    expect(judge(undated, '2025-12-18').late).toBe(false)
    expect(judge(undated, '2025-12-19')).toMatchObject({ late: 'unknown', ground: 'no date tabled' })
  })
})

describe('A question of the Lords', () => {
  it('has ten working days: HL579, tabled on 27 November 2023, was due on 11 December', () => {
    expect(judge(answered(LORDS, '2023-12-11'))).toMatchObject({
      late: false,
      due: '2023-12-11',
      daysTaken: 10,
    })
    expect(judge(answered(LORDS, '2023-12-12'))).toMatchObject({
      late: true,
      daysLate: 1,
      unit: 'working day',
    })
  })

  it('goes by that rule whatever is said of a named day, and whatever the measure', () => {
    const question = answered({ ...LORDS, isNamedDay: null }, '2023-12-12')
    expect(judge(question, '2024-01-01', 'working-days').rule).toBe(
      'Lords question: ten working days from tabling',
    )
  })
})

describe('Never late is', () => {
  it('a withdrawn question', () => {
    const { late, steps } = judge({ ...NAMED, isWithdrawn: true })
    expect(late).toBe(false)
    expect(steps).toEqual([
      'Tabled Mon 15 Dec 2025.',
      'Withdrawn: a withdrawn question waits for no answer, so it is never late.',
    ])
  })

  it('an open question of a session that has ended', () => {
    const open = { ...ORDINARY, dateTabled: '2024-04-22' }
    expect(judge(open, '2024-05-24').late).toBe(true)
    expect(judge(open, '2024-05-25')).toMatchObject({ late: false, ground: 'lapsed', daysLate: null })
    expect(judge(open, '2024-05-25').steps.at(-1)).toBe(
      'The 2023-24 session ended on Fri 24 May 2024 and no answer to it has been seen: the question has lapsed and is not late now.',
    )
  })

  it('but one answered late stays answered late when its session has ended', () => {
    expect(judge(answered({ ...ORDINARY, dateTabled: '2024-04-22' }, '2024-05-20')).late).toBe(true)
  })
})

describe('Lateness is unknown, with the reason', () => {
  it.each<[string, Partial<TimedQuestion>, string]>([
    ['without a House', { house: null }, 'Which House it was tabled in is not known'],
    [
      'without a kind',
      { isNamedDay: null },
      'Whether it is a named day or an ordinary question is not known',
    ],
    ['without a day of tabling', { dateTabled: null }, 'The day it was tabled is not known'],
    [
      'without a day named',
      { isNamedDay: true, dateForAnswer: null },
      'The day named for answer is not known',
    ],
    ['with an answer of no date', { status: 'answered' }, 'The day it was answered is not known'],
    [
      'answered before it was tabled',
      { dateAnswered: '2025-12-17' },
      'A date given for its answer is before',
    ],
    [
      'named for a day before',
      { isNamedDay: true, dateForAnswer: '2025-12-17' },
      'A date given for its answer',
    ],
  ])('%s', (_, change, reason) => {
    const { late, daysTaken, daysLate, steps } = judge({ ...ORDINARY, ...change }, '2025-12-24')
    expect([late, daysTaken, daysLate]).toEqual(['unknown', null, null])
    expect(steps.at(-1)).toContain(reason)
  })

  it('past the end of the calendar', () => {
    const question = answered({ ...ORDINARY, dateTabled: '2026-07-14' }, '2026-07-22')
    expect(judge(question, '2026-08-01')).toMatchObject({ late: 'unknown', due: null, daysTaken: null })
    expect(judge(question, '2026-08-01').steps).toEqual([
      'Tabled Tue 14 Jul 2026.',
      'Answered Wed 22 Jul 2026.',
      "Parliament's calendar is known here only to 16 July 2026, so whether this is late is not known.",
    ])
  })

  it('before the bank holidays that are known', () => {
    const steps = judge(answered({ ...LORDS, dateTabled: '2018-11-27' }, '2018-12-12')).steps
    expect(steps.at(-1)).toBe(
      'Bank holidays are known here only from 1 January 2019, so whether this is late is not known.',
    )
  })
})

describe('Where the calendar ends, what is certain is said all the same:', () => {
  it('late, when more than five known sitting days had passed', () => {
    const { late, daysTaken, daysLate, steps } = judge(
      answered({ ...ORDINARY, dateTabled: '2026-07-06' }, '2026-09-24'),
      '2026-10-01',
    )
    expect([late, daysTaken, daysLate]).toEqual([true, null, null])
    expect(steps.slice(-2)).toEqual([
      "Parliament's calendar is known here only to 16 July 2026, but 7 sitting days are known to have passed.",
      'Answered Thu 24 Sep 2026: late.',
    ])
  })

  it('not late, when fewer than six days of any kind have passed', () => {
    const { late, due, steps } = judge({ ...ORDINARY, dateTabled: '2026-07-20' }, '2026-07-21')
    expect([late, due]).toEqual([false, null])
    expect(steps.slice(-2)).toEqual([
      "Parliament's calendar is known here only to 16 July 2026, but 1 sitting day at most can have passed.",
      'Not answered by today, Tue 21 Jul 2026: not late yet.',
    ])
  })

  it('not late yet, when the last day itself is not known', () => {
    expect(judge({ ...ORDINARY, dateTabled: '2026-07-14' }, '2026-07-15').steps).toEqual([
      'Tabled Tue 14 Jul 2026.',
      "Parliament's calendar is known here only to 16 July 2026, so the last day for an answer is not known.",
      'Not answered by today, Wed 15 Jul 2026: the first sitting day, not late yet.',
    ])
  })
})

describe('The steps of the count', () => {
  it('tell of the recess before the first sitting day', () => {
    expect(judge(answered(ORDINARY, '2026-01-13')).steps).toEqual([
      'Tabled Thu 18 Dec 2025.',
      'The House next sat on Mon 5 Jan 2026, after the Christmas recess (19 December 2025 to 4 January 2026).',
      'The fifth sitting day was Mon 12 Jan 2026.',
      'Answered Tue 13 Jan 2026: the sixth sitting day, 1 sitting day late.',
    ])
  })

  it('tell of a recess in the middle, and of one after the last day', () => {
    const recess =
      'the House next sat on Mon 5 Jan 2026, after the Christmas recess (19 December 2025 to 4 January 2026).'
    const middle = judge(answered({ ...ORDINARY, dateTabled: '2025-12-16' }, '2026-01-07')).steps
    const after = judge(answered({ ...ORDINARY, dateTabled: '2025-12-09' }, '2026-01-05')).steps
    expect(middle[1]).toBe(`The second sitting day was Thu 18 Dec 2025; ${recess}`)
    expect(after.slice(1)).toEqual([
      'The fifth sitting day was Wed 17 Dec 2025.',
      `The sixth sitting day was Thu 18 Dec 2025; ${recess}`,
      'Answered Mon 5 Jan 2026: the seventh sitting day, 2 sitting days late.',
    ])
  })

  it('do not repeat the last day when a recess follows it', () => {
    const { steps } = judge(answered({ ...ORDINARY, dateTabled: '2025-12-10' }, '2026-01-05'))
    expect(steps[1]).toBe('The fifth sitting day was Thu 18 Dec 2025.')
    expect(steps[2]).toMatch(/^The House next sat on Mon 5 Jan 2026, after the Christmas recess /)
  })

  it('tell of a general election in between', () => {
    expect(judge(answered({ ...ORDINARY, dateTabled: '2024-05-23' }, '2024-07-09')).steps[1]).toBe(
      'The first sitting day was Fri 24 May 2024; the House next sat on Tue 9 Jul 2024, in the 2024-26 session.',
    )
  })

  it('speak of what is to come in the present', () => {
    expect(judge(ORDINARY, '2025-12-22').steps).toEqual([
      'Tabled Thu 18 Dec 2025.',
      'The House next sits on Mon 5 Jan 2026, after the Christmas recess (19 December 2025 to 4 January 2026).',
      'The fifth sitting day is Mon 12 Jan 2026.',
      'Not answered by today, Mon 22 Dec 2025: before the first sitting day, not late yet.',
    ])
  })

  it('name the bank holidays that working days leave out', () => {
    expect(judge(answered({ ...LORDS, dateTabled: '2025-12-18' }, '2026-01-07')).steps).toEqual([
      'Tabled Thu 18 Dec 2025.',
      'Bank holidays not counted: Thu 25 Dec 2025, Fri 26 Dec 2025, Thu 1 Jan 2026.',
      'The tenth working day was Tue 6 Jan 2026.',
      'Answered Wed 7 Jan 2026: the 11th working day, 1 working day late.',
    ])
  })

  it('give the day named', () => {
    expect(judge(answered(NAMED, '2025-12-19')).steps).toEqual([
      'Tabled Mon 15 Dec 2025.',
      'Named for answer on Thu 18 Dec 2025.',
      'Answered Fri 19 Dec 2025: 1 day late.',
    ])
  })
})

describe('For every question', () => {
  const FIRST = '2017-01-01'
  const date = fc.nat(daysBetween(FIRST, '2029-06-01')).map((days): CivilDate => addDays(FIRST, days))
  const measure = fc.constantFrom<Measure>('sitting-days', 'working-days')
  const kind = fc.constantFrom(ORDINARY, NAMED, LORDS)
  const question = fc.tuple(kind, date, fc.nat(30)).map(([base, dateTabled, notice]) => ({
    ...base,
    dateTabled,
    dateForAnswer: addDays(dateTabled, notice),
  }))
  const tabledOf = ({ dateTabled }: TimedQuestion) => dateTabled ?? FIRST
  const rank = (late: boolean | 'unknown') => [false, 'unknown', true].indexOf(late)

  it('an answer that comes later is never less late', () => {
    fc.assert(
      fc.property(question, measure, fc.nat(60), fc.nat(60), (asked, by, days, more) => {
        const first = addDays(tabledOf(asked), days)
        const [early, late] = [first, addDays(first, more)].map((day) =>
          judge(answered(asked, day), '2030-01-01', by),
        )
        expect(rank(late?.late ?? 'unknown')).toBeGreaterThanOrEqual(rank(early?.late ?? 'unknown'))
      }),
    )
  })

  it('an answer up to the due day is on time, and the days late are none exactly when it is', () => {
    fc.assert(
      fc.property(question, measure, fc.nat(60), (asked, by, days) => {
        const day = addDays(tabledOf(asked), days)
        const { late, due, daysLate } = judge(answered(asked, day), '2030-01-01', by)
        if (due !== null && day <= due) expect(late).toBe(false)
        if (late === true && daysLate !== null) expect(daysLate).toBeGreaterThan(0)
        if (late === false) expect(daysLate).toBe(0)
      }),
    )
  })

  it('an open one is judged as if it were answered today, while its session lasts', () => {
    fc.assert(
      fc.property(question, measure, fc.nat(60), (asked, by, days) => {
        const today = addDays(tabledOf(asked), days)
        const open = judge(asked, today, by)
        if (open.ground === 'lapsed') return
        const { late, due, daysLate } = judge(answered(asked, today), today, by)
        expect([open.late, open.due, open.daysLate]).toEqual([late, due, daysLate])
      }),
    )
  })

  it('nothing is said of an ordinary answer that took more than five days past the end of the calendar', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 6, max: 200 }), (after, days) => {
        const dateTabled = addDays('2026-07-16', after)
        const { late, daysTaken, due } = judge(
          answered({ ...ORDINARY, dateTabled }, addDays(dateTabled, days)),
          '2030-01-01',
        )
        expect([late, daysTaken, due]).toEqual(['unknown', null, null])
      }),
    )
  })

  it('the steps end in a full stop, and begin with the day of tabling', () => {
    fc.assert(
      fc.property(question, measure, fc.option(fc.nat(90)), (asked, by, days) => {
        const dateAnswered = days === null ? null : addDays(tabledOf(asked), days)
        const { steps } = judge({ ...asked, dateAnswered }, '2026-07-20', by)
        expect(steps[0]).toMatch(/^Tabled /)
        expect(steps.length).toBeGreaterThan(1)
        expect(steps.filter((step) => !/^[A-Z].*[^.]\.$/.test(step) || step.includes('undefined'))).toEqual(
          [],
        )
      }),
    )
  })
})
