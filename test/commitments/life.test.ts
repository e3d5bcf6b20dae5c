import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../server/commitments/commitment.ts'
import { ACTS, type Act, LIFE, NotPossible, standingAfter } from '../../server/commitments/life.ts'
import { LEADS_TO } from './transitions.ts'

const OPEN = ['open', 'in-progress', 'partly-delivered'] as const
const ENDED = ['delivered', 'not-delivered', 'dropped', 'superseded'] as const

/** A decision on a drop needs a proposal; nothing else does. */
const needsProposal = (act: Act) => act === 'dropped' || act === 'drop-refused'

describe.each(ACTS)('%s', (act) => {
  test.each(STATUSES)('of one that is %s', (status) => {
    const expected = LEADS_TO[act][status]
    const from = { status, isDropProposed: needsProposal(act) }
    if (expected === undefined) expect(() => standingAfter(act, from)).toThrow(NotPossible)
    else expect(standingAfter(act, from).status).toBe(expected === 'same' ? status : expected)
  })
})

describe('a proposal to drop', () => {
  test.each(OPEN)('is needed for one that is %s before it can be dropped or kept', (status) => {
    const from = { status, isDropProposed: false }
    expect(() => standingAfter('dropped', from)).toThrow('Nobody has proposed to drop it.')
    expect(() => standingAfter('drop-refused', from)).toThrow('Nobody has proposed to drop it.')
    expect(standingAfter('drop-proposed', from)).toEqual({ status, isDropProposed: true })
  })

  test('is made once', () => {
    const from = { status: 'open', isDropProposed: true } as const
    expect(() => standingAfter('drop-proposed', from)).toThrow('has been proposed already')
  })

  test.each(ACTS)('stands or falls with %s', (act) => {
    const status = act === 'reopened' ? 'delivered' : 'open'
    if (act === 'drop-proposed') return expect(act).toBe('drop-proposed') // twice is refused, as above
    const stands = ['chased', 'evidence', 'progress', 'restated', 'confirmed', 'requoted'].includes(act)
    expect(standingAfter(act, { status, isDropProposed: true }).isDropProposed).toBe(stands)
  })
})

test('what has ended says so to whoever goes on with it', () => {
  for (const status of ENDED) {
    expect(() => standingAfter('extension', { status, isDropProposed: false })).toThrow(
      `It is ${status.replace('-', ' ')}, so it cannot be given another deadline.`,
    )
  }
})

test('an editor does everything but confirm a drop, keep what was proposed for dropping, and reopen', () => {
  const byApprovers = ACTS.filter((act) => LIFE[act].by === 'approver')
  expect(byApprovers).toEqual(['dropped', 'drop-refused', 'reopened'])
  expect(ACTS.filter((act) => LIFE[act].by === 'editor')).toHaveLength(ACTS.length - 3)
})
