import { describe, expect, test } from 'vitest'
import { adminSite, errorsOf, noticeOf } from '../support/admin.ts'
import { lastOf, trail } from '../support/trail.ts'

describe('the teams', () => {
  test('are listed with the number of their people, disabled ones apart', async () => {
    const site = adminSite()
    expect((await site.open('/admin/teams')).main).toContain('There is no team yet.')
    const data = site.team('Data Unit')
    site.team('Borders')
    for (const name of ['Tom Ellis', 'Ada Left']) {
      const { id } = site.someone({ name })
      await site.fill(`/admin/users/${id}`, { team: String(data) })
      if (name === 'Ada Left') await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    }
    const page = await site.open('/admin/teams')
    expect(page.tagged('tr').slice(1)).toEqual(['Borders 0 people', 'Data Unit 1 person and 1 disabled'])
    const team = await site.open(page.linkTo('Data Unit') ?? '')
    expect(team.withClass('admin-members__item')).toEqual(['Tom Ellis, Editor', 'Ada Left, Editor Disabled'])
    const done = await site.open(String(team.linkTo('What was done to this team')))
    expect(done.withClass('audit-record')).toEqual([expect.stringContaining('added team Data Unit')])
  })

  test('are added, each name once whatever its capitals', async () => {
    const site = adminSite()
    expect(noticeOf(await site.send('/admin/teams', { name: '  Data   Unit ' }))).toBe(
      'The team Data Unit is added.',
    )
    expect(lastOf(site.db)).toEqual({
      said: 'Priya Nair added team Data Unit',
      before: null,
      after: { name: 'Data Unit' },
      reason: null,
    })
    const again = await site.send('/admin/teams', { name: 'DATA unit' }, 422)
    expect(errorsOf(again)).toEqual(['There is a team called Data Unit already.'])
    expect(again.all(({ attribs }) => attribs.name === 'name')[0]?.attribs.value).toBe('DATA unit')
  })

  test.each([
    ['no name', {}, 'Enter the name of the team.'],
    ['an empty name', { name: ' \u200b ' }, 'Enter the name of the team.'],
    ['a long name', { name: 'N'.repeat(101) }, 'Shorten the name of the team to at most 100 characters.'],
  ])('are not added with %s', async (_what, form, message) => {
    const site = adminSite()
    const before = trail(site.db).length
    expect(errorsOf(await site.send('/admin/teams', form as Record<string, string>, 422))).toEqual([message])
    expect(trail(site.db)).toHaveLength(before)
  })
})

describe('renaming a team', () => {
  test('is on the audit trail, and its people are in the team of the new name', async () => {
    const site = adminSite()
    const { id } = site.someone({ team: 'Data Unit' })
    const page = await site.fill('/admin/teams/1', { name: 'Data and Statistics' })
    expect(noticeOf(page)).toBe('The team is now called Data and Statistics.')
    expect(lastOf(site.db)).toEqual({
      said: 'Priya Nair renamed team Data Unit',
      before: { name: 'Data Unit' },
      after: { name: 'Data and Statistics' },
      reason: null,
    })
    expect((await site.open(`/admin/users/${id}`)).facts()).toMatchObject({ Team: 'Data and Statistics' })
  })

  test('to the name of another, or to none, is refused', async () => {
    const site = adminSite()
    const [data] = [site.team('Data Unit'), site.team('Borders')]
    const taken = await site.fill(`/admin/teams/${data}`, { name: 'BORDERS' }, 422)
    expect(errorsOf(taken)).toEqual(['There is a team called Borders already.'])
    expect(errorsOf(await site.fill(`/admin/teams/${data}`, { name: '' }, 422))).toEqual([
      'Enter the name of the team.',
    ])
  })

  test('that somebody else was quicker with shows both names', async () => {
    const site = adminSite()
    const at = `/admin/teams/${site.team('Data Unit')}`
    const mine = { ...(await site.formOf(at)), name: 'Numbers' }
    await site.fill(at, { name: 'Data and Statistics' })
    const page = await site.send(at, mine, 409)
    expect(page.heading).toBe('Data and Statistics')
    expect(page.tagged('tr').slice(1)).toEqual(['Name Data and Statistics Numbers'])
    const revision = page.all(({ attribs }) => attribs.name === 'revision')[0]?.attribs.value ?? ''
    expect(noticeOf(await site.send(at, { ...mine, revision }))).toBe('The team is now called Numbers.')
  })
})

describe('removing a team', () => {
  test('is for one to which nobody belongs', async () => {
    const site = adminSite()
    const { id } = site.someone({ team: 'Data Unit' })
    await site.send(`/admin/users/${id}/disabling`, { reason: 'left' })
    expect((await site.open('/admin/teams/1')).main).toContain('disabled people included')
    const refused = await site.send('/admin/teams/1/removal', {}, 422)
    expect(refused.main).toContain('People belong to this team. Give each of them another team first.')
    await site.fill(`/admin/users/${id}`, { team: '' })
    expect(noticeOf(await site.send('/admin/teams/1/removal'))).toBe('The team Data Unit is removed.')
    expect(lastOf(site.db)).toEqual({
      said: 'Priya Nair removed team Data Unit',
      before: { name: 'Data Unit' },
      after: null,
      reason: null,
    })
    await site.agent.get('/admin/teams/1').expect(404)
  })
})

test('a team that does not exist is nowhere', async () => {
  const { agent } = adminSite()
  for (const number of ['99', 'x', '1e1']) {
    await agent.get(`/admin/teams/${number}`).expect(404)
    await agent.post(`/admin/teams/${number}`).type('form').send({ name: 'x', revision: '1' }).expect(404)
    await agent.post(`/admin/teams/${number}/removal`).expect(404)
  }
})
