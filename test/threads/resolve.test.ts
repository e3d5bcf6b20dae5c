import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, dateMeant, type Referring, resolve } from '../../server/threads/resolve.ts'

const SESSIONS = [
  { from: '2022-05-10', to: '2023-10-26' },
  { from: '2023-11-07', to: '2024-05-24' },
  { from: '2024-07-17', to: '9999-12-31' },
]
const sessionOf = (date: string) => SESSIONS.find(({ from, to }) => from <= date && date <= to)?.from ?? null

const referring = (fields: Partial<Referring> = {}): Referring => ({
  ...{ id: 1, uin: '9000', on: '2024-12-03', foundIn: 'question' },
  ...fields,
})

const candidate = (id: number, dateTabled: string | null, ...datesAnswered: string[]): Candidate => ({
  ...{ id, house: 'Commons', dateTabled, datesAnswered },
})

const meant = (on: string | null, candidates: Candidate[], own: Partial<Referring> = {}, uin = '8024') =>
  resolve(referring(own), { uin, on }, candidates, sessionOf)

describe('the question that is meant', () => {
  const older = candidate(2, '2023-03-01', '2023-03-09')
  const later = candidate(3, '2023-12-01', '2023-12-11')
  const latest = candidate(4, '2024-11-20', '2024-11-27', '2024-12-02')

  test('is the one that was answered, held, corrected or tabled on the day that is said', () => {
    for (const on of ['2024-11-20', '2024-11-27', '2024-12-02']) {
      expect(meant(on, [older, later, latest])).toEqual({ targetId: 4 })
    }
    expect(meant('2023-12-11', [older, later, latest])).toEqual({ targetId: 3 })
    expect(meant('2023-03-09', [older, later, latest])).toEqual({ targetId: 2 })
  })

  test('is that of the session in which the day falls, when the day is said wrong', () => {
    expect(meant('2024-11-28', [older, later, latest])).toEqual({ targetId: 4 })
    expect(meant('2023-12-12', [older, later, latest])).toEqual({ targetId: 3 })
    expect(meant('2024-11-19', [older, later, latest])).toBe('absent')
    expect(meant('2024-03-01', [older, latest])).toBe('absent')
  })

  test('is never one that was tabled after the text', () => {
    expect(meant('2024-12-04', [candidate(5, '2024-12-04', '2024-12-04')])).toBe('absent')
    const answer = { on: '2024-12-10', foundIn: 'answer' } as const
    expect(meant('2024-12-04', [candidate(5, '2024-12-04')], answer)).toEqual({ targetId: 5 })
    expect(meant('2025-12-02', [latest])).toEqual({ targetId: 4 })
  })

  test('is one of the same session without a date, or the last before when numbers have not come so far', () => {
    expect(meant(null, [older, later, latest])).toEqual({ targetId: 4 })
    expect(meant(null, [older, later])).toBe('absent')
    expect(meant(null, [older, later], { uin: '500' })).toEqual({ targetId: 3 })
    expect(meant(null, [older, later], { uin: '500', foundIn: 'answer' })).toBe('absent')
  })

  test('is of the House that its number says', () => {
    const lords = { ...candidate(6, '2024-11-20'), house: 'Lords' as const }
    expect(meant(null, [lords])).toBe('absent')
    expect(meant(null, [lords], {}, 'HL8024')).toEqual({ targetId: 6 })
  })

  test('stays open where several may be meant, and is none when a text speaks of its own question', () => {
    expect(meant(null, [latest, candidate(7, '2024-11-01')])).toBe('ambiguous')
    expect(meant('2024-11-20', [latest, candidate(7, '2024-11-01')])).toEqual({ targetId: 4 })
    expect(meant(null, [candidate(1, '2024-11-20')])).toBe('itself')
    expect(meant(null, [candidate(8, null)])).toEqual({ targetId: 8 })
  })

  test('is looked for within some months where no session is known', () => {
    const ancient = [candidate(9, '2001-03-01', '2001-03-08')]
    expect(meant('2001-03-08', ancient)).toEqual({ targetId: 9 })
    expect(meant('2001-03-10', ancient)).toEqual({ targetId: 9 })
    expect(meant('2001-12-10', ancient)).toBe('absent')
  })

  test('does not depend on the order in which questions came in', () => {
    const some = fc.array(fc.constantFrom(older, later, latest, candidate(7, '2024-11-01')), { maxLength: 4 })
    const days = fc.constantFrom(null, '2024-11-27', '2024-11-28', '2023-12-11', '2022-01-01')
    fc.assert(
      fc.property(some, days, (list, on) => {
        const unique = [...new Set(list)].sort((a, b) => a.id - b.id)
        const inOrder = (all: Candidate[]) =>
          meant(
            on,
            all.toSorted((a, b) => (a.dateTabled ?? '').localeCompare(b.dateTabled ?? '')),
          )
        expect(inOrder(unique)).toEqual(inOrder(unique.toReversed()))
      }),
    )
  })
})

describe('a date', () => {
  test('without a year is the nearest that is not after the text', () => {
    expect(dateMeant({ day: 20, month: 11, year: null }, '2025-12-01')).toBe('2025-11-20')
    expect(dateMeant({ day: 20, month: 11, year: null }, '2025-11-20')).toBe('2025-11-20')
    expect(dateMeant({ day: 20, month: 11, year: null }, '2026-01-09')).toBe('2025-11-20')
    expect(dateMeant({ day: 29, month: 2, year: null }, '2027-03-01')).toBe('2024-02-29')
  })

  test('with a year is that one, and nothing is known without both', () => {
    expect(dateMeant({ day: 3, month: 9, year: 2025 }, '2025-01-01')).toBe('2025-09-03')
    expect(dateMeant({ day: 3, month: 9, year: null }, null)).toBeNull()
    expect(dateMeant(null, '2025-01-01')).toBeNull()
  })
})
