import { expect, test } from 'vitest'
import { wordTable } from '../../../server/questions/search/word-table.ts'

const bytes = (text: string) => Buffer.from(text)

test('a word is the same wherever it stands, and another than every other word', () => {
  const table = wordTable()
  const text = bytes('tides and tide and tides')
  const places: [start: number, end: number][] = [
    [0, 5],
    [6, 9],
    [10, 14],
    [15, 18],
    [19, 24],
  ]
  for (const [index, [start, end]] of places.entries()) table.count(text, start, end, index + 1, 1)
  table.count(bytes('tides'), 0, 5, 6, 1)
  expect(new Map(table.moved())).toEqual(
    new Map([
      ['tides', 3],
      ['and', 2],
      ['tide', 1],
    ]),
  )
})

test('a word counts once in a document, and one that went and came back has not moved', () => {
  const table = wordTable()
  const word = bytes('élan')
  for (const document of [1, 1, 2]) table.count(word, 0, word.length, document, 1)
  table.count(bytes('gone'), 0, 4, 1, -1)
  table.count(bytes('gone'), 0, 4, 2, 1)
  expect(table.moved()).toEqual([['élan', 2]])
})

test('words keep their counts however many come', () => {
  const table = wordTable()
  const words = Array.from({ length: 30_000 }, (_, at) => `w${at.toString(36)}`)
  for (const [at, word] of words.entries()) table.count(bytes(word), 0, word.length, at + 1, 1)
  for (const word of words) table.count(bytes(`${word}.`), 0, word.length, words.length + 1, 1)
  const moved = new Map(table.moved())
  expect(moved.size).toBe(words.length)
  expect(words.every((word) => moved.get(word) === 2)).toBe(true)
})
