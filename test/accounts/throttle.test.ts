import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { migrateSessions } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { throttle } from '../../server/accounts/throttle.ts'

/** A throttle with a clock that the test moves by hand. */
function slowed() {
  const db = openDatabase(':memory:')
  migrateSessions(db)
  const time = { now: Date.parse('2026-02-02T09:00:00Z') }
  const turns = throttle(db, () => new Date(time.now))
  const ANN = { kind: 'account', of: 'ann@example.org' } as const
  return { db, time, turns, ann: () => turns.take([ANN]) }
}

/** Attempts until one has to wait. @returns how many went on, and how long the next would wait */
function spend(take: () => { waitMs: number }): { went: number; waitMs: number } {
  for (let went = 0; ; went += 1) {
    const { waitMs } = take()
    if (waitMs > 0) return { went, waitMs }
  }
}

describe('the throttle', () => {
  test('lets a few attempts through at once, then one in each forty seconds', () => {
    const { time, ann } = slowed()
    expect(spend(ann)).toEqual({ went: 6, waitMs: 40_000 })
    time.now += 39_999
    expect(ann().waitMs).toBe(1)
    time.now += 1
    expect(spend(ann)).toEqual({ went: 1, waitMs: 40_000 })
  })

  test('charges nothing for an attempt that has to wait, so that trying does not prolong the wait', () => {
    const { time, ann } = slowed()
    spend(ann)
    for (let tries = 0; tries < 500; tries += 1) expect(ann().waitMs).toBe(40_000)
    time.now += 40_000
    expect(ann().waitMs).toBe(0)
  })

  test('forgets what an account owed once its owner has signed in', () => {
    const { time, ann } = slowed()
    spend(ann)
    time.now += 40_000
    ann().forgive?.()
    expect(spend(ann).went).toBe(6)
  })

  test('gives an address back only the turn of the honest attempt', () => {
    const { turns } = slowed()
    const from = (email: string) =>
      turns.take([
        { kind: 'account', of: email },
        { kind: 'address', of: '192.0.2.7' },
      ])
    for (let tries = 0; tries < 19; tries += 1) from(`victim${tries}@example.org`)
    from('owner@example.org').forgive?.()
    expect(spend(() => from(`another${Math.random()}@example.org`)).went).toBe(1)
  })

  test('takes a turn under every key or under none', () => {
    const { turns, ann } = slowed()
    const address = { kind: 'address', of: '192.0.2.7' } as const
    spend(ann)
    for (let tries = 0; tries < 100; tries += 1) {
      turns.take([{ kind: 'account', of: 'ann@example.org' }, address])
    }
    expect(spend(() => turns.take([address])).went).toBe(20)
  })

  test('keeps neither e-mail addresses nor IP addresses, and forgets what is paid', () => {
    const { db, time, turns, ann } = slowed()
    ann()
    turns.take([{ kind: 'address', of: '192.0.2.7' }])
    const rows = db.prepare<[], { key: string }>('select key from throttle')
    expect(JSON.stringify(rows.all())).not.toMatch(/ann|192/)
    expect(rows.all()).toHaveLength(2)
    time.now += 3_600_000
    turns.take([{ kind: 'address', of: '192.0.2.8' }])
    expect(rows.all()).toHaveLength(1)
  })

  test('never lets more through than it says, and never makes anyone wait longer than one turn', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(gaps, (waits) => {
        const { time, ann } = slowed()
        const started = time.now
        let went = 0
        for (const wait of waits) {
          time.now += wait
          const { waitMs } = ann()
          if (waitMs === 0) went += 1
          expect(waitMs).toBeLessThanOrEqual(40_000)
          expect(went).toBeLessThanOrEqual(6 + Math.floor((time.now - started) / 40_000))
        }
      }),
      { numRuns: 50 },
    )
  })
})
