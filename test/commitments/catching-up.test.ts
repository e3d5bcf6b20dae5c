import { describe, expect, test } from 'vitest'
import { readUnreadAnswers } from '../../server/commitments/catching-up.ts'
import { sampleKeeper } from '../../server/sample/sample.ts'
import { noonOn } from '../support/app.ts'
import { count } from '../support/records.ts'
import { siteWith } from '../support/site.ts'

const CLOCK = noonOn('2026-02-02')

async function siteWithSample() {
  const site = await siteWith([], { clock: CLOCK })
  sampleKeeper(site.db).load(CLOCK)
  return site
}

describe('answers that the detector has not read', () => {
  test('are read beside serving, each once, and what is a commitment already is not suggested', async () => {
    const { db } = await siteWithSample()
    const found = await readUnreadAnswers(db, CLOCK, new AbortController().signal)
    expect(found).toBeGreaterThan(30)
    expect(count(db, "suggestion where state = 'open'")).toBe(found)
    expect(
      count(
        db,
        `suggestion s join commitment c on c.answer_version_id = s.answer_version_id
          where s.starts_at < c.ends_at and s.ends_at > c.starts_at`,
      ),
    ).toBe(0)
    expect(await readUnreadAnswers(db, CLOCK, new AbortController().signal)).toBe(0)
  })

  test('wait, when the site is stopped, for the next start', async () => {
    const { db } = await siteWithSample()
    const stopping = new AbortController()
    const reading = readUnreadAnswers(db, CLOCK, stopping.signal)
    stopping.abort()
    const before = await reading
    const after = await readUnreadAnswers(db, CLOCK, new AbortController().signal)
    expect(after).toBeGreaterThan(0)
    expect(count(db, "suggestion where state = 'open'")).toBe(before + after)
  })
})
