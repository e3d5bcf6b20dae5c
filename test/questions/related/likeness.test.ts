import { expect, test } from 'vitest'
import { likeness, subjectOf, tellingWords, wordsAsked } from '../../../server/questions/related/likeness.ts'

const asked = {
  heading: 'Lanterns: Harbours',
  question: 'how many lanterns the wardens of Éastport lent to ferries',
}

const FORMS = [
  { word: 'lantern', stem: 'lantern', documents: 6 },
  { word: 'lanterns', stem: 'lantern', documents: 4 },
  { word: 'harbours', stem: 'harbour', documents: 20 },
  { word: 'wardens', stem: 'warden', documents: 10 },
  { word: 'ferries', stem: 'ferri', documents: 40 },
  { word: 'lent', stem: 'lent', documents: 1 },
  { word: 'many', stem: 'mani', documents: 900 },
  { word: 'eastport', stem: 'eastport', documents: 5 },
]
const subject = subjectOf(asked, FORMS, 1_000)

test('a word weighs the more the rarer it is, and in the heading twice as much', () => {
  const weigh = (stem: string) => subject.weights.get(stem) ?? 0
  expect(weigh('lantern')).toBeCloseTo(2 * weigh('warden'))
  expect(weigh('eastport')).toBeGreaterThan(weigh('warden'))
  expect(weigh('warden')).toBeGreaterThan(weigh('ferri'))
})

test('a word that no other question has, and one that most have, tell nothing', () => {
  expect([...subject.weights.keys()].sort()).toEqual(['eastport', 'ferri', 'harbour', 'lantern', 'warden'])
})

test('questions are looked for by the most telling words, in no more records than are allowed', () => {
  const telling = (words: number, documents: number) =>
    tellingWords(subject, FORMS, { words, documents }).map(({ word }) => word)
  expect(telling(3, 100)).toEqual(['lanterns', 'harbours', 'eastport'])
  expect(telling(9, 26)).toEqual(['lanterns', 'eastport', 'wardens'])
  expect(telling(9, 4)).toEqual([])
})

test('the same question is wholly alike, one of other words not at all, other endings make no difference', () => {
  expect(likeness(subject, asked)).toBeCloseTo(1)
  expect(likeness(subject, { heading: 'Beacons', question: 'how many beacons burn' })).toBe(0)
  expect(likeness(subject, { heading: 'Lantern', question: '' })).toBe(
    likeness(subject, { heading: '', question: 'LANTERNS, lanterns' }),
  )
})

test('a question without any telling word is like no other', () => {
  const plain = subjectOf({ heading: '', question: 'how many' }, FORMS, 1_000)
  expect(likeness(plain, asked)).toBe(0)
  expect(tellingWords(plain, FORMS, { words: 9, documents: 9_999 })).toEqual([])
})

test('words are folded as the index folds them, each once, without what numbers the parts', () => {
  expect(wordsAsked({ heading: 'Éastport', question: '(a) eastport end-to-end (1)' })).toEqual([
    'eastport',
    'end',
    'to',
  ])
})
