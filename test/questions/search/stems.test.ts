import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../db/open.ts'
import { stemsOf } from '../../../server/questions/search/stems.ts'

test('words are stemmed as the index does, and what is no word or several is left out', () => {
  expect([...stemsOf(['lanterns', 'flying', 'end-to-end', '…'])]).toEqual([
    ['lanterns', 'lantern'],
    ['flying', 'fly'],
  ])
})

test('a word that is asked for twice has its stem', () => {
  expect([...stemsOf(['beacons', 'kelp', 'beacons'])]).toEqual([
    ['beacons', 'beacon'],
    ['kelp', 'kelp'],
  ])
})

test('words that were stemmed before have their stems among more than are remembered', () => {
  stemsOf(['harbours'])
  const many = Array.from({ length: 12_000 }, (_, at) => `quays${at}`)
  const stems = stemsOf([...many, 'harbours'])
  expect(stems.get('harbours')).toBe('harbour')
  expect(stems.size).toBe(many.length + 1)
})

test('words that are asked for together have the stems that the index gives each by itself', () => {
  const db = openDatabase(':memory:')
  db.exec(`
    create virtual table one using fts5 (word, tokenize = 'porter unicode61 remove_diacritics 2');
    create virtual table one_term using fts5vocab (one, instance)`)
  const put = db.prepare<[string]>('insert into one (word) values (?)')
  const terms = db.prepare<[], string>('select term from one_term').pluck()
  const clear = db.prepare('delete from one')
  const stemOf = (word: string) => {
    put.run(word)
    const found = terms.all()
    clear.run()
    return found.length === 1 ? found[0] : undefined
  }
  const letters = (from: string, maxLength: number) =>
    fc.array(fc.constantFrom(...from), { minLength: 1, maxLength }).map((list) => list.join(''))
  const ending = fc.constantFrom('', 's', 'es', 'ed', 'ing', 'ational', 'iveness', 'y', 'll', 'e')
  const word = fc.oneof(
    fc.tuple(letters('aeioulmstrz', 8), ending).map((parts) => parts.join('')),
    letters('0123456789', 80),
    letters('ab1 é\u00df-…\u0301Σ', 6),
    letters('ens', 100),
  )
  const property = fc.property(fc.uniqueArray(word, { maxLength: 40 }), (words) => {
    const stems = stemsOf(words)
    for (const one of words) expect([one, stems.get(one)]).toEqual([one, stemOf(one)])
  })
  fc.assert(property, { numRuns: 100 })
})
