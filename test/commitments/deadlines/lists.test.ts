import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { STATUSES } from '../../../server/commitments/commitment.ts'
import {
  ANYONE,
  chooseWhose,
  holderOf,
  horizonOf,
  STANDINGS,
  standingByDate,
} from '../../../server/commitments/deadlines/lists.ts'
import { deadlineQueries } from '../../../server/commitments/deadlines/queries.ts'
import { addDays } from '../../../server/lib/dates.ts'
import type { TestApp } from '../../support/app.ts'
import { aPromise, siteWithAnswer } from '../days.ts'

const TODAY = '2026-02-02'
const HORIZON = horizonOf(TODAY)

const aDay = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -40, max: 80 }).map((days) => addDays(TODAY, days)),
  fc.constantFrom(-1, 0, 1, 7, 8, 30, 31).map((days) => addDays(TODAY, days)),
)
const aDeadline = fc.record({ latest: aDay, reviewOn: aDay, status: fc.constantFrom(...STATUSES) })

describe('nothing is hidden:', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await siteWithAnswer()
  })

  test('every open commitment stands in exactly one list by its dates, and each list counts what it has', () => {
    const queries = deadlineQueries(site.db)
    const isOpen = (status: string) => ['open', 'in-progress', 'partly-delivered'].includes(status)
    fc.assert(
      fc.property(fc.array(aDeadline, { maxLength: 25 }), (deadlines) => {
        site.db.exec('delete from commitment')
        const promises = deadlines.map((deadline) => ({ ...deadline, id: aPromise(site, deadline) }))
        const open = promises.filter(({ status }) => isOpen(status))
        const counts = queries.counts(ANYONE, HORIZON)
        expect(counts.open).toBe(open.length)
        for (const standing of STANDINGS) {
          const ids = queries.list(standing, ANYONE, HORIZON, { limit: 100, offset: 0 }).map(({ id }) => id)
          const expected = open.filter((one) => standingByDate(one, HORIZON) === standing)
          expect(ids.sort()).toEqual(expected.map(({ id }) => id).sort())
          expect(counts[standing]).toBe(ids.length)
        }
        expect(STANDINGS.reduce((sum, standing) => sum + counts[standing], 0)).toBe(open.length)
      }),
      { numRuns: 60 },
    )
  })

  test('pages of a list follow each other without a gap or a repeat', () => {
    const queries = deadlineQueries(site.db)
    site.db.exec('delete from commitment')
    for (let one = 0; one < 23; one += 1) aPromise(site, { latest: addDays(TODAY, -1 - (one % 3)) })
    const all = queries.list('overdue', ANYONE, HORIZON, { limit: 100, offset: 0 }).map(({ id }) => id)
    const paged = [0, 7, 14, 21].flatMap((offset) =>
      queries.list('overdue', ANYONE, HORIZON, { limit: 7, offset }).map(({ id }) => id),
    )
    expect(paged).toEqual(all)
    expect(new Set(paged).size).toBe(23)
  })
})

describe('whose', () => {
  test('is what was asked for, however little there is of it', () => {
    expect(chooseWhose('mine', { mine: 0, team: 3, all: 9 })).toBe('mine')
    expect(chooseWhose(null, { mine: 0, team: 3, all: 9 })).toBe('team')
    expect(chooseWhose(null, { mine: 0, team: 0, all: 0 })).toBe('all')
  })

  test('of a team that one does not have is nobody’s', () => {
    expect(holderOf('team', { id: 4, teamId: null })).toEqual({ ownerId: null, teamId: 0 })
  })
})
