import { expect, test } from 'vitest'
import { stemsOf } from '../../../server/questions/search/stems.ts'

test('words are stemmed as the index does, and what is no word or several is left out', () => {
  expect([...stemsOf(['lanterns', 'flying', 'end-to-end', '…'])]).toEqual([
    ['lanterns', 'lantern'],
    ['flying', 'fly'],
  ])
})

test('words that were stemmed before have their stems among more than are remembered', () => {
  stemsOf(['harbours'])
  const many = Array.from({ length: 12_000 }, (_, at) => `quays${at}`)
  const stems = stemsOf([...many, 'harbours'])
  expect(stems.get('harbours')).toBe('harbour')
  expect(stems.size).toBe(many.length + 1)
})
