import { describe, expect, it } from 'vitest'
import { testApp } from '../support/app.ts'

describe('every page', () => {
  it('has a title of its own with the name of the site', async () => {
    const { text } = await testApp().agent.get('/help/search')
    expect(text).toContain('<title>Searching - Help - Pursuant</title>')
    expect(text).toContain('<html lang="en-GB"')
  })

  it('says under which licence Parliament’s words stand', async () => {
    const { text } = await testApp().agent.get('/help')
    const plain = text.replace(/<[^>]+>/g, '')
    expect(plain).toContain(
      'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
    )
  })

  it('marks the section it is in', async () => {
    const { agent } = testApp()
    expect((await agent.get('/help?x=1')).text).toContain('href="/help" aria-current="page"')
    expect((await agent.get('/help/search')).text).toContain('href="/help" aria-current="true"')
    expect((await agent.get('/helpless')).text).not.toContain('aria-current')
  })

  it('has one search box and can be kept only by the reader’s own browser', async () => {
    const { text, headers } = await testApp().agent.get('/help')
    expect(text.match(/role="search"/g)).toHaveLength(1)
    expect(headers['cache-control']).toBe('private, no-cache')
  })

  it('is compressed', async () => {
    const { headers } = await testApp().agent.get('/help').set('Accept-Encoding', 'br')
    expect(headers['content-encoding']).toBe('br')
  })
})

describe('the sample', () => {
  const WORDS = 'This is a sample.'

  it('is announced on every page while it is loaded', async () => {
    const { agent, db } = testApp()
    expect((await agent.get('/help')).text).not.toContain(WORDS)
    db.exec(`insert into sample_state (id, loaded_at) values (1, '2026-01-12T09:00:00.000Z')`)
    expect((await agent.get('/help')).text).toContain(WORDS)
    expect((await agent.get('/nothing-here')).text).toContain(WORDS)
    db.exec(`update sample_state set removed_at = '2026-01-12T10:00:00.000Z'`)
    expect((await agent.get('/help')).text).not.toContain(WORDS)
  })
})
