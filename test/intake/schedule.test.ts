import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { dueBodies } from '../../server/intake/schedule.ts'
import { readDuration, sayDuration } from '../../server/lib/durations.ts'

const HOUR = 3_600_000
const NOW = new Date('2026-01-12T12:00:00Z')

function begun(
  body: number,
  lastBeganAt: string | null,
  other: { name?: string | null; synced?: boolean } = {},
) {
  const { name = 'Department for Harbours', synced = true } = other
  return { body, name, lastBeganAt, syncedAt: synced ? lastBeganAt : null, beganAt: null }
}

const due = (...known: ReturnType<typeof begun>[]) => dueBodies(known, 6 * HOUR, NOW)

describe('a scheduled run', () => {
  test('is due when the last one began so long ago, be it in this process or before a restart', () => {
    expect(due(begun(1, '2026-01-12T06:00:00.000Z'))).toEqual([1])
    expect(due(begun(1, '2026-01-12T06:00:00.001Z'))).toEqual([])
    expect(due(begun(1, '2026-01-12T11:59:00.000Z'))).toEqual([])
  })

  test('is due once for a machine that has slept for days', () => {
    expect(due(begun(1, '2026-01-02T06:00:00.000Z'))).toEqual([1])
  })

  test('is due for the Home Office when there has been none at all', () => {
    expect(due()).toEqual([1])
    expect(due(begun(2, '2026-01-12T11:00:00.000Z'))).toEqual([1])
  })

  test('is not due at once after one that failed before anything came', () => {
    expect(due(begun(1, '2026-01-12T11:00:00.000Z', { name: null, synced: false }))).toEqual([])
  })

  test('is due for every body that was fetched before, the longest ago first', () => {
    expect(due(begun(2, '2026-01-12T05:00:00.000Z'), begun(1, '2026-01-12T06:00:00.000Z'))).toEqual([2, 1])
  })

  test('leaves out a body that nothing ever came of', () => {
    const office = begun(1, '2026-01-12T11:00:00.000Z')
    expect(due(office, begun(9999, '2026-01-01T06:00:00.000Z', { name: null }))).toEqual([])
    expect(due(office, begun(2, '2026-01-01T06:00:00.000Z', { synced: false }))).toEqual([])
  })

  test('is due when the last one began in the future, as a clock that was wrong had it', () => {
    expect(due(begun(1, '2027-01-01T06:00:00.000Z'))).toEqual([1])
  })
})

describe('the setting SYNC_EVERY', () => {
  test.each([
    ['10m', 10 * 60_000],
    ['6h', 6 * HOUR],
    ['1d', 24 * HOUR],
    ['31d', 31 * 24 * HOUR],
    ['', undefined],
  ])('reads %j', (text, ms) => {
    expect(readConfig({ SYNC_EVERY: text }).SYNC_EVERY).toBe(ms)
  })

  test.each(['9m', '32d', '0h', '6', '6 h', '1.5h', '-1d', '06h', '1w', 'daily', '6h6h', '99999999d'])(
    'refuses %j in one line that names it',
    (text) => {
      expect(() => readConfig({ SYNC_EVERY: text })).toThrow(
        `The setting SYNC_EVERY=${text} cannot be used: must be a time such as 30m, 6h or 1d, from 10m to 31d`,
      )
    },
  )
})

describe('a duration', () => {
  test.each([
    [999, 'less than a second'],
    [1_000, '1 second'],
    [125_999, '2 minutes 5 seconds'],
    [3 * HOUR, '3 hours'],
    [3 * HOUR + 61_000, '3 hours 1 minute'],
    [24 * HOUR + 59_000, '1 day'],
    [31 * 24 * HOUR, '31 days'],
  ])('of %i ms is said as %s', (ms, words) => {
    expect(sayDuration(ms)).toBe(words)
  })

  test('is read only as a whole number with its unit', () => {
    expect(readDuration('90m')).toBe(90 * 60_000)
    expect(readDuration('90')).toBeNull()
  })
})
