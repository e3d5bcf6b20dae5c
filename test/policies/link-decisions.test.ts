import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../db/open.ts'
import { EditedMeanwhile } from '../../server/lib/refusals.ts'
import type { Decision, LinkStanding } from '../../server/policies/link-decisions.ts'
import { linkQueries } from '../../server/policies/link-queries.ts'
import { linkRecords } from '../../server/policies/link-record.ts'
import { policyQueries } from '../../server/policies/queries.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { readSearchQuery } from '../../server/questions/schema.ts'
import { questionSearch } from '../../server/questions/search/search.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { noonOn } from '../support/app.ts'
import {
  anAnsweredQuestion,
  aQuestion,
  count,
  freshDatabase,
  importQuestions,
  importText,
} from '../support/records.ts'
import { lastOf } from '../support/trail.ts'
import { addPolicy, links } from './lanterns.ts'

const CLOCK = noonOn('2026-02-02')

/** A database with the Lantern Strategy and a question whose answer says this. */
async function withAnswer(answer: string) {
  const db = freshDatabase()
  const policyId = addPolicy(db)
  const question = anAnsweredQuestion({ uin: '701', answerText: `<p>${answer}</p>` })
  await importQuestions(db, [question], { seenAt: '2026-01-20T10:00:00Z' })
  return { db, policyId, question, id: idOf(db, '701') }
}

function idOf(db: Database, uin: string | null): number {
  return db.prepare<[string | null], number>('select id from question where uin is ?').pluck().get(uin) ?? 0
}

function decide(db: Database, questionId: number, decision: Decision | null, seen?: LinkStanding) {
  const policy = policyQueries(db).bySlug('lantern-strategy')
  if (!policy) throw new Error('no such policy')
  const now = linkQueries(db).standing(policy.id, questionId)
  const question = { id: questionId, name: 'question 2026-01-12/701' }
  return linkRecords(db, CLOCK).decide({ policy, question, decision, seen: seen ?? now }, A_COMMAND)
}

/** How many questions a search by the policy finds. */
function found(db: Database): number {
  const { request } = readSearchQuery({ policy: 'lantern-strategy', body: 'all' })
  return questionSearch(db).search(request, '2026-02-02').total
}

const states = (db: Database, id: number) =>
  linkQueries(db)
    .ofQuestion(id)
    .map(({ state, foundIn, words }) => `${state} ${foundIn}: ${words}`)

describe('a link that was found', () => {
  test('is confirmed, with its record on the audit trail', async () => {
    const { db, id } = await withAnswer('The Lantern Strategy says so.')
    expect(decide(db, id, 'confirmed')).toBe('confirmed')
    expect(states(db, id)).toEqual(['confirmed answer: Lantern Strategy'])
    expect(lastOf(db)).toEqual({
      said: 'the tests confirmed policy link Lantern Strategy in question 2026-01-12/701',
      before: { link: 'found' },
      after: { link: 'confirmed' },
      reason: null,
    })
    expect(decide(db, id, null)).toBe('found')
    expect(lastOf(db)?.said).toBe(
      'the tests reconsidered policy link Lantern Strategy in question 2026-01-12/701',
    )
  })

  test('is refused: no link, no provision, not found by a search; and that is taken back', async () => {
    const { db, id } = await withAnswer('The Lantern Strategy. Chapter 2 of the Strategy.')
    expect([count(db, 'policy_provision'), found(db)]).toEqual([1, 1])
    expect(decide(db, id, 'refused')).toBe('refused')
    expect([links(db), count(db, 'policy_provision'), found(db)]).toEqual([[], 0, 0])
    expect(linkQueries(db).refused(id)).toMatchObject([{ slug: 'lantern-strategy', decidedBy: null }])
    expect(decide(db, id, null)).toBe('found')
    expect([links(db).length, count(db, 'policy_provision'), found(db)]).toEqual([1, 1, 1])
  })

  test('stays refused when the answer or the names change', async () => {
    const { db, id, question, policyId } = await withAnswer('The Lantern Strategy says so.')
    decide(db, id, 'refused')
    const corrected = { ...question, answerIsCorrection: true, answerText: '<p>The LS says so.</p>' }
    await importQuestions(db, [corrected], { seenAt: '2026-01-22T10:00:00Z' })
    expect(links(db)).toEqual([])
    const policy = policyQueries(db).byId(policyId)
    if (!policy) throw new Error('no such policy')
    const more = { ...policy, aliases: [...policy.aliases, 'says so'] }
    policyRecords(db, CLOCK).change(policyId, more, policy.revision, A_COMMAND, '')
    expect(links(db)).toEqual([])
    decide(db, id, null)
    expect(links(db)).toEqual(['lantern-strategy 701 answer: LS'])
  })

  test('stays when it was confirmed and the words go', async () => {
    const { db, id, question } = await withAnswer('The Lantern Strategy says so.')
    decide(db, id, 'confirmed')
    const corrected = { ...question, answerIsCorrection: true, answerText: '<p>Nothing says so.</p>' }
    await importQuestions(db, [corrected], { seenAt: '2026-01-22T10:00:00Z' })
    expect([states(db, id), found(db)]).toEqual([['confirmed null: null'], 1])
    expect(decide(db, id, null)).toBe('none')
    expect([states(db, id), found(db)]).toEqual([[], 0])
  })
})

describe('a link that no words make', () => {
  test('is added, and keeps its words when they come', async () => {
    const { db, id, question } = await withAnswer('Nothing says so.')
    expect(decide(db, id, 'added')).toBe('added')
    expect([states(db, id), found(db)]).toEqual([['added null: null'], 1])
    const corrected = { ...question, answerIsCorrection: true, answerText: '<p>The LS says so.</p>' }
    await importQuestions(db, [corrected], { seenAt: '2026-01-22T10:00:00Z' })
    expect(states(db, id)).toEqual(['added answer: LS'])
    expect(decide(db, id, null)).toBe('found')
  })

  test('is taken back for good', async () => {
    const { db, id } = await withAnswer('Nothing says so.')
    decide(db, id, 'added')
    expect(decide(db, id, null)).toBe('none')
    expect([states(db, id), found(db), count(db, 'policy_decision')]).toEqual([[], 0, 0])
  })
})

test('a decision on what has changed since is refused, and nothing is recorded', async () => {
  const { db, id } = await withAnswer('The Lantern Strategy says so.')
  decide(db, id, 'refused')
  const records = count(db, 'audit_record')
  expect(() => decide(db, id, 'confirmed', 'found')).toThrow(EditedMeanwhile)
  expect(() => decide(db, id, 'refused')).toThrow(EditedMeanwhile)
  decide(db, id, null)
  expect(() => decide(db, id, null, 'refused')).toThrow(EditedMeanwhile)
  expect(count(db, 'audit_record')).toBe(records + 1)
})

describe('a decision on a pasted question', () => {
  const TEXT = 'To ask, how many lanterns the Lantern Strategy needs.'

  test('goes to the official one that takes it over', async () => {
    const db = freshDatabase()
    addPolicy(db)
    await importText(db, `Question to the Home Office:\n${TEXT}`)
    decide(db, idOf(db, null), 'refused')
    await importQuestions(db, [aQuestion({ uin: '702', questionText: TEXT })])
    expect(links(db)).toEqual([])
    expect(
      linkQueries(db).standing(policyQueries(db).bySlug('lantern-strategy')?.id ?? 0, idOf(db, '702')),
    ).toBe('refused')
  })

  test('gives way to one that was made on the official question', async () => {
    const db = freshDatabase()
    addPolicy(db)
    const cut = { ...aQuestion({ uin: '702' }), questionText: TEXT.slice(0, 20) }
    await importText(db, `Question to the Home Office:\n${TEXT}`)
    await importQuestions(db, [cut], { seenAt: '2026-01-20T10:00:00Z' })
    decide(db, idOf(db, null), 'refused')
    decide(db, idOf(db, '702'), 'added')
    await importQuestions(db, [{ ...cut, questionText: TEXT }], { seenAt: '2026-01-21T10:00:00Z' })
    expect(states(db, idOf(db, '702'))).toEqual(['added question: Lantern Strategy'])
    expect(count(db, 'policy_decision')).toBe(1)
  })
})

test('decisions go with their policy and with their question', async () => {
  const { db, id, policyId } = await withAnswer('The Lantern Strategy says so.')
  decide(db, id, 'refused')
  policyRecords(db, CLOCK).remove(policyId, A_COMMAND, 'Added twice')
  expect(count(db, 'policy_decision')).toBe(0)
})

test('what was decided is remembered, whatever happens to the texts and the names', async () => {
  const step = fc.oneof(
    fc.record({
      answer: fc.constantFrom('The LS.', 'The Lantern Strategy.', 'Nothing.', 'Lamp Plan; the Strategy'),
    }),
    fc.record({ aliases: fc.subarray(['LS', 'Lantern Strategy', 'Lamp Plan', 'Nothing']) }),
    fc.record({ decision: fc.constantFrom<Decision | null>('confirmed', 'added', 'refused', null) }),
  )
  const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
    const { db, id, question, policyId } = await withAnswer('The Lantern Strategy.')
    let decided: Decision | null = null
    for (const [n, one] of steps.entries()) {
      if ('answer' in one) {
        const seenAt = `2026-01-${22 + (n % 8)}T${10 + n}:00:00Z`
        const corrected = { ...question, answerIsCorrection: true, answerText: `<p>${one.answer}</p>` }
        await importQuestions(db, [corrected], { seenAt })
      } else if ('aliases' in one) {
        const policy = policyQueries(db).byId(policyId)
        if (!policy) throw new Error('no such policy')
        const changed = { ...policy, aliases: one.aliases }
        policyRecords(db, CLOCK).change(policyId, changed, policy.revision, A_COMMAND, '')
      } else if (one.decision !== decided) {
        decide(db, id, one.decision)
        decided = one.decision
      }
      const standing = linkQueries(db).standing(policyId, id)
      if (decided === null) expect(['found', 'none']).toContain(standing)
      else expect(standing).toBe(decided)
      expect(links(db).length > 0).toBe(standing !== 'refused' && standing !== 'none')
      expect(found(db)).toBe(standing === 'refused' || standing === 'none' ? 0 : 1)
    }
  })
  await fc.assert(property, { numRuns: 25 })
})
