import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areNearlyTheSame, promiseOf, runsOf, signatureOf } from '../../server/lines/fingerprint.ts'
import { wordsOf } from '../../server/lines/paragraphs.ts'

const LINE =
  'The harbour safety plan will be published in spring and the wardens will report on it to the harbour masters each year'

const alike = (one: string, other: string) => areNearlyTheSame(runsOf(wordsOf(one)), runsOf(wordsOf(other)))
const promise = (one: string, other: string) =>
  promiseOf(signatureOf(wordsOf(one)), signatureOf(wordsOf(other)))

test('another season, a word more or a word less is the same line', () => {
  for (const other of [LINE.replace('spring', 'summer'), `${LINE} in full`, LINE.replace('safety ', '')]) {
    expect(alike(LINE, other)).toBe(true)
    expect(promise(LINE, other)).toBeGreaterThan(0)
  }
})

test('what only begins in the same way is another line', () => {
  expect(
    alike(LINE, 'The harbour safety plan will be published by the mill and not by any warden of a ferry'),
  ).toBe(false)
})

test('likeness is the same from either side, and whole with oneself', () => {
  const words = fc.array(fc.constantFrom(...LINE.split(' '), 'mill', 'ferry'), {
    minLength: 8,
    maxLength: 40,
  })
  fc.assert(
    fc.property(words, words, (one, other) => {
      expect(areNearlyTheSame(runsOf(one), runsOf(other))).toBe(areNearlyTheSame(runsOf(other), runsOf(one)))
      expect(areNearlyTheSame(runsOf(one), runsOf(one))).toBe(true)
      expect(promiseOf(signatureOf(one), signatureOf(other))).toBe(
        promiseOf(signatureOf(other), signatureOf(one)),
      )
      expect(promiseOf(signatureOf(one), signatureOf(one))).toBe(24)
    }),
  )
})

// The database keeps them: a change of this would make all that is there unlike all that comes.
test('a fingerprint is the same for ever', () => {
  expect(signatureOf(wordsOf(LINE)).toString('hex')).toMatchInlineSnapshot(
    `"c395b4227667a37acf3f7749600ef38a737784c469c9f529067d0e927682286cec115b3d461377b1818c1b2e177be76e"`,
  )
})
