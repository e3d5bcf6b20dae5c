import { expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import type { SlowQuery } from '../../db/slow-queries.ts'

const COUNT = `
  with recursive n (i) as (select 1 union all select i + 1 from n where i < :most)
  select count(*) from n join letter on letter.id = n.i % 2`

test('a statement that takes long is told with its plan, and never with the values bound to it', () => {
  const told: SlowQuery[] = []
  const db = openDatabase(':memory:', { onSlowQuery: (query) => told.push(query) })
  db.exec('create table letter (id integer primary key); insert into letter values (0), (1)')
  const count = db.prepare(COUNT)
  count.get({ most: 1 })
  expect(told).toEqual([])
  count.get({ most: 2_000_003 })
  expect(told).toEqual([
    {
      sql: COUNT,
      milliseconds: expect.any(Number),
      plan: expect.arrayContaining([expect.stringMatching(/^SEARCH letter USING INTEGER PRIMARY KEY/)]),
    },
  ])
  expect(JSON.stringify(told)).not.toContain('2000003')
  db.close()
})

test('a slow statement that fails is told with its own error alone', () => {
  const told: SlowQuery[] = []
  const db = openDatabase(':memory:', { onSlowQuery: (query) => told.push(query) })
  const failing = db.prepare(`
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000000)
    select abs(-9223372036854775808 + count(*) - 2000000) from n`)
  expect(() => failing.all()).toThrow('integer overflow')
  expect(told).toMatchObject([{ plan: expect.any(Array) }])
  db.close()
})
