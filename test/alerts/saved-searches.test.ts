import { describe, expect, test } from 'vitest'
import { signedInAs } from '../support/accounts.ts'
import { expectNoInjection, readPage } from '../support/html.ts'
import { trail, wholeText } from '../support/trail.ts'
import { FORM, pageAt, save, siteWithLanterns } from './lanterns.ts'

async function siteWithReader() {
  const site = await siteWithLanterns()
  return { site, ...signedInAs(site, 'reader', { name: 'Ann Example' }) }
}

describe('saving a search', () => {
  test('is offered on its page to whoever has signed in, and to nobody else', async () => {
    const { site, agent } = await siteWithReader()
    const offered = (html: string) => readPage(html).linkTo('Save this search')
    const path = '/questions?q=lanterns&status=answered&sort=oldest&per-page=50'
    expect(offered((await agent.get(path)).text)).toBe('/saved-searches/new?q=lanterns&status=answered')
    expect(offered((await site.agent.get(path)).text)).toBeUndefined()
    expect((await pageAt(agent, '/')).linkTo('Saved searches')).toBe('/saved-searches')
  })

  test('suggests what the search says for a name', async () => {
    const { agent } = await siteWithReader()
    const page = await pageAt(agent, '/saved-searches/new?q=lanterns+-ferries&status=answered')
    expect(page.main).toContain('Questions with lanterns but not ferries answered')
    const name = page.all(({ attribs }) => attribs.id === 'name')[0]
    expect(name?.attribs.value).toBe('Lanterns but not ferries answered')
    const every = await pageAt(agent, '/saved-searches/new')
    expect(every.main).toContain('Every question to the Home Office')
    expect((await pageAt(agent, '/saved-searches/new?body=all')).main).toContain('to all answering bodies')
  })

  test('keeps it with what its person chose', async () => {
    const { agent } = await siteWithReader()
    const id = await save(agent, 'q=lanterns&status=answered', {
      name: '  Lanterns  at\tnight ',
      every: 'day',
    })
    const page = await pageAt(agent, '/saved-searches')
    expect(page.withClass('result__title')).toEqual(['Lanterns at night'])
    expect(page.main).toContain('Questions with lanterns answered')
    expect(page.main).toContain('Alerts: On, daily')
    expect(page.linkTo('All that it finds: Lanterns at night')).toBe('/questions?q=lanterns&status=answered')
    expect((await pageAt(agent, `/saved-searches/${id}`)).heading).toBe('Lanterns at night')
  })

  test.each([
    ['q=lanterns&status=answered&house=Commons', 'house=COMMONS&q=++Lanterns+&status=answered&body=1'],
    ['q=wardens+or+lanterns', 'q=(wardens)|lanterns&sort=oldest&page=3'],
    ['', 'body=1&q='],
  ])('tells of the same search that was saved already: %s is %s', async (first, again) => {
    const { agent } = await siteWithReader()
    await save(agent, first)
    const { text } = await agent
      .post('/saved-searches')
      .type('form')
      .send({ ...FORM, name: 'Another', search: again })
      .expect(422)
    expect(readPage(text).main).toContain('You have saved this search already, as “Lanterns”.')
    expect((await pageAt(agent, '/saved-searches')).withClass('result__title')).toEqual(['Lanterns'])
    const form = await pageAt(agent, `/saved-searches/new?${again}`)
    expect(form.main).toContain('You have saved this search already, as Lanterns.')
    expect(form.linkTo('Lanterns')).toBe('/saved-searches/1')
  })

  test('shows a form that is wrong again, with what was typed', async () => {
    const { agent } = await siteWithReader()
    const send = (fields: object) => agent.post('/saved-searches').type('form').send(fields)
    const unnamed = readPage((await send({ ...FORM, search: 'q=lanterns', name: ' ' }).expect(422)).text)
    expect(unnamed.main).toContain('Enter a name.')
    expect(unnamed.main).toContain('Questions with lanterns')
    const long = readPage((await send({ ...FORM, search: '', name: 'x'.repeat(101) }).expect(422)).text)
    expect(long.main).toContain('Shorten the name to at most 100 characters.')
    await send({ ...FORM, search: '', every: 'hour' }).expect(422)
    await send({ ...FORM, search: `q=${'x'.repeat(3000)}` }).expect(422)
    await send({}).expect(422)
    expect((await pageAt(agent, '/saved-searches')).main).toContain('You have saved no search yet.')
  })

  test('ends at a hundred', async () => {
    const { agent } = await siteWithReader()
    for (let number = 1; number <= 100; number += 1) await save(agent, `q=lanterns${number}x`)
    const { text } = await agent
      .post('/saved-searches')
      .type('form')
      .send({ ...FORM, search: 'q=oars' })
      .expect(422)
    expect(readPage(text).main).toContain('You have 100 saved searches')
  })

  test('makes no markup of a name or a search', async () => {
    const { agent } = await siteWithReader()
    const evil = '"><script>alert(1)</script>'
    const id = await save(agent, `q=${encodeURIComponent(evil)}`, { name: evil })
    for (const path of ['', `/${id}`, `/${id}/removal`, `/new?q=${encodeURIComponent(evil)}`]) {
      expectNoInjection(await pageAt(agent, `/saved-searches${path}`))
    }
  })
})

describe('a saved search', () => {
  test('is changed, put in another place and removed by its owner', async () => {
    const { agent } = await siteWithReader()
    const id = await save(agent, 'q=lanterns')
    await save(agent, 'q=ferries', { name: 'Ferries' })
    const send = (path: string, form: object = {}) =>
      agent.post(`/saved-searches/${id}${path}`).type('form').send(form).expect(303)
    const names = async () => (await pageAt(agent, '/saved-searches')).withClass('result__title')
    await send('', { name: 'Lamps', alerts: 'off', every: 'day' })
    expect(await names()).toEqual(['Lamps', 'Ferries'])
    expect((await pageAt(agent, '/saved-searches')).main).toContain('Alerts: Off')
    await send('/place', { to: 'down' })
    expect(await names()).toEqual(['Ferries', 'Lamps'])
    await send('/place', { to: 'down' }) // it is the last already
    await send('/place', { to: 'up' })
    expect(await names()).toEqual(['Lamps', 'Ferries'])
    expect((await pageAt(agent, `/saved-searches/${id}/removal`)).heading).toBe('Remove Lamps?')
    await send('/removal')
    expect(await names()).toEqual(['Ferries'])
    await agent.get(`/saved-searches/${id}`).expect(404)
  })

  test('is not there for anybody else, an admin no more than anyone', async () => {
    const { site, agent } = await siteWithReader()
    const id = await save(agent, 'q=lanterns')
    const other = signedInAs(site, 'admin').agent
    for (const path of ['', '/removal', '.atom']) await other.get(`/saved-searches/${id}${path}`).expect(404)
    for (const path of ['', '/seen', '/place', '/removal', '/feed', '/feed/removal']) {
      await other.post(`/saved-searches/${id}${path}`).type('form').send(FORM).expect(404)
    }
    expect((await pageAt(other, '/saved-searches')).main).toContain('You have saved no search yet.')
    expect((await pageAt(agent, '/saved-searches')).withClass('result__title')).toEqual(['Lanterns'])
    await agent.get('/saved-searches/x').expect(404)
    expect(await save(other, 'q=lanterns')).toBe(id + 1) // of the same words, and not told of the other’s
  })

  test('stands in the audit trail by its number, without its words', async () => {
    const { site, agent } = await siteWithReader()
    const id = await save(agent, 'q=zanzibar&status=answered', { name: 'Zanzibar quays' })
    const send = (path: string, form: object = {}) =>
      agent.post(`/saved-searches/${id}${path}`).type('form').send(form)
    await send('', { ...FORM, name: 'Zanzibar lamps' })
    await send('', { ...FORM, name: 'Zanzibar lamps' }) // nothing new
    await send('/seen', { question: '9', answer: '9' })
    await send('/place', { to: 'up' })
    await send('/feed')
    await send('/feed/removal')
    await send('/feed/removal') // there is none
    await send('/removal')
    expect(trail(site.db).filter(({ said }) => said.startsWith('Ann'))).toEqual(
      ['added', 'changed', 'made a feed address for', 'stopped the feed address of', 'removed'].map(
        (action) => ({
          said: `Ann Example ${action} saved search number 1`,
          before: null,
          after: null,
          reason: null,
        }),
      ),
    )
    expect(wholeText(site.db)).not.toMatch(/zanzibar/i)
  })
})
