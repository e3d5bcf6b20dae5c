import { describe, expect, test } from 'vitest'
import type { Recess } from '../../server/calendar/facts.ts'
import { calendarQueries } from '../../server/calendar/queries.ts'
import { recessesIn } from '../../server/intake/non-sitting.ts'
import { addDays } from '../../server/lib/dates.ts'
import { freshDatabase } from '../support/records.ts'

const row = (from: string, to: string, fields: object = {}) => ({
  StartDate: `${from}T00:00:00`,
  EndDate: `${to}T00:00:00`,
  Category: 'Recess - Commons',
  House: 'Commons',
  Description: null,
  ...fields,
})
const read = (rows: unknown[], known: Recess[] = []) => recessesIn(rows, 'Commons', known)

describe('a recess without a name', () => {
  const kinds = /^(Christmas|Easter|Whitsun|Summer|February|Conference|November) recess$/
  const all = calendarQueries(freshDatabase()).facts().recesses
  // The first part of one that a recall has cut in two was named when it was whole.
  const isWhole = ({ house, to }: Recess) =>
    !all.some((next) => next.house === house && next.from > to && next.from <= addDays(to, 2))
  const named = all.filter((recess) => kinds.test(recess.name) && isWhole(recess))

  test('is named as Parliament has named those of the same days since 2017', () => {
    expect(named.length).toBeGreaterThan(80)
    const wrong = named.filter(({ name, from, to }) => read([row(from, to)])[0]?.name !== name)
    expect(wrong).toEqual([])
  })

  test('that fits none of them is a recess and no more', () => {
    expect(read([row('2026-10-19', '2026-10-23')])[0]?.name).toBe('Recess')
  })

  test.each([null, '', ' ', 'Recess', 'Commons recess'])(
    'keeps the name that it has: %o is none',
    (Description) => {
      const known: Recess = { house: 'Commons', name: 'Lantern recess', from: '2026-05-22', to: '2026-05-31' }
      expect(read([row('2026-05-22', '2026-06-02', { Description })], [known])).toEqual([
        { ...known, to: '2026-06-02' },
      ])
    },
  )
})

describe('a list of days without a sitting', () => {
  test('has recesses of its House only, by category, or by name where it has none', () => {
    const rows = [
      row('2026-05-22', '2026-05-31'),
      row('2026-06-05', '2026-06-05', { Category: 'Non-sitting Friday - Commons' }),
      row('2026-06-12', '2026-06-12', {
        Category: 'Bank holiday - Commons',
        Description: 'In the summer recess',
      }),
      row('2026-04-30', '2026-05-12', { Category: 'Prorogation - Commons' }),
      row('2026-07-24', '2026-08-31', { Category: 'Recess - Lords', House: 'Lords' }),
      row('2026-09-18', '2026-10-11', { Category: undefined, House: undefined, Description: 'Party reces' }),
      row('2026-11-06', '2026-11-06', { Category: null, Description: 'Day of lanterns' }),
    ]
    expect(read(rows).map(({ name, from }) => [name, from])).toEqual([
      ['Whitsun recess', '2026-05-22'],
      ['Party recess', '2026-09-18'],
    ])
  })

  test('that names one day twice gives the longer recess, whatever the order', () => {
    const rows = [row('2026-05-22', '2026-05-31'), row('2026-05-22', '2026-05-25')]
    expect([read(rows), read(rows.toReversed())].map(([one]) => one?.to)).toEqual([
      '2026-05-31',
      '2026-05-31',
    ])
  })
})
