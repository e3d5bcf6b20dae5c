import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ASKERS_A_PAGE, askersPage, daysOf } from '../../../server/questions/search/grouping.ts'
import { namesOver } from '../../../server/questions/search/lookups.ts'
import { newestPage, oldestPage } from '../../../server/questions/search/ordering.ts'
import { dayOfKey, firstKeyOf } from '../../../server/questions/search/search-key.ts'

const FIRST = firstKeyOf('2026-01-12')
const MEMBERS = namesOver(
  Array.from({ length: 60 }, (_, at) => ({ code: at + 1, value: String(at + 1), label: `Member ${at + 1}` })),
)
const SORTS = ['newest', 'oldest'] as const

/** Everything has a place in the record; only the marked ones are found. */
const records = fc.array(fc.record({ code: fc.integer({ min: 0, max: 60 }), isFound: fc.boolean() }), {
  maxLength: 150,
})

const arrange = (given: readonly { code: number; isFound: boolean }[]) => {
  const keys = Float64Array.from(given, (_, at) => FIRST + at)
  return {
    keys,
    found: keys.filter((_, at) => given[at]?.isFound),
    column: { codes: Int32Array.from(given, ({ code }) => code), size: 61 },
  }
}

test.each(SORTS)('the pages hold each asker once with all they asked, the first three %s first', (sort) => {
  fc.assert(
    fc.property(records, (given) => {
      const { keys, found, column } = arrange(given)
      const pageAt = (page: number) => askersPage(found, keys, column, { page, sort, members: MEMBERS })
      const { total, members } = pageAt(1)
      const groups = Array.from({ length: Math.ceil(total / ASKERS_A_PAGE) }, (_, at) =>
        pageAt(at + 1),
      ).flatMap((page) => page.groups)
      expect(groups).toHaveLength(total)
      expect(new Set(groups.map(({ asker }) => asker?.code ?? 0)).size).toBe(total)
      for (const { asker, count, keys: first } of groups) {
        const own = [...found].filter((key) => column.codes[key - FIRST] === (asker?.code ?? 0))
        expect(count).toBe(own.length)
        expect(first).toEqual((sort === 'newest' ? own.reverse() : own).slice(0, 3))
      }
      const known = groups.filter(({ asker }) => asker !== null).map(({ count }) => count)
      expect(members).toBe(known.length)
      expect(known).toEqual(known.toSorted((a, b) => b - a))
      expect(groups.findIndex(({ asker }) => asker === null)).toBeOneOf([-1, groups.length - 1])
    }),
  )
})

test.each(SORTS)(
  'the days of pages, %s first, hold what the pages hold, and say where a day goes on',
  (sort) => {
    const someKeys = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(null, '2026-01-12', '2026-01-13', '2026-02-02'),
        fc.integer({ min: 0, max: 99 }),
      ),
      { selector: ([date, at]) => `${date} ${at}`, maxLength: 40 },
    )
    fc.assert(
      fc.property(someKeys, fc.integer({ min: 1, max: 9 }), (given, pageSize) => {
        const found = Float64Array.from(given, ([date, at]) => firstKeyOf(date) + at).sort()
        const pageOf = sort === 'newest' ? newestPage : oldestPage
        const seen = new Set<number>()
        for (let page = 1; page <= Math.ceil(found.length / pageSize); page += 1) {
          const keys = pageOf(found, { page, after: null, pageSize })
          const days = daysOf(keys, found, sort)
          expect(days.flatMap((one) => one.keys)).toEqual(keys)
          for (const { day, count, isContinued } of days) {
            expect(count).toBe(found.filter((key) => dayOfKey(key) === day).length)
            expect(isContinued).toBe(seen.has(day))
            seen.add(day)
          }
        }
      }),
    )
  },
)
