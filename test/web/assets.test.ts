import { describe, expect, it } from 'vitest'
import { prepareAssets } from '../../server/web/assets.ts'
import { testApp } from '../support/app.ts'

const assets = prepareAssets(new URL('../../views/assets/', import.meta.url))
const { agent } = testApp()

describe('an asset', () => {
  it('carries a hash of its content in its name', () => {
    expect(assets.href('pursuant.css')).toMatch(/^\/assets\/pursuant-[0-9a-f]{8}\.css$/)
  })

  it.each([
    ['pursuant.css', 'text/css; charset=utf-8'],
    ['start.js', 'text/javascript; charset=utf-8'],
    ['govuk-frontend.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('is kept for ever: %s', async (name, type) => {
    const response = await agent.get(assets.href(name)).expect(200)
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(response.headers['content-type']).toBe(type)
    expect(response.headers.vary).toContain('Accept-Encoding')
  })

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
    ['br;q=0, gzip;q=0.5', 'gzip'],
  ])('comes compressed as the browser asks: %s', async (accepted, encoding) => {
    const { headers, text } = await agent.get(assets.href('pursuant.css')).set('Accept-Encoding', accepted)
    expect(headers['content-encoding']).toBe(encoding)
    expect(text).toContain('.official-text')
  })

  it('is found at no stale, plain or outside name', async () => {
    await agent.get('/assets/pursuant-00000000.css').expect(404)
    await agent.get('/assets/pursuant.css').expect(404)
    await agent.get('/assets/..%2F..%2Fpackage.json').expect(404)
    await agent.post(assets.href('pursuant.css')).expect(404)
  })

  it('cannot be linked to when it does not exist', () => {
    expect(() => assets.href('missing.css')).toThrow('There is no asset called missing.css')
  })
})

describe('the stylesheet', () => {
  it('has nothing that is reserved for gov.uk', async () => {
    const { text } = await agent.get(assets.href('pursuant.css'))
    expect(text).not.toMatch(/@font-face|GDS Transport|crest|url\(\/assets|sourceMappingURL/i)
    expect(text).toContain('.govuk-button{')
    expect(text).toContain('--sans:')
  })

  it('keeps every block that it had: its braces balance', async () => {
    const { text } = await agent.get(assets.href('pursuant.css'))
    expect(text.split('{').length).toBe(text.split('}').length)
  })
})

describe('the scripts', () => {
  it('import govuk-frontend by its hashed address', async () => {
    const { text } = await agent.get(assets.href('start.js'))
    expect(text).toContain(`from '${assets.href('govuk-frontend.js')}'`)
  })

  it('point to no source map', async () => {
    const { text } = await agent.get(assets.href('govuk-frontend.js'))
    expect(text).not.toContain('sourceMappingURL')
  })
})
