import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { buildWhatWaits } from '../../server/intake/building/build.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn } from '../support/app.ts'
import { count } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const CLOCK = noonOn('2026-02-02')
const never = () => false

async function siteWithSample() {
  const site = await siteWith([], { clock: CLOCK })
  sampleKeeper(site.db).load(CLOCK)
  return site
}

const suggested = (db: Database) => count(db, "suggestion where state = 'open'")

test('the sample’s answers are read beside serving, each once, and what is a commitment already is not suggested', async () => {
  const { db } = await siteWithSample()
  expect(suggested(db)).toBe(0)
  await buildWhatWaits(db, CLOCK, never)
  expect(suggested(db)).toBeGreaterThan(30)
  expect(
    count(
      db,
      `suggestion s join commitment c on c.answer_version_id = s.answer_version_id
        where s.starts_at < c.ends_at and s.ends_at > c.starts_at`,
    ),
  ).toBe(0)
  expect(await buildWhatWaits(db, CLOCK, never)).toBe(0)
})

test('those of a record from before the detector wait too, and no others', async () => {
  const { db } = await siteWithSample()
  await buildWhatWaits(db, CLOCK, never)
  const before = suggested(db)
  db.exec(`
    delete from suggestion;
    delete from detected_version where answer_version_id % 2 = 0`)
  const migration = new URL('../../db/migrations/0026_answers_to_be_read.sql', import.meta.url)
  db.exec(readFileSync(migration, 'utf8'))
  const unread = count(
    db,
    "current_answer where kind <> 'holding' and is_cut = 0 and id not in (select answer_version_id from detected_version)",
  )
  expect(unread).toBeGreaterThan(10)
  expect(count(db, "building_waiting where builder = 'promises'")).toBe(unread)
  await buildWhatWaits(db, CLOCK, never)
  expect(suggested(db)).toBeGreaterThan(0)
  expect(suggested(db)).toBeLessThan(before)
})
