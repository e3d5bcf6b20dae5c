import { describe, expect, it } from 'vitest'
import { easterOf } from '../../../server/commitments/due/arithmetic.ts'
import { readConventions, USUAL_CONVENTIONS } from '../../../server/commitments/due/conventions.ts'

describe('conventions', () => {
  it('are the usual ones where a setting changes nothing', () => {
    expect(readConventions({})).toEqual(USUAL_CONVENTIONS)
    expect(USUAL_CONVENTIONS.reviews.shortly).toEqual({ after: { number: 6, unit: 'week' }, everyDays: 42 })
  })

  it('change one by one', () => {
    const shortly = { after: { number: 4, unit: 'week' }, everyDays: 28 }
    const changed = readConventions({ reviews: { shortly } })
    expect(changed.reviews.shortly).toEqual(shortly)
    expect(changed.reviews.inDueCourse).toEqual(USUAL_CONVENTIONS.reviews.inDueCourse)
    expect(changed.seasons).toEqual(USUAL_CONVENTIONS.seasons)
  })

  it.each([
    ['a month that is none', { seasons: { spring: { from: 0, to: 13 } } }],
    ['a key that is none', { seasons: { monsoon: { from: 6, to: 9 } } }],
    ['a Parliament that ends before it begins', { parliaments: [{ from: '2024-07-09', to: '2020-01-01' }] }],
    ['a date that is none', { parliaments: [{ from: '2024-02-30', to: '2029-07-09' }] }],
    ['a review after no time', { reviews: { event: { after: { number: 0, unit: 'day' }, everyDays: 1 } } }],
  ])('refuse %s', (_, settings) => {
    expect(() => readConventions(settings)).toThrow()
  })
})

describe('Easter', () => {
  it.each([
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %d is %s', (year, sunday) => {
    expect(easterOf(year)).toBe(sunday)
  })
})
