import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../../db/open.ts'
import { projectFile } from '../../../db/project-file.ts'
import { readSearchQuery } from '../../../server/questions/schema.ts'
import { searchIndex } from '../../../server/questions/search/indexing.ts'
import { numberCode, uinOfCode } from '../../../server/questions/search/number-codes.ts'
import { questionSearch } from '../../../server/questions/search/search.ts'
import { aQuestion, freshDatabase, importQuestions } from '../../support/records.ts'

function storedNumbers(db: Database): unknown[] {
  return db
    .prepare(
      'select q.uin, f.number from search_facet f join question q on q.id = f.question_id order by q.id',
    )
    .all()
}

describe('the number of a question as a small integer', () => {
  test.each([
    ['104512', 104_512],
    ['HL1234', -1_234],
    ['7', 7],
    ['999999999', 999_999_999],
  ])('%s is %d, and back', (uin, code) => {
    expect(numberCode(uin)).toBe(code)
    expect(uinOfCode(code)).toBe(uin)
  })

  test.each([null, '', '0', '007', 'HL012', 'HL', 'hl12', '1234567890', '12a', ' 12', '12\n', '-12', '1e3'])(
    '%j is left to the record',
    (uin) => expect(numberCode(uin)).toBe(0),
  )

  test('no code stands for another number than it was made of', () => {
    const uin = fc.oneof(fc.string(), fc.stringMatching(/^(HL)?\d{1,10}$/))
    fc.assert(
      fc.property(uin, (text) => {
        const code = numberCode(text)
        expect([null, text]).toContain(uinOfCode(code))
        expect(Math.abs(code)).toBeLessThan(2 ** 31)
      }),
    )
    expect(uinOfCode(0)).toBeNull()
  })

  test('is given to what a database of before holds as it is to what comes in', async () => {
    const db = freshDatabase()
    const uins = [
      '104512',
      'HL1234',
      '999999999',
      '1234567890',
      'HL012',
      '0',
      '12a',
      'hl12',
      'HL',
      ' 12',
      'HL1x',
    ]
    await importQuestions(
      db,
      uins.map(() => aQuestion()),
    )
    const rename = db.prepare('update question set uin = ? where id = (select min(id) + ? from question)')
    for (const [at, uin] of uins.entries()) rename.run(uin, at)
    db.exec('alter table search_facet drop column number')
    db.exec(readFileSync(projectFile('db/migrations/0028_numbers_beside_facets.sql'), 'utf8'))
    expect(storedNumbers(db)).toEqual(uins.map((uin) => ({ uin, number: numberCode(uin) })))
  })

  test('is told by the search, and another once the record has another', async () => {
    const db = freshDatabase()
    await importQuestions(db, [aQuestion({ uin: 'HL1234', house: 'Lords', isNamedDay: false })])
    const { search } = questionSearch(db)
    const told = () =>
      search(readSearchQuery({ q: 'lanterns', body: 'all' }).request, '2026-02-02').hits.map(
        ({ uin, house, dateTabled }) => ({ uin, house, dateTabled }),
      )
    expect(told()).toEqual([{ uin: 'HL1234', house: 'Lords', dateTabled: '2026-01-12' }])
    db.transaction(() => {
      const id = db.prepare<[], number>("update question set uin = 'HL4321' returning id").pluck().get() ?? 0
      searchIndex(db).write([id])
    })()
    expect(told()).toEqual([{ uin: 'HL4321', house: 'Lords', dateTabled: '2026-01-12' }])
  })
})
