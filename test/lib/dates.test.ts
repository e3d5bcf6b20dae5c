import { expect, it } from 'vitest'
import { today } from '../../server/lib/dates.ts'

it('today is the day in London, from its midnight on', () => {
  const at = (instant: string) => today(() => new Date(instant))
  expect(at('2026-01-12T23:59:59.999Z')).toBe('2026-01-12')
  expect(at('2026-01-13T00:00:00.000Z')).toBe('2026-01-13')
  expect(at('2026-06-30T22:59:59.999Z')).toBe('2026-06-30')
  expect(at('2026-06-30T23:00:00.000Z')).toBe('2026-07-01')
  expect(at('2026-01-12T23:10:00.000Z')).toBe('2026-01-12')
})
