import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance } from '../../../../server/questions/search/meant/distance.ts'
import { inTwo, joined } from '../../../../server/questions/search/meant/hyphens.ts'
import { otherSpellings } from '../../../../server/questions/search/meant/spellings.ts'

test.each([
  ['organise', 'organize'],
  ['organisations', 'organizations'],
  ['realising', 'realizing'],
  ['colour', 'color'],
  ['neighbourhoods', 'neighborhoods'],
  ['behavioural', 'behavioral'],
  ['misbehaviour', 'misbehavior'],
  ['defence', 'defense'],
  ['offences', 'offenses'],
  ['licence', 'license'],
  ['licensing', 'licencing'],
  ['practise', 'practice'],
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['centre', 'center'],
  ['labour', 'labor'],
  ['travelled', 'traveled'],
  ['labelling', 'labeling'],
  ['analysing', 'analyzing'],
  ['judgement', 'judgment'],
  ['enquiries', 'inquiries'],
  ['grey', 'gray'],
])('%s and %s are spellings of one word', (british, american) => {
  expect(otherSpellings(british)).toContain(american)
  expect(otherSpellings(american)).toContain(british)
})

test.each([
  'lantern',
  'size',
  'prize',
  'rise',
  'filling',
  'filing',
  'hour',
  'four',
  'doctor',
  'willed',
  'wise',
])('%s is spelled so everywhere', (word) => {
  expect(otherSpellings(word)).toEqual([])
})

test('a word with a hyphen is written as one, and one is written with a hyphen', () => {
  expect(joined(['anti', 'fouling', 'paint'])).toEqual([
    ['antifouling', 'paint'],
    ['anti', 'foulingpaint'],
  ])
  expect(inTwo('antifouling')).toEqual([['anti', 'fouling']])
  expect(inTwo('lantern')).toEqual([])
})

test('what an apostrophe leaves is not joined: girl’s is not girls', () => {
  expect(joined(['girl', 's'])).toEqual([])
  expect(joined(['girl', 's', 'lantern'])).toEqual([['girl', 'slantern']])
})

test.each([
  ['lantern', 'lantern', 0],
  ['lantren', 'lantern', 1],
  ['lanern', 'lantern', 1],
  ['lanntern', 'lantern', 1],
  ['lanturn', 'lantern', 1],
  ['latnren', 'lantern', 2],
  ['harbour', 'lantern', 3],
])('%s is %s with %i edits', (one, other, edits) => {
  expect(distance(one, other, 2)).toBe(edits)
})

test('the distance is the same both ways, and what one change makes is one away', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, fc.nat(10), (one, other, at) => {
      expect(distance(one, other, 2)).toBe(distance(other, one, 2))
      expect(distance(one, `${one.slice(0, at)}x${one.slice(at)}`, 2)).toBe(1)
      expect(distance(one, other, 2)).toBe(Math.min(3, plainDistance(one, other)))
    }),
  )
})

/** The definition itself, as slow as it reads. */
function plainDistance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  const isSame = one.at(-1) === other.at(-1)
  const ways = [
    plainDistance(a, other) + 1,
    plainDistance(one, b) + 1,
    plainDistance(a, b) + (isSame ? 0 : 1),
  ]
  const isSwap =
    one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
  if (isSwap) ways.push(plainDistance(one.slice(0, -2), other.slice(0, -2)) + 1)
  return Math.min(...ways)
}
