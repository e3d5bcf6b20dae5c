import { describe, expect, test } from 'vitest'
import { readDueWindow } from '../../../server/commitments/due/reader.ts'
import { changeOf, restatedIn } from '../../../server/commitments/slips/restating.ts'

const PROMISE = 'We will publish a harbour safety plan by spring 2026.'
const promised = { text: PROMISE, deadline: { phrase: 'by spring 2026' } }

describe('a promise in a paragraph of its line', () => {
  test('is the sentence with most of its words that names a time, at its place in the answer', () => {
    const text =
      'The wardens met in May 2025. We will publish a harbour safety plan by summer 2026. It is long.'
    const restated = restatedIn({ text, start: 100 }, promised, '2026-01-20')
    expect(restated).toEqual({
      start: 129,
      end: 182,
      text: 'We will publish a harbour safety plan by summer 2026.',
      phrase: 'by summer 2026',
    })
  })

  test('is not there when it names no time, or when another sentence does', () => {
    for (const text of [
      'We will publish a harbour safety plan.',
      'We will publish a harbour safety plan. The mill will be built by summer 2026.',
    ]) {
      expect(restatedIn({ text, start: 0 }, promised, '2026-01-20')).toBeNull()
    }
  })
})

describe('a time that is named anew', () => {
  const windowOf = (phrase: string, saidOn = '2026-01-20') => readDueWindow(phrase, saidOn)
  const change = (before: string, after: string, saidOn?: string) =>
    changeOf(windowOf(before), windowOf(after, saidOn))

  test.each([
    ['by the end of March 2026', 'by the end of June 2026', 'later'],
    ['by the end of June 2026', 'by the end of March 2026', 'earlier'],
    ['in due course', 'by the end of June 2026', 'dated'],
    ['by the end of June 2026', 'in due course', 'undated'],
    ['by the end of March 2026', 'by 31 March 2026', null],
    ['in due course', 'shortly', null],
    ['by the end of March 2026', 'banana', null],
  ])('from %s to %s is %s', (before, after, expected) => {
    expect(change(before, after)).toBe(expected)
  })

  test('counts from the day on which it is said', () => {
    expect(change('in the spring', 'in the spring', '2026-09-01')).toBe('later')
  })

  test('is none when the same comes back', () => {
    expect(change('every year', 'every year', '2026-09-01')).toBeNull()
    expect(change('every year', 'twice a year', '2026-02-01')).toBe('earlier')
  })
})
