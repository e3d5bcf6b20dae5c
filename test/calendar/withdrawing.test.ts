import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recess } from '../../server/calendar/facts.ts'
import { bankHolidaysGone, recessesGone } from '../../server/calendar/withdrawing.ts'
import { addDays } from '../../server/lib/dates.ts'

const TODAY = '2026-06-01'
const ASKED = { from: '2026-03-03', to: '2027-12-03' }

const recess = (from: string, to: string, name = 'Lantern recess'): Recess => ({
  house: 'Commons',
  name,
  from,
  to,
})
const gone = (known: Recess[], listed: Recess[]) => recessesGone(known, listed, ASKED, TODAY)

describe('a recess that a list does not have', () => {
  const summer = recess('2026-07-17', '2026-08-31', 'Summer recess')
  const autumn = recess('2026-11-05', '2026-11-09', 'November recess')

  test('stays when the list is empty, or ends before it', () => {
    expect(gone([summer, autumn], [])).toEqual([])
    expect(gone([autumn], [summer])).toEqual([])
  })

  test('goes when the list goes on past it', () => {
    expect(gone([summer, autumn], [autumn])).toEqual([summer])
  })

  test('goes when it was moved, before or after', () => {
    for (const from of ['2026-07-10', '2026-07-24', '2026-06-08']) {
      const moved = { ...summer, from, to: addDays(from, 30) }
      expect(gone([summer], [moved]), from).toEqual([summer])
    }
    expect(gone([autumn], [recess('2026-10-20', '2026-10-25', 'November recess')])).toEqual([autumn])
  })

  test('stays when it has begun, unless the list has another over the same days', () => {
    const begun = recess('2026-05-22', '2026-06-07')
    expect(gone([begun], [summer])).toEqual([])
    expect(gone([begun], [recess('2026-05-21', '2026-06-07'), summer])).toEqual([begun])
  })

  test('stays when it lies outside the days that were asked for', () => {
    const [past, far] = [recess('2026-02-13', '2026-02-22'), recess('2027-11-25', '2027-12-20')]
    expect(
      gone([past, far], [recess('2026-02-14', '2026-02-22'), recess('2027-11-26', '2027-12-20')]),
    ).toEqual([])
  })
})

test('whatever is listed, what the list has stays, and no two that are left overlap but by the list’s own doing', () => {
  const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-03-10', days))
  const one = fc
    .tuple(day, fc.integer({ min: 1, max: 40 }))
    .map(([from, days]) => recess(from, addDays(from, days)))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.array(one, { maxLength: 8 }), (known, listed) => {
      const away = gone(known, listed)
      const starts = new Set(listed.map(({ from }) => from))
      expect(away.filter(({ from }) => starts.has(from))).toEqual([])
      if (listed.length === 0) expect(away).toEqual([])
      const left = known.filter((other) => !away.includes(other) && !starts.has(other.from))
      const clashing = left.filter(
        ({ from, to }) => to <= ASKED.to && listed.some((other) => other.from <= to && from <= other.to),
      )
      expect(clashing).toEqual([])
    }),
  )
})

describe('a bank holiday that a list does not have', () => {
  const days = (year: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      day: `${year}-${index < 4 ? '08' : '12'}-${10 + index}`,
      name: null,
    }))

  test('goes when the list has that year whole and it is to come', () => {
    const known = { day: '2026-08-31', name: null }
    expect(bankHolidaysGone([known], days(2026, 8), TODAY)).toEqual([known])
    expect(bankHolidaysGone([known], days(2026, 7), TODAY)).toEqual([])
    expect(bankHolidaysGone([known], days(2027, 8), TODAY)).toEqual([])
    expect(bankHolidaysGone([known], days(2026, 8), '2026-08-31')).toEqual([])
  })
})
