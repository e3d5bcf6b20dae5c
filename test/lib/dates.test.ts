import { expect, it } from 'vitest'
import { isCivilDate, today } from '../../server/lib/dates.ts'

it('today is the day in London, from its midnight on', () => {
  const at = (instant: string) => today(() => new Date(instant))
  expect(at('2026-01-12T23:59:59.999Z')).toBe('2026-01-12')
  expect(at('2026-01-13T00:00:00.000Z')).toBe('2026-01-13')
  expect(at('2026-06-30T22:59:59.999Z')).toBe('2026-06-30')
  expect(at('2026-06-30T23:00:00.000Z')).toBe('2026-07-01')
  expect(at('2026-01-12T23:10:00.000Z')).toBe('2026-01-12')
})

it('a civil date is a day that there is', () => {
  const isDay = (text: string) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }
  const written = (number: number, length: number) => String(number).padStart(length, '0')
  for (const year of [0, 1900, 1999, 2000, 2024, 2026])
    for (let month = 0; month <= 13; month += 1)
      for (let day = 0; day <= 32; day += 1) {
        const text = `${written(year, 4)}-${written(month, 2)}-${written(day, 2)}`
        expect([text, isCivilDate(text)]).toEqual([text, isDay(text)])
      }
  for (const text of ['2026-1-01', '2026-01-01 ', ' 2026-01-01', '2026-01-01\n', '２026-01-01', ''])
    expect(isCivilDate(text)).toBe(false)
})
