import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate, daysBetween } from '../../server/lib/dates.ts'
import { startingCalendar } from './starting-calendar.ts'

const { sittingDays, workingDays } = startingCalendar()
const KINDS = [sittingDays.Commons, sittingDays.Lords, workingDays]

const kind = fc.constantFrom(...KINDS)
const FIRST = '2016-06-01'
const date = fc.nat(daysBetween(FIRST, '2030-01-01')).map((days): CivilDate => addDays(FIRST, days))
const span = fc
  .tuple(date, fc.nat(400))
  .map(([after, length]) => ({ after, through: addDays(after, length) }))

describe('Counting days', () => {
  it('agrees with finding the nth: there are n up to it, and n less one up to its eve', () => {
    fc.assert(
      fc.property(kind, date, fc.integer({ min: 1, max: 30 }), (days, after, n) => {
        const next = days.next(n, after)
        if (next === 'unknown') return
        const nth = next.at(-1) ?? after
        expect(days.includes(nth)).toBe(true)
        expect(days.count(after, nth)).toBe(n)
        expect(days.count(after, addDays(nth, -1))).toBe(n - 1)
      }),
    )
  })

  it('agrees with looking at each day by itself', () => {
    fc.assert(
      fc.property(kind, span, (days, { after, through }) => {
        const each = Array.from({ length: daysBetween(after, through) }, (_, i) =>
          days.includes(addDays(after, i + 1)),
        )
        const expected = each.includes('unknown') ? 'unknown' : each.filter(Boolean).length
        expect(days.count(after, through)).toBe(expected)
      }),
    )
  })

  it('adds up over two intervals that meet', () => {
    fc.assert(
      fc.property(kind, span, fc.nat(400), (days, { after, through }, more) => {
        const end = addDays(through, more)
        const whole = days.count(after, end)
        if (whole === 'unknown') return
        expect(Number(days.count(after, through)) + Number(days.count(through, end))).toBe(whole)
      }),
    )
  })

  it('never gives an answer past the horizon', () => {
    fc.assert(
      fc.property(kind, fc.nat(60), fc.integer({ min: 1, max: 90 }), (days, before, beyond) => {
        const end = days.known.at(-1)?.to ?? ''
        const after = addDays(end, -before)
        expect(days.count(after, addDays(end, beyond))).toBe('unknown')
        expect(days.includes(addDays(end, beyond))).toBe('unknown')
        const next = days.next(beyond, after)
        if (next !== 'unknown') expect((next.at(-1) ?? '') <= end).toBe(true)
      }),
    )
  })

  it('has bounds that close exactly where the number is known, and only widen as the interval grows', () => {
    fc.assert(
      fc.property(kind, span, fc.nat(60), (days, { after, through }, more) => {
        const bounds = days.bounds(after, through)
        const later = days.bounds(after, addDays(through, more))
        const count = days.count(after, through)
        expect(bounds.least).toBeLessThanOrEqual(bounds.most)
        expect(later.least).toBeGreaterThanOrEqual(bounds.least)
        expect(later.most).toBeGreaterThanOrEqual(bounds.most)
        if (count !== 'unknown') expect(bounds).toEqual({ least: count, most: count })
      }),
    )
  })
})
