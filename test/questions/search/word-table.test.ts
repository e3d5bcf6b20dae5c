import { expect, test } from 'vitest'
import { wordTable } from '../../../server/questions/search/word-table.ts'

test('a word has the same number wherever it stands, and another than every other word', () => {
  const table = wordTable()
  const text = 'tides and tide and tides'
  expect([table.numberOf(text, 0, 5), table.numberOf(text, 6, 9), table.numberOf(text, 10, 14)]).toEqual([
    0, 1, 2,
  ])
  expect([table.numberOf(text, 15, 18), table.numberOf('tides', 0, 5)]).toEqual([1, 0])
  expect(table.words()).toEqual(['tides', 'and', 'tide'])
})

test('words keep their numbers however many come', () => {
  const table = wordTable()
  const words = Array.from({ length: 30_000 }, (_, at) => `w${at.toString(36)}`)
  const numbers = words.map((word) => table.numberOf(word, 0, word.length))
  expect(numbers).toEqual(words.map((_, at) => at))
  expect(words.map((word) => table.numberOf(`${word}.`, 0, word.length))).toEqual(numbers)
  expect(table.words()).toEqual(words)
})
