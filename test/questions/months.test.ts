import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../server/lib/dates.ts'
import { spreadOf } from '../../server/questions/months.ts'
import { firstKeyOf } from '../../server/questions/search/search-key.ts'

const keysOf = (dates: readonly (string | null)[]) =>
  Float64Array.from(dates.map((date, at) => firstKeyOf(date) + at)).sort()

const spread = (...dates: (string | null)[]) => spreadOf(keysOf(dates))
const said = (...dates: (string | null)[]) =>
  spread(...dates)?.spans.map(({ label, count }) => `${label}: ${count}`)

test('counts by month, the months between that have none included', () => {
  expect(said('2025-11-01', '2025-11-30', '2026-02-28')).toEqual([
    'November 2025: 2',
    'December 2025: 0',
    'January 2026: 0',
    'February 2026: 1',
  ])
})

test('what has no date is told apart', () => {
  expect(spread(null, null, '2026-01-12')?.undated).toBe(2)
  expect(spread(null)).toBeNull()
  expect(spread()).toBeNull()
})

test('goes by quarters, years and decades when there would be too many bars', () => {
  expect(spread('2023-01-31', '2025-12-01')?.unit).toBe('month')
  expect(said('2023-01-31', '2026-01-01')?.[0]).toBe('January to March 2023: 1')
  expect(said('2014-06-01', '2026-01-01')?.[0]).toBe('2014: 1')
  expect(said('2009-06-01', '2126-01-01')?.[0]).toBe('2000 to 2009: 1')
})

test('each span holds exactly the questions of its days, and they follow each other without a gap', () => {
  const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2001-01-01', days))
  fc.assert(
    fc.property(fc.array(dates, { minLength: 1, maxLength: 30 }), (given) => {
      const spans = spread(...given)?.spans ?? []
      expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
      expect(spans.length).toBeLessThanOrEqual(36)
      for (const [at, { from, to, count }] of spans.entries()) {
        expect(count).toBe(given.filter((date) => date >= from && date <= to).length)
        if (at > 0) expect(from).toBe(addDays(spans[at - 1]?.to ?? '', 1))
      }
    }),
  )
})
