import { describe, expect, test } from 'vitest'
import { EditedMeanwhile } from '../../server/lib/refusals.ts'
import { AliasTaken, isSlug, PolicyInUse, SlugTaken, slugFrom } from '../../server/policies/policy.ts'
import { policyQueries } from '../../server/policies/queries.ts'
import { policyRecords } from '../../server/policies/record.ts'
import { loadStartingPolicies } from '../../server/policies/starting-policies.ts'
import { A_COMMAND } from '../support/accounts.ts'
import { noonOn, testApp } from '../support/app.ts'
import { count } from '../support/records.ts'
import { lastOf, trail } from '../support/trail.ts'
import { addPolicy, aPolicy } from './lanterns.ts'

const clock = noonOn('2026-02-02')

function empty() {
  const { db } = testApp({ clock })
  return { db, records: policyRecords(db, clock), policies: policyQueries(db) }
}

describe('a policy', () => {
  test('is added with its aliases in their order, on the audit trail', () => {
    const { db, policies } = empty()
    addPolicy(db)
    expect(policies.bySlug('lantern-strategy')).toMatchObject({ ...aPolicy(), revision: 1, questions: 0 })
    expect(lastOf(db)).toEqual({
      said: 'the tests added policy Lantern Strategy',
      before: null,
      after: {
        title: 'Lantern Strategy',
        kind: 'strategy',
        published: '2025-12-18',
        review: null,
        team: null,
        'superseded by': null,
        links: 'https://example.org/lanterns',
        aliases: 'Lantern Strategy\nLS',
        body: 'Lamps for all.',
      },
      reason: null,
    })
  })

  test('is changed with what differs, and why, on the audit trail', () => {
    const { db, records, policies } = empty()
    const id = addPolicy(db)
    const { slug: _, ...facts } = aPolicy({ reviewOn: '2026-07-01', aliases: ['LS', 'Lamp Plan'] })
    records.change(id, facts, 1, A_COMMAND, 'A new plan')
    expect(policies.byId(id)).toMatchObject({ ...facts, slug: 'lantern-strategy', revision: 2 })
    expect(lastOf(db)).toEqual({
      said: 'the tests changed policy Lantern Strategy',
      before: { review: null, aliases: 'Lantern Strategy\nLS' },
      after: { review: '2026-07-01', aliases: 'LS\nLamp Plan' },
      reason: 'A new plan',
    })
  })

  test('that is saved as it was leaves no trace', () => {
    const { db, records, policies } = empty()
    const id = addPolicy(db)
    const before = trail(db)
    records.change(id, aPolicy(), 1, A_COMMAND, '')
    expect(trail(db)).toEqual(before)
    expect(policies.byId(id)?.revision).toBe(1)
  })

  test('that somebody else changed meanwhile is not changed', () => {
    const { db, records } = empty()
    const id = addPolicy(db)
    records.change(id, aPolicy({ title: 'One' }), 1, A_COMMAND, '')
    expect(() => records.change(id, aPolicy({ title: 'Two' }), 1, A_COMMAND, '')).toThrow(EditedMeanwhile)
    records.remove(id, A_COMMAND, 'A mistake')
    expect(() => records.remove(id, A_COMMAND, 'A mistake')).toThrow(EditedMeanwhile)
    expect(trail(db)).toHaveLength(3)
  })

  test('has an address and names of its own, and nothing is half done when another has one', () => {
    const { db, records, policies } = empty()
    addPolicy(db)
    expect(() => addPolicy(db, { aliases: [] })).toThrow(SlugTaken)
    expect(() => addPolicy(db, { slug: 'other', aliases: ['Oil', 'lantern–STRATEGY'] })).toThrow(AliasTaken)
    const other = addPolicy(db, { slug: 'other', title: 'Other', aliases: ['Oil'] })
    const wanted = aPolicy({ title: 'Renamed', aliases: ['ls'] })
    expect(() => records.change(other, wanted, 1, A_COMMAND, '')).toThrow(
      'a name of the policy Lantern Strategy',
    )
    expect(policies.byId(other)).toMatchObject({ title: 'Other', aliases: ['Oil'], revision: 1 })
    expect(trail(db)).toHaveLength(2)
  })

  test('is removed with why, and what it said stays on the audit trail', () => {
    const { db, records } = empty()
    const id = addPolicy(db)
    records.remove(id, A_COMMAND, 'Added twice')
    expect(lastOf(db)).toMatchObject({
      said: 'the tests removed policy Lantern Strategy',
      before: { title: 'Lantern Strategy', body: 'Lamps for all.' },
      after: null,
      reason: 'Added twice',
    })
    expect([count(db, 'policy'), count(db, 'policy_alias')]).toEqual([0, 0])
    expect(addPolicy(db)).toBeGreaterThan(id)
  })

  test('on which more than links hangs is not removed', () => {
    const { db, records } = empty()
    const id = addPolicy(db)
    db.exec('create table promise (policy_id integer references policy)')
    db.prepare('insert into promise values (?)').run(id)
    const before = trail(db)
    expect(() => records.remove(id, A_COMMAND, 'Added twice')).toThrow(PolicyInUse)
    expect(count(db, 'policy_alias')).toBe(2)
    expect(trail(db)).toEqual(before)
  })
})

describe('the end of an address', () => {
  test.each([
    ['Lantern Strategy 2025', 'lantern-strategy-2025'],
    ['Warden’s Law: “a plan” — for all', 'wardens-law-a-plan-for-all'],
    ['Café Été', 'cafe-ete'],
    ['New', 'new-policy'],
    ['文', ''],
    ['a'.repeat(90), 'a'.repeat(60)],
    [`${'lantern '.repeat(20)}`, 'lantern-lantern-lantern-lantern-lantern-lantern-lantern'],
  ])('is made from the title %s', (title, slug) => {
    expect(slugFrom(title)).toBe(slug)
    expect(isSlug(slug)).toBe(slug !== '')
  })

  test.each(['', '-', 'a--b', 'a-', '-a', 'A', 'a.b', 'a/b', '../x', 'new', 'a b', 'é', 'a'.repeat(61)])(
    'is never “%s”',
    (slug) => expect(isSlug(slug)).toBe(false),
  )
})

describe('the policies that come with the program', () => {
  test('are there once, with the names by which they are found', () => {
    const { db, policies } = empty()
    loadStartingPolicies(db, clock)
    expect(policies.all().map(({ slug, kind }) => `${kind} ${slug}`)).toEqual([
      'act border-security-asylum-and-immigration-act-2025',
      'act crime-and-policing-act-2026',
      'strategy vawg-strategy',
      'white-paper police-reform-white-paper',
      'act online-safety-act-2023',
      'mission safer-streets-mission',
      'act terrorism-protection-of-premises-act-2025',
    ])
    for (const { aliases, body } of policies.all())
      expect([aliases.length > 0, body !== '']).toEqual([true, true])
    const before = policies.all()
    loadStartingPolicies(db, noonOn('2027-01-01'))
    expect(policies.all()).toEqual(before)
    expect(trail(db)).toEqual([])
  })

  test('are never brought back or overwritten once they are removed or changed', () => {
    const { db, records, policies } = empty()
    loadStartingPolicies(db, clock)
    const [act, vawg] = [policies.bySlug('online-safety-act-2023'), policies.bySlug('vawg-strategy')]
    if (!act || !vawg) throw new Error('they are not there')
    records.remove(act.id, A_COMMAND, 'Not ours')
    records.change(vawg.id, { ...vawg, body: 'Ours.', aliases: [] }, vawg.revision, A_COMMAND, '')
    loadStartingPolicies(db, clock)
    expect(policies.bySlug('online-safety-act-2023')).toBeUndefined()
    expect(policies.bySlug('vawg-strategy')).toMatchObject({ body: 'Ours.', aliases: [] })
  })

  test('give way to a policy of the same address or with one of the names', () => {
    const { db, policies } = empty()
    addPolicy(db, { slug: 'vawg-strategy', aliases: ['Safer Streets mission'] })
    loadStartingPolicies(db, clock)
    expect(policies.slugs().sort()).toEqual([
      'border-security-asylum-and-immigration-act-2025',
      'crime-and-policing-act-2026',
      'online-safety-act-2023',
      'police-reform-white-paper',
      'terrorism-protection-of-premises-act-2025',
      'vawg-strategy',
    ])
    expect(policies.bySlug('vawg-strategy')?.title).toBe('Lantern Strategy')
  })
})
