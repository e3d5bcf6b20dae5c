import { expect, test } from 'vitest'
import { gatheredChanges, searchChanges } from '../../../server/questions/search/search-changes.ts'
import { freshDatabase } from '../../support/records.ts'

test('what is gathered call by call is what is read at once', () => {
  const db = freshDatabase()
  const note = db.prepare('insert into search_change (revision, search_key) values (?, ?)')
  const changes = searchChanges(db)
  const gathered = gatheredChanges(changes)
  const steps: [from: number, now: number, keys: number[]][] = [
    [1, 2, [30, 10]],
    [1, 2, []],
    [1, 3, [20, 10]],
    [2, 4, [5]], // from a later revision on: the first two are forgotten
    [2, 5, Array.from({ length: 4_998 }, (_, at) => 100 + at)], // with the three before more than are told
    [2, 6, [1]],
    [5, 6, []],
  ]
  for (const [from, now, keys] of steps) {
    for (const key of keys) note.run(now, key)
    expect(gathered(from, now), `${from} to ${now}`).toEqual(changes.keysBetween(from, now))
  }
  expect(gathered(2, 6)).toBeNull()
  expect(gathered(5, 6)).toEqual([1])
})
