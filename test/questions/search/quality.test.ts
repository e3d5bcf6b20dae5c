import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../../scripts/search-quality/compare.ts'
import { readJudgements } from '../../../scripts/search-quality/judgements.ts'
import { GRADES, ndcg } from '../../../scripts/search-quality/ndcg.ts'
import { bareWords } from '../../../scripts/search-quality/searches.ts'

describe('nDCG', () => {
  test('has the value that is reckoned by hand', () => {
    // 7 + 3 / log2(3) + 7 / 2 + 0 + 1 / log2(6) + 3 / log2(7), of the same for the best order of all eight
    expect(ndcg([3, 2, 3, 0, 1, 2], [3, 2, 3, 0, 1, 2, 3, 2])).toBeCloseTo(13.84826 / 18.77105, 5)
    expect(ndcg([0, 1], [1])).toBeCloseTo(1 / Math.log2(3), 10)
  })

  test('is 1 for the best order, 0 where nothing of worth was found', () => {
    expect(ndcg([3, 2, 1, 0], [0, 1, 2, 3])).toBe(1)
    expect(ndcg([0, 0], [2])).toBe(0)
    expect(ndcg([], [2])).toBe(0)
  })

  test('counts what nobody judged as worth nothing, in its place', () => {
    expect(ndcg([null, 3], [3])).toBe(ndcg([0, 3], [3]))
  })

  test('looks at the first ten alone, of what was found and of what was judged', () => {
    const eleven = Array.from({ length: 11 }, () => 2 as const)
    expect(ndcg(eleven, eleven)).toBe(1)
    expect(ndcg([...Array.from({ length: 10 }, () => 0 as const), 3], [3])).toBe(0)
  })

  test('lies from 0 to 1, and never falls when two results stand better', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GRADES), { minLength: 1, maxLength: 20 }), (grades) => {
        fc.pre(grades.some((grade) => grade > 0))
        const share = ndcg(grades, grades)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        const [first = 0, second = 0, ...rest] = grades
        if (second > first) expect(ndcg([second, first, ...rest], grades)).toBeGreaterThan(share)
      }),
    )
  })
})

describe('the comparison', () => {
  const TASK = { task: 'Lanterns', query: 'lanterns', grades: new Map([[1, 3] as const, [2, 0] as const]) }

  test('grades what each search finds and takes the means over the tasks', () => {
    const other = { ...TASK, query: 'piers' }
    const compared = compare([TASK, other], {
      site: (query) => (query === 'lanterns' ? [1, 7] : [2]),
      plain: () => [],
    })
    expect(compared.tasks[0]?.site).toEqual({
      results: [
        { id: 1, grade: 3 },
        { id: 7, grade: null },
      ],
      ndcg: 1,
    })
    expect(compared.tasks[1]?.site.ndcg).toBe(0)
    expect(compared).toMatchObject({ site: 0.5, plain: 0, difference: 0.5 })
  })

  test('asks plain FTS5 for the words of a query, none of which is taken for its language', () => {
    expect(bareWords('(lanterns OR "wardens’ piers") not-yet heading:AND*')).toBe(
      '"lanterns" "wardens" "piers" "yet" "heading"',
    )
  })
})

describe('judgements', () => {
  const read = (grades: unknown) => readJudgements(JSON.stringify([{ task: 'Piers', query: 'pier', grades }]))

  test('are read by Parliament’s number', () => {
    expect([...(read({ 0: [4], 3: [5, 6] })[0]?.grades ?? [])]).toEqual([
      [4, 0],
      [5, 3],
      [6, 3],
    ])
  })

  test.each([
    ['two grades of one question', { 2: [5], 3: [5] }, 'a question has two grades'],
    ['no grade above 0', { 0: [5], 3: [] }, 'no grade is above 0'],
    ['a fourth grade', { 3: [5], 4: [6] }, '"4"'],
    ['what is no number of a question', { 3: ['5a'] }, 'expected number, received string'],
  ])('are refused for %s', (_, grades, reason) => {
    expect(() => read(grades)).toThrow(reason)
  })

  test('are refused where they are none', () => {
    expect(() => readJudgements('pier')).toThrow('The judgements are not JSON.')
    expect(() => readJudgements('[]')).toThrow('These are no judgements')
  })

  test('of the house are thirty tasks or more, each typed otherwise', () => {
    const tasks = readJudgements(readFileSync(join(import.meta.dirname, 'judgements.json'), 'utf8'))
    expect(tasks.length).toBeGreaterThanOrEqual(30)
    expect(new Set(tasks.map(({ query }) => query)).size).toBe(tasks.length)
  })
})
