import { describe, expect, test } from 'vitest'
import { policyQueries } from '../../server/policies/queries.ts'
import { aPromise, siteWithAnswer } from '../commitments/days.ts'
import { signedInAs } from '../support/accounts.ts'
import { adminSite, errorsOf } from '../support/admin.ts'
import { readPage } from '../support/html.ts'
import { lastOf } from '../support/trail.ts'
import { addPolicy } from './lanterns.ts'

const FORM = { title: 'Lantern Strategy', kind: 'strategy', aliases: 'Lantern Strategy' }
const AT = '/policies/lantern-strategy'

describe('where a policy can be read', () => {
  test('may be several places, each with words of its own or the name of its host', async () => {
    const site = adminSite()
    const links =
      'Action plan https://example.org/plan\n\nhttps://example.org/strategy\nTargets  2029 http://example.net/'
    const page = await site.send('/policies', { ...FORM, links })
    expect(page.linkTo('Action plan')).toBe('https://example.org/plan')
    expect(page.linkTo('example.org')).toBe('https://example.org/strategy')
    expect(page.linkTo('Targets 2029')).toBe('http://example.net/')
    const edit = await site.open(`${AT}/edit`)
    expect(edit.tagged('textarea')[0]).toBe(
      'Action plan https://example.org/plan https://example.org/strategy Targets 2029 http://example.net/',
    )
  })

  test.each([
    [
      'https://example.org/ the plan',
      'End the line “https://example.org/ the plan” with an address that begins with https://.',
    ],
    [
      `${'x'.repeat(101)} https://example.org/`,
      `Shorten the words of the link “${'x'.repeat(40)}…” to at most 100 characters.`,
    ],
    [Array.from({ length: 21 }, (_, n) => `https://example.org/${n}`).join('\n'), 'Enter at most 20 links.'],
  ])('cannot be %s', async (links, message) => {
    const page = await adminSite().send('/policies', { ...FORM, links }, 422)
    expect(errorsOf(page)).toEqual([message])
  })
})

describe('the lead team of a policy', () => {
  test('is chosen from the teams, and shown to those who have signed in', async () => {
    const site = adminSite()
    site.someone({ team: 'Lanterns' })
    expect(errorsOf(await site.send('/policies', { ...FORM, team: '9' }, 422))).toEqual([
      'Choose a team that there is.',
    ])
    const page = await site.send('/policies', { ...FORM, team: '1' })
    expect(page.main).toContain('Lead team Lanterns')
    expect(lastOf(site.db)?.after).toMatchObject({ team: 'Lanterns' })
    const stranger = readPage((await readerOf(site).get(AT)).text)
    expect(stranger.main).toContain('Lead team Lanterns')
    expect((await site.agent.get(`${AT}.json`)).body.leadTeam).toBe('Lanterns')
  })

  test('is not for the public', async () => {
    const site = await siteWithAnswer()
    const { account } = signedInAs(site, 'editor', { team: 'Lanterns' })
    const leadTeamId = site.db
      .prepare<[number], number>('select team_id from account where id = ?')
      .pluck()
      .get(account.id)
    addPolicy(site.db, { leadTeamId: Number(leadTeamId) })
    expect((await site.agent.get(AT)).text).not.toContain('Lanterns')
    expect((await site.agent.get(`${AT}.json`)).body).not.toHaveProperty('leadTeam')
  })
})

describe('a policy that another supersedes', () => {
  test('says so, as the other does, and stands last in lists and among choices', async () => {
    const site = await siteWithAnswer()
    addPolicy(site.db)
    addPolicy(site.db, {
      slug: 'a-lamp-plan',
      title: 'A Lamp Plan',
      aliases: [],
      supersededById: policyQueries(site.db).bySlug('lantern-strategy')?.id ?? null,
    })
    const { agent } = signedInAs(site, 'editor')
    const old = readPage((await agent.get('/policies/a-lamp-plan')).text)
    expect(old.main).toContain('It is superseded by Lantern Strategy.')
    const page = readPage((await agent.get(AT)).text)
    expect(page.main).toContain('It takes the place of A Lamp Plan.')
    const list = readPage((await agent.get('/policies?kind=strategy')).text)
    expect(list.withClass('result').at(-1)).toContain('A Lamp Plan')
    expect(list.withClass('result').at(-1)).toContain('Superseded by Lantern Strategy')
    const details = readPage((await agent.get(`/commitments/${aPromise(site)}/details`)).text)
    expect(details.main).toMatch(/Safer Streets Mission.*A Lamp Plan \(superseded\)/)
    const { body } = await site.agent.get('/policies/a-lamp-plan.json')
    expect(body.supersededBy.title).toBe('Lantern Strategy')
  })

  test('never leads back to itself, and holds what took its place', async () => {
    const site = adminSite()
    await site.send('/policies', FORM)
    await site.send('/policies', {
      ...FORM,
      title: 'Oil Plan',
      aliases: '',
      'superseded-by': 'lantern-strategy',
    })
    for (const successor of ['oil-plan', 'lantern-strategy']) {
      const form = { ...FORM, 'superseded-by': successor, revision: '1' }
      expect(errorsOf(await site.send(AT, form, 422))).toEqual([
        'A policy cannot take its own place, nor that of what took its place.',
      ])
    }
    expect(errorsOf(await site.send('/policies', { ...FORM, 'superseded-by': 'none' }, 422))).toEqual([
      'Choose a policy that there is.',
    ])
    const refused = await site.send(`${AT}/removal`, { reason: 'Added twice' }, 422)
    expect(refused.main).toContain(
      'The policy Oil Plan says that this one took its place. Change that first.',
    )
  })
})

describe('the list of policies', () => {
  test('counts what is open and overdue, and shows one kind where it is asked for', async () => {
    const site = await siteWithAnswer()
    const id = addPolicy(site.db)
    aPromise(site, { policyIds: [id], latest: '2026-02-01' })
    aPromise(site, { policyIds: [id] })
    aPromise(site, { policyIds: [id], status: 'delivered', latest: '2026-02-01' })
    const page = readPage((await site.agent.get('/policies')).text)
    expect(page.withClass('result')).toContain(
      'Lantern Strategy 1 overdue Published 18 December 2025 No question names it yet 2 open promises',
    )
    expect(page.linkTo('Acts (4)')).toBe('/policies?kind=act')
    const acts = readPage((await site.agent.get('/policies?kind=act')).text)
    expect(acts.tagged('h2')).toEqual(['Acts', 'About this site'])
    expect(readPage((await site.agent.get('/policies?kind=zeppelin')).text).tagged('h2')).toContain(
      'Strategies',
    )
    const { body } = await site.agent.get('/policies.json')
    const found = body.items.find((one: { slug: string }) => one.slug === 'lantern-strategy')
    expect(found).toMatchObject({ openCount: 2, overdueCount: 1 })
  })
})

function readerOf(site: ReturnType<typeof adminSite>) {
  return signedInAs(site, 'reader').agent
}
