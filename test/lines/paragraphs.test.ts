import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, paragraphsOf, wordsOf } from '../../server/lines/paragraphs.ts'

const LINE = 'The wardens keep all lanterns under review in every harbour.'

describe('the paragraphs of an answer', () => {
  test('are known by their number in it, and stand at their offsets', () => {
    const text = `No.\n\n${LINE}\n\nWe will light:\nthe old harbour\nthe new harbour and the mill`
    const found = paragraphsOf(text)
    expect(found.map(({ place, text }) => [place, text])).toEqual([
      [1, LINE],
      [2, 'We will light:\nthe old harbour\nthe new harbour and the mill'],
    ])
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(found.map(({ text }) => text))
  })

  test.each([
    ['too short', 'The wardens keep every lantern lit.'],
    ['a table', 'Year | Lanterns held | Lanterns lit\n2024 | four hundred and twelve | three hundred'],
    [
      'a referral',
      'I refer the hon. Member to the answer given by my noble Friend on 8 April to question 44194.',
    ],
    [
      'a referral after a word',
      'None. I refer the Rt Hon. Lady to the Answer I gave on 3 May to Question 9.',
    ],
    ['a referral and little else', 'I refer the hon. Member to the answer of 8 April. That has not changed.'],
  ])('are no lines when they are %s', (_what, text) => {
    expect(paragraphsOf(text)).toEqual([])
  })

  test('are lines when they go on after a referral', () => {
    expect(paragraphsOf(`I refer the hon. Member to the answer of 8 April. ${LINE}`)).toHaveLength(1)
    expect(
      paragraphsOf('Wardens refer lanterns that are broken to the harbour master of the day.'),
    ).toHaveLength(1)
  })

  test('never take long, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
        for (const { start, end, text: own } of paragraphsOf(text)) expect(text.slice(start, end)).toBe(own)
      }),
    )
    expect(paragraphsOf(`None. I refer ${'to. the hon. '.repeat(20_000)}`)).toHaveLength(0)
  })
})

describe('the words of a paragraph', () => {
  test('are the same whatever the case, the quotes, the white space and the punctuation', () => {
    const plain = wordsOf("The wardens' plan (2025-26) isn't late: 1,204 of 3.5 million")
    expect(wordsOf('the  WARDENS’ plan, 2025–26 isn’t\nlate – 1,204 of 3.5 million.')).toEqual(plain)
    expect(plain).toContain('1,204')
    expect(plain).toContain("isn't")
  })

  test('are others where a number is', () => {
    expect(keyOf(wordsOf('412 lanterns').join(' '))).not.toBe(keyOf(wordsOf('413 lanterns').join(' ')))
  })

  test('have a key that SQLite and JavaScript both hold exactly', () => {
    const key = keyOf(LINE)
    expect(Number.isSafeInteger(key)).toBe(true)
    expect(keyOf(LINE)).toBe(key)
  })
})

test('of an answer of thousands of paragraphs, only the first may be lines', () => {
  const text = Array.from(
    { length: 2_000 },
    (_, at) => `Lantern ${at} of the harbour was lit by its wardens.`,
  ).join('\n\n')
  expect(paragraphsOf(text)).toHaveLength(300)
  expect(paragraphsOf(text).at(-1)?.place).toBe(299)
})
