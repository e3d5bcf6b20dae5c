import { describe, expect, test } from 'vitest'
import { readSpan, saySpan } from '../../../server/questions/search/dates-typed.ts'
import { namedBy } from '../../../server/questions/search/names.ts'

describe('a part of a name finds', () => {
  const { called: find } = namedBy([
    { code: 1, name: 'Ann Lee' },
    { code: 2, name: 'Ann Leeson' },
    { code: 3, name: 'Zoë O’Brien-Lee' },
    { code: 4, name: 'Harbour Strategy' },
    { code: 4, name: 'The Quay Plan' },
  ])

  test.each([
    ['ann', [1, 2]],
    ['lees', [2]],
    ['ann lee', [1]],
    ['lee ann', [1, 2]],
    ['ZOE', [3]],
    ["o'brien", [3]],
    ['lee', [1, 2, 3]],
    ['ee', []],
    ['quay', [4]],
    ['', []],
    ['!', []],
  ])('%s', (typed, codes) => {
    expect(find(typed)).toEqual(codes)
  })
})

describe('days as they are typed', () => {
  test.each([
    ['2025', '2025-01-01', '2025-12-31', 'in 2025'],
    ['2024-02', '2024-02-01', '2024-02-29', 'in February 2024'],
    ['2025-12', '2025-12-01', '2025-12-31', 'in December 2025'],
    ['2025-1-5', '2025-01-05', '2025-01-05', 'on 5 January 2025'],
    ['2025-01..2025-06', '2025-01-01', '2025-06-30', 'from 1 January 2025 to 30 June 2025'],
    ['..2025', null, '2025-12-31', 'up to 31 December 2025'],
    ['2025..', '2025-01-01', null, 'from 1 January 2025'],
    ['>2025', '2026-01-01', null, 'from 1 January 2026'],
    ['>=2025-03', '2025-03-01', null, 'from 1 March 2025'],
    ['<2025-03-01', null, '2025-02-28', 'up to 28 February 2025'],
    ['<=2025-03', null, '2025-03-31', 'up to 31 March 2025'],
    ['> 2026-01-01', '2026-01-02', null, 'from 2 January 2026'],
  ])('%s', (typed, from, to, said) => {
    const span = readSpan(typed)
    expect(span).toEqual({ from, to })
    expect(span && saySpan(span)).toBe(said)
  })

  test.each([
    '',
    '..',
    'soon',
    '2025-13',
    '2025-02-30',
    '2026..2025',
    '2025..2026..2027',
    '>',
    '0999',
    '>..2025',
    '99999',
  ])('“%s” is none', (typed) => {
    expect(readSpan(typed)).toBeNull()
  })
})
